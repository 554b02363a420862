"""One's own calendar by a secret address: everything one belongs to, nothing of others, gone once called back."""

import re
from datetime import date, datetime

import pytest
from django.test import Client
from icalendar import Calendar

from tests.factories.activities import BERLIN, make_gathering
from tests.factories.networks import make_membership, make_network
from tests.factories.organisations import make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.activities.models import CalendarFeed, Gathering, Registration

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 12, tzinfo=BERLIN)


@pytest.fixture(autouse=True)
def in_march(time_machine):
    time_machine.move_to(NOW, tick=False)


def address_of(client):
    client.post("/konto/kalender/", {"make": "1"})
    return re.search(r"/kalender/eigener/[\w-]+\.ics", client.get("/konto/kalender/").content.decode())[0]


def titles(path):
    answer = Client().get(path)
    assert answer["Cache-Control"] == "private, no-store"
    return [str(event["summary"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")]


def test_it_holds_what_one_belongs_to_and_registered_for_and_nothing_else(verbund, editor, alice, charlie):
    house = make_organisation("Kammer", node=add_node(kind=NodeKind.ORGANISATION, parent=verbund.node.parent))
    grant_role(person=alice, node=house.node, role=Role.PARTICIPATION, from_on=date(2020, 1, 1), until_on=None, by=None)
    joined, foreign = make_network("Mit der Kammer"), make_network("Fremd")
    make_membership(house, joined)
    make_gathering("Eins: eigenes Netzwerk", hosts=(verbund,), audience="members")
    make_gathering("Zwei: eigenes Haus", hosts=(house,), audience="members")
    make_gathering("Drei: das Haus ist Mitglied", hosts=(joined,), audience="members")
    make_gathering("Nicht: fremd und nur für Mitglieder", hosts=(foreign,), audience="members")
    make_gathering("Nicht: fremd und öffentlich", hosts=(foreign,))
    make_gathering("Nicht: lange her", hosts=(verbund,), starts_at=datetime(2025, 3, 1, tzinfo=BERLIN))
    visited = make_gathering("Vier: angemeldet", hosts=(foreign,))
    Registration.objects.create(
        gathering=visited, name="A", email=alice.email, state="confirmed", token_hash="x", keep_until=date(2026, 5, 1)
    )
    mine, other = address_of(editor), address_of(sign_in(Client(), charlie))
    expected = ["Eins: eigenes Netzwerk", "Zwei: eigenes Haus", "Drei: das Haus ist Mitglied", "Vier: angemeldet"]
    assert (titles(mine), titles(other)) == (expected, [])
    Gathering.objects.filter(title__startswith="Eins").update(state="cancelled")
    assert titles(mine)[0] == "Abgesagt: Eins: eigenes Netzwerk"


def test_the_address_is_shown_once_and_stops_when_made_anew_called_back_or_its_person_leaves(editor, alice):
    first = address_of(editor)
    assert first not in editor.get("/konto/kalender/").content.decode()
    assert first.rpartition("/")[2][:-4] not in CalendarFeed.objects.unscoped("test").get().token_hash
    second = address_of(editor)
    assert (Client().get(first).status_code, Client().get(second).status_code) == (404, 200)
    editor.post("/konto/kalender/", {"revoke": "1"})
    editor.post("/konto/kalender/", {"revoke": "1"})
    third = address_of(editor)
    assert (Client().get(second).status_code, Client().get(third).status_code) == (404, 200)
    alice.is_active = False
    alice.save()
    assert Client().get(third).status_code == 404
    assert Client().get("/kalender/eigener/geraten.ics").status_code == 404
