"""Links between two networks: one side enters, the other one answers, both pages show it, either side ends it."""

from datetime import date, datetime

import pytest
from django.test import Client

from tests.factories.activities import BERLIN
from tests.factories.networks import make_link, make_network
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Node
from wirnetz.core.models import OutboxMail
from wirnetz.core.waiting import waiting_for
from wirnetz.networks.models import NetworkLink

pytestmark = pytest.mark.django_db
PAGE, THEIRS = "/arbeitsplatz/netzwerk/verbund-nord/verbindungen/", "/arbeitsplatz/netzwerk/runder-tisch/verbindungen/"
TODAY = date(2026, 3, 20)


@pytest.fixture(autouse=True)
def in_march(time_machine):
    time_machine.move_to(datetime(2026, 3, 20, 12, tzinfo=BERLIN), tick=False)


@pytest.fixture
def other(verbund):
    node = add_node(kind=NodeKind.NETWORK, parent=Node.objects.get(kind=NodeKind.ALLIANCE))
    return make_network("Runder Tisch", slug="runder-tisch", node=node)


@pytest.fixture
def theirs(other, charlie):
    """Charlie writes for the other network."""
    give(charlie, other)
    return sign_in(Client(), charlie)


def give(person, network):
    grant_role(person=person, node=network.node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)


def text_of(response):
    return " ".join(response.content.decode().replace("\xa0", " ").replace("\xad", "").split())


def tell(client, **changes):
    said = {"other": "runder-tisch", "kind": "joint_activity", "since_on": "2026-02-01", "about": "Ein Betriebsabend."}
    return client.post(PAGE, said | changes)


def shown():
    words = "Gemeinsame Aktivität seit 1. Februar 2026. Ein Betriebsabend."
    return [words in text_of(Client().get(f"/netzwerke/{slug}/")) for slug in ("verbund-nord", "runder-tisch")]


def test_one_side_enters_the_other_confirms_and_both_pages_show_it(editor, theirs, charlie):
    assert tell(editor).status_code == 302
    assert (shown(), NetworkLink.objects.get().answered_on) == ([True, True], None)
    assert "Nach Angabe von „Verbund Nord“, noch nicht bestätigt." in text_of(Client().get("/netzwerke/runder-tisch/"))
    assert [mail.to_address for mail in OutboxMail.objects.unscoped("test")] == [charlie.email]
    asked = [each for each in waiting_for(charlie, TODAY) if each.button == "Antworten"]
    assert [each.sentence for each in asked] == [
        "„Verbund Nord“ nennt eine Verbindung mit „Runder Tisch“: gemeinsame Aktivität. Stimmt das?"
    ]
    assert editor.post(f"{PAGE}{NetworkLink.objects.get().pk}/", {"what": "confirm"}).status_code == 403
    assert theirs.post(asked[0].href, {"what": "confirm"}).status_code == 302
    assert NetworkLink.objects.get().answered_on == TODAY
    assert "noch nicht bestätigt" not in text_of(Client().get("/netzwerke/runder-tisch/"))
    assert [each for each in waiting_for(charlie, TODAY) if each.button == "Antworten"] == []


def test_an_objection_needs_a_sentence_and_takes_the_link_off_both_pages(editor, theirs):
    tell(editor)
    page = f"{THEIRS}{NetworkLink.objects.get().pk}/"
    assert theirs.post(page, {"what": "object", "objection": ""}).status_code == 422
    assert theirs.post(page, {"what": "object", "objection": "Das war ein anderes Netzwerk"}).status_code == 302
    assert shown() == [False, False]
    assert "Das war ein anderes Netzwerk" in text_of(editor.get(PAGE))
    assert editor.post(f"{PAGE}{NetworkLink.objects.get().pk}/", {"what": "end", "on": "2026-03-20"}).status_code == 302
    assert NetworkLink.objects.count() == 0


def test_either_side_ends_it_and_it_stays_as_history(editor, theirs):
    tell(editor)
    page = f"{THEIRS}{NetworkLink.objects.get().pk}/"
    early = theirs.post(page, {"what": "end", "on": "2026-01-01"})
    assert (early.status_code, "noch nicht begonnen" in text_of(early)) == (422, True)
    assert theirs.post(page, {"what": "end", "on": "2026-03-19"}).status_code == 302
    assert shown() == [False, False]
    assert "Was einmal verband" in text_of(editor.get(PAGE))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"since_on": "2026-03-21"}, "liegt noch vor Ihnen"),
        ({"kind": "talks"}, "Diese Verbindung ist schon eingetragen."),
        ({"other": "verbund-nord"}, "verfügbare Auswahl"),
        ({"since_on": "31.2.2026"}, "Diesen Tag gibt es nicht."),
    ],
)
def test_what_cannot_be_is_told(editor, other, verbund, changes, said):
    make_link(verbund, other, since_on=date(2026, 1, 1))
    answer = tell(editor, **changes)
    assert (answer.status_code, NetworkLink.objects.count()) == (422, 1)
    assert said in text_of(answer) or "other" in changes


def test_who_writes_for_both_has_answered_at_once_and_a_network_without_people_is_not_asked(
    editor, other, verbund, alice
):
    tell(editor)
    assert (NetworkLink.objects.get().answered_on, OutboxMail.objects.unscoped("test").count()) == (None, 0)
    NetworkLink.objects.all().delete()
    give(alice, other)
    tell(editor)
    assert NetworkLink.objects.get().answered_on == TODAY
