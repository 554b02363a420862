"""Joint activities as people use them: found, ask, begin, join with own dates, count, close."""

from datetime import date, datetime

import pytest
from django.test import Client

from tests.factories.activities import BERLIN, make_gathering, make_joint_activity
from tests.factories.networks import make_own_network
from tests.factories.organisations import make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.activities.models import ActivityStep, Carrier, Gathering, Joining, JointActivity, PartRequest
from wirnetz.activities.queries import results_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 20, 12, tzinfo=BERLIN)


@pytest.fixture(autouse=True)
def in_april(time_machine):
    time_machine.move_to(NOW, tick=False)


def house(name, verbund, person):
    node = add_node(kind=NodeKind.ORGANISATION, parent=verbund.node.parent)
    grant_role(person=person, node=node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    return make_organisation(name, node=node)


@pytest.fixture
def kammer(verbund, alice):
    return house("Kammer Nord", verbund, alice)


@pytest.fixture
def kasse(verbund, bob):
    return house("Kasse Süd", verbund, bob)


def text_of(response):
    return response.content.decode()


def found(client, kammer, **answers):
    data = {
        "title": "Wochen der Nachfolge",
        "goal": "Hundert Betriebe sprechen über ihre Nachfolge.",
        "from_on": "2026-04-01",
        "until_on": "2026-06-30",
        "contribution": "Einladung an 800 Betriebe",
        "others": "Kasse Süd",
    }
    return client.post(f"/arbeitsplatz/{kammer.slug}/aktionen/neu/", data | answers)


def test_two_carry_it_before_it_begins_and_then_everybody_sees_it(editor, kammer, kasse, alice, bob, charlie):
    page = found(editor, kammer)
    activity = JointActivity.objects.get()
    address, plan = f"/aktionen/{activity.slug}/", f"/aktionen/{activity.slug}/plan/"
    assert (page["Location"], activity.state) == (plan, "planned")
    assert (Client().get(address).status_code, sign_in(Client(), charlie).get(plan).status_code) == (404, 404)
    assert "tragen mindestens zwei" in text_of(editor.post(plan, {"begin": "1"}, follow=True))
    partner, asked = sign_in(Client(), bob), PartRequest.objects.get()
    assert partner.get(address).status_code == 200
    partner.post(f"/anfragen/{asked.pk}/", {"accept": "1", "contribution": "Räume"})
    assert {c.organisation.name: c.contribution for c in Carrier.objects.all()} == {
        "Kammer Nord": "Einladung an 800 Betriebe",
        "Kasse Süd": "Räume",
    }
    editor.post(plan, {"begin": "1"})
    shown = text_of(Client().get(address))
    assert ("Hundert Betriebe sprechen über ihre Nachfolge." in shown, "Einladung an 800 Betriebe" in shown) == (
        True,
    ) * 2
    assert "Wochen der Nachfolge" in text_of(Client().get("/aktionen/")).replace("\xad", "")


def test_the_plan_is_ticked_by_each_carrier_and_by_nobody_else(editor, kammer, kasse, bob, charlie):
    activity = make_joint_activity(carriers=(kammer, kasse), state="running")
    plan = f"/aktionen/{activity.slug}/plan/"
    editor.post(plan, {"add": "1", "text": "Einladung schreiben", "organisation": kasse.pk, "due_on": "2026-05-01"})
    step = ActivityStep.objects.get()
    sign_in(Client(), bob).post(plan, {"done": step.pk})
    assert "Kasse Süd, erledigt am 20. April 2026" in text_of(Client().get(f"/aktionen/{activity.slug}/"))
    assert sign_in(Client(), charlie).post(plan, {"undone": step.pk}).status_code == 403
    foreign = ActivityStep.objects.create(joint_activity=make_joint_activity(), text="Fremd")
    assert editor.post(plan, {"remove": foreign.pk}).status_code == 404
    editor.post(plan, {"remove": step.pk})
    assert [each.text for each in ActivityStep.objects.all()] == ["Fremd"]


def test_a_network_joins_with_its_own_dates_and_what_came_of_it_is_added_up(editor, verbund, kammer, kasse):
    activity = make_joint_activity("Nachfolge", carriers=(kammer, kasse), state="running", slug="nachfolge")
    join = editor.get("/aktionen/nachfolge/mitmachen/").context["form"]["party"]
    assert [label for _value, label in join.field.choices] == ["Netzwerk Verbund Nord", "Kammer Nord"]
    editor.post("/aktionen/nachfolge/mitmachen/", {"party": f"network-{verbund.pk}", "plan": "Zwei Abende"})
    editor.post("/aktionen/nachfolge/mitmachen/", {"party": f"network-{verbund.pk}", "plan": "Zwei Abende"})
    part = Joining.objects.get()
    day = {"title": "Abend", "kind": "event", "audience": "public", "on": "2026-04-10", "from_clock": "18:00"}
    editor.post("/arbeitsplatz/netzwerk/verbund-nord/termin/", day | {"joint_activity": activity.pk})
    evening = Gathering.objects.get()
    assert evening.joint_activity == activity
    results = f"/kalender/{evening.slug}/ergebnisse/"
    editor.post(results, {"guests": "Bäckerei", "firm_count": "34", "known_count": "4", "method": "counted"})
    editor.post(results, {"guests": "Bäckerei", "firm_count": "34", "known_count": "4", "method": "counted"})
    mine = {
        "plan": "Zwei Abende",
        "firm_count": "10",
        "known_count": "3",
        "method": "estimated",
        "learnt": "Früh fragen.",
    }
    editor.post(f"/beteiligung/{part.pk}/", mine | {"learnt": "Früh fragen."})
    shown = " ".join(text_of(Client().get("/aktionen/nachfolge/")).split())
    assert "Ein Termin fand statt. Erreicht wurden rund 37 Betriebe, jeder einmal gezählt." in shown
    assert ("Ein Netzwerk macht mit." in shown, "Früh fragen." in shown) == (True, True)
    for address in ("/aktionen/nachfolge/", f"/beteiligung/{part.pk}/"):
        assert "Verbund Nord" in text_of(editor.get(address)).replace("\xad", "")
    editor.post(f"/beteiligung/{part.pk}/", {"leave": "1"})
    left = results_of(activity, now=NOW)
    assert (left.networks, left.firms) == (0, 37)


def test_more_firms_known_than_there_were_are_refused(editor, verbund):
    evening = make_gathering(hosts=(verbund,), kind="event")
    answer = editor.post(
        f"/kalender/{evening.slug}/ergebnisse/", {"guests": "A", "firm_count": "3", "known_count": "4"}
    )
    assert answer.status_code in (302, 422)
    activity = make_joint_activity()
    Gathering.objects.update(joint_activity=activity)
    answer = editor.post(
        f"/kalender/{evening.slug}/ergebnisse/", {"guests": "A", "firm_count": "3", "known_count": "4"}
    )
    assert (answer.status_code, "Das sind mehr, als überhaupt da waren." in text_of(answer)) == (422, True)


def test_an_end_says_what_was_learnt_and_what_is_given_up_is_gone(editor, kammer, kasse):
    done = make_joint_activity("Fertig", carriers=(kammer, kasse), state="running")
    gone = make_joint_activity("Vorbei", carriers=(kammer, kasse), state="running")
    editor.post(f"/aktionen/{done.slug}/abschliessen/", {"learnt": "Abende ziehen mehr als Vormittage."})
    editor.post(f"/aktionen/{gone.slug}/plan/", {"give_up": "1"})
    assert "Abende ziehen mehr als Vormittage." in text_of(Client().get(f"/aktionen/{done.slug}/"))
    listed = text_of(Client().get("/aktionen/"))
    assert ("Eine Aktion ist abgeschlossen." in listed, "Vorbei" in listed) == (True, False)
    assert Client().get(f"/aktionen/{gone.slug}/").status_code == 404
    assert editor.post(f"/aktionen/{done.slug}/mitmachen/", {"party": "x", "plan": "y"}).status_code == 422


def test_a_running_activity_lies_below_its_months_in_the_year(verbund, kammer, kasse):
    make_joint_activity("Nachfolge", carriers=(kammer, kasse), state="running")
    make_joint_activity("Noch geheim", carriers=(kammer, kasse))
    page = text_of(Client().get("/kalender/jahr/2026/"))
    assert (page.count('class="y-span"'), "Nachfolge" in page, "Noch geheim" in page) == (6, True, False)
    assert 'class="y-span"' not in text_of(Client().get("/kalender/jahr/2027/"))


def test_the_page_asks_as_often_for_one_part_as_for_ten(kammer, kasse, django_assert_max_num_queries):
    activity = make_joint_activity(carriers=(kammer, kasse), state="running")
    for number in range(10):
        network = make_own_network(f"Netz {number}")
        Joining.objects.create(joint_activity=activity, network=network)
        make_gathering(hosts=(network,), joint_activity=activity, starts_at=NOW)
    with django_assert_max_num_queries(40):
        Client().get(f"/aktionen/{activity.slug}/")


def test_what_has_not_begun_runs_not_yet_and_what_lies_outside_its_time_is_not_counted(editor, verbund, kammer, kasse):
    both = {"carriers": (kammer, kasse), "state": "running"}
    activity = make_joint_activity("Später", from_on=date(2026, 5, 1), until_on=date(2026, 6, 30), **both)
    make_joint_activity("Jetzt", **both)
    Joining.objects.create(joint_activity=activity, network=verbund)
    listed = text_of(Client().get("/aktionen/")).replace("\xa0", " ")
    assert "Eine gemeinsame Aktion läuft, eine beginnt noch." in listed
    assert "Die Aktion beginnt am 1. Mai 2026." in text_of(Client().get(f"/aktionen/{activity.slug}/")).replace(
        "\xa0", " "
    )
    day = {"title": "Zu früh", "kind": "event", "audience": "public", "on": "2026-04-10", "from_clock": "18:00"}
    made = editor.post(
        "/arbeitsplatz/netzwerk/verbund-nord/termin/", day | {"joint_activity": activity.pk}, follow=True
    )
    assert "dieser Termin liegt außerhalb und zählt dort nicht mit" in text_of(made)
    begin = datetime(2026, 5, 4, 18, tzinfo=BERLIN)
    for _number in range(8):
        make_gathering(hosts=(verbund,), joint_activity=activity, starts_at=begin)
    results = results_of(activity, now=datetime(2026, 6, 1, 12, tzinfo=BERLIN))
    page = Client().get(f"/aktionen/{activity.slug}/").context
    assert (results.held, len(page["upcoming"]), [each.title for each in page["outside"]]) == (8, 8, ["Zu früh"])


def test_one_carrier_is_told_what_is_missing_and_gets_no_button_that_fails(editor, kammer, kasse):
    activity = make_joint_activity(carriers=(kammer,))
    plan = text_of(editor.get(f"/aktionen/{activity.slug}/plan/"))
    assert ("sobald eine zweite Organisation" in plan, 'name="begin"' in plan) == (True, False)
    Carrier.objects.create(joint_activity=activity, organisation=kasse)
    type(kammer).objects.filter(pk=kammer.pk).update(email="post@kammer.example")
    running = make_joint_activity("Jetzt", carriers=(kammer,), state="running")
    asking = text_of(Client().get(f"/aktionen/{running.slug}/"))
    assert 'href="mailto:post@kammer.example?subject=Mitmachen%20bei' in asking
    assert 'name="begin"' in text_of(editor.get(f"/aktionen/{activity.slug}/plan/"))
