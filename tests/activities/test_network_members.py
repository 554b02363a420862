"""Members of a network: asked, asking, decided, changed, resting, ended; each double entry has its answer."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.activities import BERLIN
from tests.factories.networks import make_membership, make_network
from tests.factories.organisations import make_organisation, make_partner
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, end_grant, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry, Grant, Node, Person
from wirnetz.core.models import OutboxMail
from wirnetz.core.waiting import waiting_for
from wirnetz.networks.models import Membership, MembershipPause, MembershipRequest

pytestmark = pytest.mark.django_db
PAGE, PUBLIC = "/arbeitsplatz/netzwerk/verbund-nord/mitglieder/", "/netzwerke/verbund-nord/"
TODAY = date(2026, 3, 20)


@pytest.fixture(autouse=True)
def in_march(time_machine):
    time_machine.move_to(datetime(2026, 3, 20, 12, tzinfo=BERLIN), tick=False)


def root():
    return Node.objects.get(kind=NodeKind.ALLIANCE)


@pytest.fixture
def kammer(verbund):
    """A partner with a place in the tree of rights and nobody there yet."""
    return make_partner("Kammer Nord", slug="kammer", node=add_node(kind=NodeKind.ORGANISATION, parent=root()))


@pytest.fixture
def lead(kammer, charlie):
    """Charlie leads the chamber."""
    give(charlie, kammer.node, Role.STEWARDSHIP)
    return sign_in(Client(), charlie)


def give(person, node, role):
    grant_role(person=person, node=node, role=role, from_on=date(2020, 1, 1), until_on=None, by=None)


def text_of(response):
    return response.content.decode().replace("\xa0", " ").replace("\xad", "")


def invite(client, **changes):
    return client.post(PAGE, {"organisation_name": "Kammer Nord", "role": "member", "from_on": "2026-03-20"} | changes)


def requests():
    return MembershipRequest.objects.unscoped("test")


def ties():
    return list(Membership.objects.order_by("pk").values_list("organisation__name", "role", "from_on", "until_on"))


def sentences(person):
    return [item.sentence for item in waiting_for(person, TODAY)]


def test_where_nobody_leads_the_organisation_it_belongs_at_once_on_the_network_word(editor, verbund):
    make_organisation("Kammer Nord")
    assert "gilt auf Ihr Wort" in text_of(editor.post(PAGE, {"organisation_name": "kammer", "role": "guest",
                                                            "from_on": "2026-01-15"}, follow=True))  # fmt: skip
    assert ties() == [("Kammer Nord", "guest", date(2026, 1, 15), None)]
    assert Membership.objects.get().source_note == "vom Netzwerk eingetragen"
    assert "Kammer Nord" in text_of(Client().get(PUBLIC))


def test_an_organisation_that_is_led_decides_itself_and_its_decision_counts(editor, lead, kammer, charlie, alice):
    assert invite(editor, role="deputy", message="Wir brauchen Sie").status_code == 302
    assert (ties(), requests().get().state) == ([], "open")
    assert [mail.to_address for mail in OutboxMail.objects.unscoped("test")] == [charlie.email]
    assert "„Verbund Nord“ lädt Kammer Nord ein." in sentences(charlie)
    page = f"/arbeitsplatz/mitgliedschaft/anfrage/{requests().get().pk}/"
    assert editor.post(page, {"on": "2026-04-01"}).status_code == 403  # the asking side does not decide
    assert "Wir brauchen Sie" in text_of(lead.get(page))
    refused = lead.post(page, {"on": "2026-04-01", "decision": "decline"})
    assert (refused.status_code, "Sagen Sie in einem Satz, warum" in text_of(refused)) == (422, True)
    assert lead.post(page, {"on": "2026-04-01", "decision": "accept"}).status_code == 302
    assert ties() == [("Kammer Nord", "deputy", date(2026, 4, 1), None)]
    assert [mail.to_address for mail in OutboxMail.objects.unscoped("test").order_by("pk")][1:] == [alice.email]
    assert lead.get(page).status_code == 404  # decided
    assert AuditEntry.objects.unscoped("test").get(action="decide_membership").details == {"accepts": True}


def test_an_invitation_says_where_it_is_read_and_who_is_not_listed_can_be_reported(editor, lead, kammer, charlie):
    said = {"organisation_name": "Kammer Nord", "role": "member", "from_on": "2026-03-20"}
    page = text_of(editor.post(PAGE, said, follow=True))
    assert "Gefragt ist Kammer Nord; dazu gehört, wer annimmt." in page
    assert "Wer dort leitet, bekommt eine Mail." in page
    requests().all().delete()
    Person.objects.filter(pk=charlie.pk).update(is_example=True)
    assert "Eine Mail geht nicht hinaus" in text_of(editor.post(PAGE, said, follow=True))
    unknown = text_of(editor.post(PAGE, said | {"organisation_name": "Bündnis & Co"}))
    assert 'href="/organisationen/fehlt/?name=B%C3%BCndnis%20%26%20Co"' in unknown
    report = text_of(editor.get("/organisationen/fehlt/", {"name": "Bündnis & Co"}))
    assert "„Bündnis &amp; Co“ steht noch nicht im Verzeichnis." in report


def test_the_answer_reaches_who_leads_the_network_now(editor, steward, lead, alice, bob):
    """Alice asked, and handed the network on before the answer came."""
    invite(editor)
    for grant in Grant.objects.unscoped("test").filter(person=alice):
        end_grant(grant=grant, on=date(2026, 3, 19), by=None)
    page = f"/arbeitsplatz/mitgliedschaft/anfrage/{requests().get().pk}/"
    lead.post(page, {"on": "2026-04-01", "decision": "accept"})
    assert [mail.to_address for mail in OutboxMail.objects.unscoped("test").order_by("pk")][1:] == [bob.email]


def test_an_organisation_asks_from_the_public_page_and_the_network_decides(editor, lead, kammer, alice, verbund):
    asking = "/netzwerke/verbund-nord/mitmachen/"
    assert lead.post(asking, {"organisation": "kammer", "message": "Mit zwei Beratern"}).status_code == 302
    assert "gehört schon dazu, oder eine Frage ist offen" in text_of(lead.get(asking))
    assert "Kammer Nord möchte bei „Verbund Nord“ dazugehören." in sentences(alice)
    page = f"/arbeitsplatz/mitgliedschaft/anfrage/{requests().get().pk}/"
    assert "Mit zwei Beratern" in text_of(editor.get(page))
    told = {"on": "2026-03-20", "role": "guest", "decision": "decline", "reason": "Erst nach der Sommerpause"}
    assert editor.post(page, told).status_code == 302
    assert (ties(), requests().get().reason) == ([], "Erst nach der Sommerpause")
    assert "Erst nach der Sommerpause" in OutboxMail.objects.unscoped("test").order_by("pk").last().text
    lead.post(asking, {"organisation": "kammer"})
    assert "Gefragt" in text_of(lead.get("/arbeitsplatz/kammer/netzwerke/"))
    lead.post(f"/arbeitsplatz/mitgliedschaft/anfrage/{requests().get(state='open').pk}/zurueckziehen/")
    assert sorted(requests().values_list("state", flat=True)) == ["declined", "withdrawn"]


def test_who_leads_nothing_and_networks_without_people_get_a_clear_answer(editor, lead, kammer):
    make_network("Anderes", slug="anderes")
    answer = lead.post("/netzwerke/anderes/mitmachen/", {"organisation": "kammer"})
    assert (answer.status_code, "entscheidet hier noch niemand" in text_of(answer)) == (422, True)
    assert "fragt, wer sie hier leitet" in text_of(editor.get("/netzwerke/anderes/mitmachen/"))


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("member", "Kammer Nord gehört schon dazu: Mitglied."),
        ("invited", "Kammer Nord ist schon eingeladen"),
        ("asking", "hat selbst schon um Aufnahme gebeten"),
        ("ended network", "ist ein Ende vermerkt"),
        ("ended organisation", "ist hier nicht eingetragen"),
    ],
)
def test_each_double_entry_has_its_answer(editor, lead, kammer, verbund, before, said):
    if before == "member":
        make_membership(kammer, verbund)
    elif before == "invited":
        invite(editor)
    elif before == "asking":
        lead.post("/netzwerke/verbund-nord/mitmachen/", {"organisation": "kammer"})
    elif before == "ended organisation":
        kammer.ended_on = "2026"
        kammer.save()
    if before == "ended network":
        verbund.status = "ended"
        verbund.save()
        assert invite(editor).status_code == 403
        assert "hat seine Arbeit beendet" in text_of(lead.get("/netzwerke/verbund-nord/mitmachen/"))
        return
    known = (requests().count(), Membership.objects.count())
    answer = invite(editor, role="guest")
    assert (answer.status_code, said in text_of(answer)) == (422, True)
    assert (requests().count(), Membership.objects.count()) == known


def test_a_role_changes_from_a_day_on_and_the_former_one_stays_as_history(editor, kammer, verbund):
    tie = make_membership(kammer, verbund, from_on=date(2025, 1, 1))
    page = f"/arbeitsplatz/mitgliedschaft/{tie.pk}/"
    same = editor.post(page, {"what": "role", "role": "member", "role_on": "2026-03-20"})
    assert (same.status_code, "Diese Rolle ist schon eingetragen." in text_of(same)) == (422, True)
    assert editor.post(page, {"what": "role", "role": "coordination", "role_on": "2026-03-20"}).status_code == 302
    assert ties() == [
        ("Kammer Nord", "member", date(2025, 1, 1), date(2026, 3, 19)),
        ("Kammer Nord", "coordination", date(2026, 3, 20), None),
    ]
    shown = text_of(editor.get(PAGE))
    assert "Eine Organisation gehört dazu." in shown
    assert "Mitglied, 1. Januar 2025 bis 19. März 2026" in " ".join(shown.split())


def test_a_membership_rests_is_taken_up_again_and_ends(lead, kammer, verbund):
    tie = make_membership(kammer, verbund, from_on=date(2025, 1, 1))
    page = f"/arbeitsplatz/mitgliedschaft/{tie.pk}/"
    assert 'value="role"' not in text_of(lead.get(page))  # the organisation's side gives no role
    early = lead.post(page, {"what": "pause", "pause_from": "2024-12-31"})
    assert (early.status_code, "noch nicht begonnen" in text_of(early)) == (422, True)
    lead.post(page, {"what": "pause", "pause_from": "2026-03-01", "reason": "Stelle unbesetzt"})
    assert "ruht seit 1. März 2026: Stelle unbesetzt" in " ".join(text_of(Client().get(PUBLIC)).split())
    assert "ruht seit 1. März 2026" in " ".join(text_of(lead.get("/arbeitsplatz/kammer/netzwerke/")).split())
    lead.post(page, {"what": "resume", "resume_on": "2026-03-20"})
    assert list(MembershipPause.objects.values_list("from_on", "until_on")) == [(date(2026, 3, 1), date(2026, 3, 19))]
    assert "ruht seit" not in text_of(Client().get(PUBLIC))
    before = lead.post(page, {"what": "end", "end_on": "2024-01-01"})
    assert (before.status_code, "noch nicht begonnen" in text_of(before)) == (422, True)
    assert lead.post(page, {"what": "end", "end_on": "2026-03-19"}).status_code == 302
    assert ties() == [("Kammer Nord", "member", date(2025, 1, 1), date(2026, 3, 19))]
    assert lead.get(page).status_code == 404
    assert "Wo Sie dabei waren" in text_of(lead.get("/arbeitsplatz/kammer/netzwerke/"))


def test_a_coordination_that_has_ended_is_told_to_the_people_and_to_the_alliance(editor, steward, verbund, kammer, bob):
    office = make_partner("Büro")
    verbund.host = office
    verbund.save()
    make_membership(kammer, verbund, role="coordination")
    gone = [line for line in sentences(bob) if "ohne Koordination" in line]
    assert gone == []
    for each in (kammer, office):
        each.ended_on = "2026-02"
        each.save()
    assert "„Verbund Nord“ ist ohne Koordination; zuletzt lag sie bei Kammer Nord und Büro." in sentences(bob)
    assert "ist zurzeit ohne Koordination" in text_of(Client().get(PUBLIC))
    assert "geben Sie ihm die Rolle „Koordination“" in text_of(editor.get(PAGE))
    make_membership(make_partner("Neue"), verbund, role="coordination")
    assert [line for line in sentences(bob) if "ohne Koordination" in line] == []
    assert "ist zurzeit ohne Koordination" not in text_of(Client().get(PUBLIC))


def test_a_coordination_that_left_without_a_successor_is_told_as_well(steward, verbund, kammer, bob):
    make_membership(kammer, verbund, role="coordination", from_on=date(2024, 1, 1), until_on=date(2026, 3, 19))
    assert "„Verbund Nord“ ist ohne Koordination; zuletzt lag sie bei Kammer Nord." in sentences(bob)
    assert "ist zurzeit ohne Koordination" in text_of(Client().get(PUBLIC))
    make_membership(make_partner("Neue"), verbund, role="coordination")
    assert [line for line in sentences(bob) if "ohne Koordination" in line] == []


def test_strangers_find_no_page_and_the_alliance_office_hears_of_its_own_networks(verbund, kammer, charlie, alice):
    tie = make_membership(kammer, verbund, role="coordination")
    stranger = sign_in(Client(), charlie)
    assert [stranger.get(page).status_code for page in (PAGE, f"/arbeitsplatz/mitgliedschaft/{tie.pk}/")] == [404, 404]
    kammer.ended_on = "2026-02"
    kammer.save()
    other = make_network("Anderes")
    make_membership(kammer, other, role="coordination")
    give(alice, root(), Role.ADMINISTRATION)
    told = [line for line in sentences(alice) if "ohne Koordination" in line]
    assert told == ["„Verbund Nord“ ist ohne Koordination; zuletzt lag sie bei Kammer Nord."]


def test_the_list_asks_the_same_number_of_questions_for_one_and_for_many(editor, verbund):
    def count():
        with CaptureQueriesContext(connection) as seen:
            assert editor.get(PAGE).status_code == 200
        return len(seen)

    make_membership(make_organisation("A"), verbund)
    editor.get(PAGE)
    one = count()
    for number in range(4):
        make_membership(make_organisation(f"B{number}"), verbund)
    assert count() == one
