"""A draft of a division: kept, talked about, decided by who runs the network, and undone before its day."""

import io
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone
from pptx import Presentation

from tests.factories.networks import make_membership
from tests.factories.organisations import make_organisation
from tests.landscape.test_splitting_pages import ASKED, PAGE, read
from tests.signing_in import sign_in
from wirnetz.accounts.actions import grant_role
from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import AuditEntry
from wirnetz.core.german import date_words
from wirnetz.landscape.actions import decide_split, remark_on_split, undo_split
from wirnetz.landscape.enums import Outcome
from wirnetz.landscape.models import SplitDecision, SplitDraft
from wirnetz.landscape.waiting import divisions_to_decide
from wirnetz.networks.models import Membership, Network, Territory

pytestmark = pytest.mark.django_db
DAY = timezone.localdate() + timedelta(days=40)
ASKED_FORM = {"teile": "2", "ebene": "kreis", "haeuser": "0", "gleich": "10", "orte": "", "vorschlag": "1"}


@pytest.fixture
def lead(coast, bob):
    grant_role(person=bob, node=coast.node, role=Role.STEWARDSHIP, from_on=date(2020, 1, 1), until_on=None, by=None)
    return bob


@pytest.fixture
def members(coast):
    for name, key in {"Haus Ost": "13073", "Haus West": "13074", "Haus Fern": None}.items():
        make_membership(make_organisation(name, seat=key), coast)


def draft_of(editor):
    response = editor.post(f"{PAGE}speichern/", {**ASKED_FORM, "title": "Zwei Küsten", "zieht": "13072:1,13003:2"})
    draft = SplitDraft.objects.unscoped("test").get()
    assert response["Location"] == f"{PAGE}entwurf/{draft.pk}/"
    return draft


def territory(network, on):
    rows = network.territories.exclude(from_on__gt=on).exclude(until_on__lt=on)
    return sorted(rows.values_list("area__key", flat=True))


def seated(network, on):
    rows = network.memberships.exclude(from_on__gt=on).exclude(until_on__lt=on)
    return sorted(rows.values_list("organisation__name", flat=True))


def test_a_draft_is_kept_with_name_and_who_and_what_others_say(editor, coast, lead):
    draft = draft_of(editor)
    assert [sorted(part["areas"]) for part in draft.parts] == [["13072", "13074"], ["13003", "13073"]]
    address = f"{PAGE}entwurf/{draft.pk}/"
    assert "Zwei Teile: Passt das so?" in read(editor, address)
    sign_in(Client(), lead).post(address, {"was": "anmerken", "text": "Rostock gehört nach Osten."})
    page = read(editor, address)
    assert ("Rostock gehört nach Osten." in page, "Netzwerk so teilen" in page) == (True, False)
    assert "Zwei Küsten" in read(editor, PAGE)
    slide = Presentation(io.BytesIO(editor.get(f"{address}?als=pptx").content)).slides[0]
    assert slide.shapes.title.text == "So ließe sich das Gebiet in zwei Teile teilen."
    assert Client().get(address).status_code == 302


def test_a_draft_says_what_was_moved_by_hand_and_what_it_costs(editor, coast):
    draft = draft_of(editor)
    response = editor.get(f"{PAGE}entwurf/{draft.pk}/")
    text = " ".join(response.content.decode().replace("\xad", "").split())
    assert response.context["moved"] == [
        ("Kreis Güstrow", 1, draft.names[0]),
        ("Kreis Rostock", 2, draft.names[1]),
    ]
    assert "Zwei Gebiete sind von Hand verschoben; auf der Karte sind sie umrandet." in text
    assert f"<li>Kreis Güstrow nach Teil 1, {draft.names[0]}</li>" in text
    words = dict(response.context["comparison"])
    assert words["Größte Abweichung von gleichen Teilen"] == [("Entwurf", "0 %")]
    assert {"Grenze zwischen den Teilen", "Geteilte Kreise"} <= set(words)
    draft.query = "teile=2&ebene=kreis&haeuser=0&gleich=10&orte=&vorschlag=1"
    draft.save()
    plain = editor.get(f"{PAGE}entwurf/{draft.pk}/")
    assert (plain.context["moved"], plain.context["map"] == response.context["map"]) == ([], False)


def test_a_draft_without_a_name_is_told_at_the_field_and_keeps_the_moves(editor, coast):
    response = editor.post(f"{PAGE}speichern/", {**ASKED_FORM, "title": " ", "zieht": "13072:1"})
    form = response.context["draft"]
    assert (response.status_code, list(form.errors), form["title"].value()) == (422, ["title"], " ")
    assert response.context["zieht"] == "13072:1"
    assert 'aria-invalid="true"' in response.content.decode()
    assert not SplitDraft.objects.unscoped("test").exists()


def test_what_leaves_of_a_draft_says_that_it_is_one_and_its_name(editor, coast, lead):
    draft = draft_of(editor)
    address, day = f"{PAGE}entwurf/{draft.pk}/", date_words(timezone.localdate())

    def told(form):
        response = editor.get(f"{address}?als={form}")
        assert f'filename="entwurf-{draft.pk}-kueste.{form}"' in response["Content-Disposition"]
        if form == "pptx":
            shapes = Presentation(io.BytesIO(response.content)).slides[0].shapes
            return " ".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
        text = response.content.decode()
        return " ".join(ElementTree.fromstring(text).itertext()) if form == "svg" else text

    for form in ("pptx", "svg", "csv"):
        words = told(form)
        assert ("Entwurf „Zwei Küsten“, noch nicht entschieden" in words, day in words) == (True, True)
    decide_split(draft=draft, outcome=Outcome.DROP, reason="Zu klein.", by=lead)
    assert "Entwurf „Zwei Küsten“, wird nicht weiter verfolgt" in told("csv")


def test_an_open_draft_waits_for_who_decides_and_asks_the_others_once(editor, coast, lead, alice, charlie):
    draft = draft_of(editor)
    address, today = f"{PAGE}entwurf/{draft.pk}/", timezone.localdate()
    grant_role(
        person=charlie, node=coast.node, role=Role.PARTICIPATION, from_on=date(2020, 1, 1), until_on=None, by=None
    )

    def waits(person):
        return [(each.button, each.href) for each in divisions_to_decide(person, today)]

    decide, say = ("Entscheiden", f"{address}#entscheiden"), ("Etwas dazu sagen", f"{address}#anmerkungen")
    assert (waits(lead), waits(charlie), waits(alice)) == ([decide], [say], [])
    remark_on_split(draft=draft, text="Rostock gehört nach Osten.", by=charlie)
    assert waits(charlie) == []
    page = read(sign_in(Client(), lead), "/arbeitsplatz/")
    assert "„Küste“ teilen? Über den Entwurf „Zwei Küsten“ ist noch nicht entschieden." in page
    assert ("eine Anmerkung" in page, address in page) == (True, True)
    decision = decide_split(draft=draft, outcome=Outcome.DROP, reason="Zu klein.", by=lead)
    assert (waits(lead), waits(charlie)) == ([], [])
    undo_split(decision=decision, by=lead)
    assert waits(lead) == [decide]


def test_where_nobody_leads_a_network_the_administration_of_the_alliance_decides(editor, coast, charlie, bob):
    root = coast.node.parent
    grant_role(person=charlie, node=root, role=Role.ADMINISTRATION, from_on=date(2020, 1, 1), until_on=None, by=None)
    draft_of(editor)
    assert [each.button for each in divisions_to_decide(charlie, timezone.localdate())] == ["Entscheiden"]
    grant_role(person=bob, node=coast.node, role=Role.STEWARDSHIP, from_on=date(2020, 1, 1), until_on=None, by=None)
    assert list(divisions_to_decide(charlie, timezone.localdate())) == []


def test_who_runs_the_network_divides_it_with_its_members_and_takes_it_back(editor, coast, lead, members, alice):
    draft = draft_of(editor)
    address, runner = f"{PAGE}entwurf/{draft.pk}/", sign_in(Client(), lead)
    sent = {
        "was": "teilen",
        "teilen-stays": "1",
        "teilen-from_on": f"{timezone.localdate():%Y-%m-%d}",
        "teilen-reason": "Die Wege sind zu lang.",
    }
    errors = runner.post(address, sent | {"teilen-reason": ""}).context["divide"].errors
    assert list(errors) == ["from_on", "reason"]
    assert "Wählen Sie einen Tag, der noch kommt" in runner.post(address, sent).content.decode()
    sent |= {"teilen-from_on": f"{DAY:%Y-%m-%d}"}
    look = runner.post(address, sent).content.decode().replace("\xad", "")
    assert "Die Seiten der neuen Netzwerke können sofort alle lesen" in look
    assert ("teilen-name_1" in look, "teilen-name_2" in look, Network.objects.count()) == (False, True, 1)
    sent |= {"was": "bestaetigen", "teilen-name_2": "Netzwerk Ostküste"}
    assert sign_in(Client(), alice).post(address, sent).status_code == 403
    runner.post(address, sent)
    east = Network.objects.get(name="Netzwerk Ostküste")
    before, everything = DAY - timedelta(days=1), ["13003", "13072", "13073", "13074"]
    assert (territory(coast, before), territory(coast, DAY)) == (everything, ["13072", "13074"])
    assert (territory(east, before), territory(east, DAY)) == ([], ["13003", "13073"])
    assert (seated(coast, DAY), seated(east, DAY)) == (["Haus Fern", "Haus West"], ["Haus Ost"])
    assert east.node.parent == coast.node
    page = read(Client(), f"/netzwerke/{east.slug}/")
    assert f"Dieses Netzwerk beginnt am {date_words(DAY)}".replace("\xa0", " ") in page
    assert ("Die Quelle nennt kein abgegrenztes Gebiet" in page, "gehört dazu: " in page) == (False, True)
    assert "Die Wege sind zu lang." in read(runner, address)
    runner.post(address, {"was": "zurueck"})
    assert not Network.objects.filter(name="Netzwerk Ostküste").exists()
    assert (territory(coast, DAY), seated(coast, DAY)) == (everything, ["Haus Fern", "Haus Ost", "Haus West"])
    assert (Territory.objects.count(), Membership.objects.count()) == (4, 3)
    assert "zurückgenommen" in read(runner, address)
    acts = set(AuditEntry.objects.unscoped("test").filter(person=lead).values_list("action", flat=True))
    assert {"decide_split", "divide_network", "undo_split", "reunite_network"} <= acts


def test_a_division_is_refused_where_it_would_not_fit(editor, coast, lead, alice):
    draft = draft_of(editor)
    given = {"draft": draft, "outcome": Outcome.DIVIDE, "reason": "So.", "from_on": DAY, "by": lead}
    with pytest.raises(PermissionDenied):
        decide_split(**given | {"by": alice})
    decision = decide_split(**given)
    with pytest.raises(ValidationError, match="schon entschieden"):
        decide_split(**given)
    guest = make_membership(make_organisation("Neu dabei"), Network.objects.exclude(pk=coast.pk).get())
    with pytest.raises(ValidationError, match="inzwischen mehr eingetragen"):
        undo_split(decision=decision, by=lead)
    guest.delete()
    undo_split(decision=decision, by=lead)
    Territory.objects.filter(network=coast, area__key="13003").update(until_on=DAY)
    with pytest.raises(ValidationError, match="schon eine Änderung vorgemerkt"):
        decide_split(**given)
    Territory.objects.filter(network=coast, area__key="13003").delete()
    with pytest.raises(ValidationError, match="nicht mehr das des Entwurfs"):
        decide_split(**given)
    assert "Das Gebiet hat sich seither geändert." in read(editor, f"{PAGE}entwurf/{draft.pk}/")
    decide_split(draft=draft, outcome=Outcome.DROP, reason="Zu klein.", by=lead)
    assert "Dieser Entwurf wird nicht verfolgt." in read(editor, f"{PAGE}entwurf/{draft.pk}/")
    assert SplitDecision.objects.unscoped("test").count() == 2


def test_wishes_that_cannot_be_are_answered(editor, coast):
    def answer(query, status=200):
        response = editor.get(PAGE + ASKED.replace("teile=2", query))
        assert response.status_code == status
        return response.content.decode()

    assert "„Bregenz“ finden wir in diesem Gebiet nicht." in answer("teile=2&orte=Bregenz", 422)
    assert "In Kreis Wismar liegen mehrere Treffpunkte" in answer("teile=2&orte=Wismar, Kreis Wismar")
    assert "Sie haben drei Treffpunkte für zwei Teile genannt" in answer("teile=2&orte=Wismar, Stralsund, Güstrow")
    assert '<li class="plan">' in answer("teile=2&orte=Wismar, Stralsund")
    assert "Für sechs Teile ist das Gebiet zu klein" in answer("teile=6")
    Territory.objects.filter(network=coast, area__key__in=["13003", "13072"]).delete()
    assert "Das Gebiet besteht aus zwei Stücken" in answer("teile=2")
    Territory.objects.filter(network=coast, area__key="13073").delete()
    assert "lässt sich nicht teilen" in answer("teile=2")
    Territory.objects.filter(network=coast).delete()
    assert "Es ist noch kein Gebiet ausgewählt." in answer("teile=2")
