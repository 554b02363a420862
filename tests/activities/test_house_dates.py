"""A house invites by itself: planned like a network's date, under its own name, and only by who writes for it."""

from datetime import date, datetime

import pytest
from django.test import Client

from tests.factories.activities import BERLIN, make_gathering
from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.activities.models import Gathering
from wirnetz.activities.queries import hosts_of
from wirnetz.core.waiting import waiting_for

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 20, 12, tzinfo=BERLIN)
PAGE = "/arbeitsplatz/kammer-nord/termine/"
ANSWERS = {
    "title": "Sprechtag Nachfolge",
    "kind": "event",
    "audience": "public",
    "on": "2026-06-18",
    "from_clock": "14:00",
}


@pytest.fixture(autouse=True)
def in_march(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def house(db):
    node = add_node(kind=NodeKind.ORGANISATION, parent=make_alliance().node)
    return make_organisation("Kammer Nord", slug="kammer-nord", node=node)


@pytest.fixture
def enter(house):
    """A browser of somebody with a role at the house."""

    def entering(person, role=Role.EDITING):
        grant_role(person=person, node=house.node, role=role, from_on=date(2020, 1, 1), until_on=None, by=None)
        return sign_in(Client(), person)

    return entering


def text_of(response):
    return response.content.decode()


def test_a_house_invites_with_three_answers(house, enter, alice):
    client = enter(alice)
    assert "Zu welchem Termin lädt Ihr Haus ein?" in text_of(client.get(PAGE))
    planned = client.post(f"{PAGE}neu/", ANSWERS, follow=True)
    gathering = Gathering.objects.get()
    assert planned.redirect_chain == [(f"/kalender/{gathering.slug}/", 302)]
    assert ([host.slug for host in hosts_of(gathering)], gathering.title) == (["kammer-nord"], "Sprechtag Nachfolge")
    assert "Zum nächsten Termin laden Sie am 18. Juni 2026 ein." in text_of(client.get(PAGE))
    assert "Kammer Nord" in text_of(Client().get("/kalender/?monat=2026-06"))


def test_wrong_input_is_told_and_nothing_is_written(enter, alice):
    refused = enter(alice).post(f"{PAGE}neu/", ANSWERS | {"title": ""})
    assert (refused.status_code, Gathering.objects.count()) == (422, 0)


def test_who_takes_part_reads_and_does_not_plan(enter, bob):
    client = enter(bob, Role.PARTICIPATION)
    page = client.get(PAGE)
    assert (page.status_code, "termine/neu/" in text_of(page)) == (200, False)
    assert client.post(f"{PAGE}neu/", ANSWERS).status_code == 403


def test_strangers_find_nothing(house, charlie):
    assert [Client().get(PAGE).status_code, sign_in(Client(), charlie).get(PAGE).status_code] == [302, 404]


def test_what_is_not_written_down_waits_for_the_house(house, enter, alice, charlie):
    make_gathering("Sprechtag im März", hosts=(house,))
    client = enter(alice)
    assert "Zu einem Termin fehlt noch, was daraus wurde." in text_of(client.get(PAGE))
    lines = [[item.sentence for item in waiting_for(person, on=NOW.date())] for person in (alice, charlie)]
    assert [any("Sprechtag im März" in what for what in found) for found in lines] == [True, False]
