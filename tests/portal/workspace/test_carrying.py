"""Brought in: three answers, once a day, taken back, never in the future, never by strangers."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.networks import make_membership, make_network
from tests.factories.offers import make_offer
from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.activities.models import CarriedNote

pytestmark = pytest.mark.django_db
PAGE = "/arbeitsplatz/kammer/eingebracht/"


@pytest.fixture
def house():
    node = add_node(kind=NodeKind.ORGANISATION, parent=make_alliance().node)
    return make_organisation("Kammer", slug="kammer", node=node)


@pytest.fixture
def client(house, alice):
    grant_role(person=alice, node=house.node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    make_offer("Unternehmenscheck", slug="check")
    make_network("Weit weg", slug="weit-weg")
    make_membership(house, make_network("Runder Tisch", slug="runder-tisch"))
    return sign_in(Client(), alice)


def answers(**changed):
    return {"network": "runder-tisch", "what": "a:check", "on": timezone.localdate().isoformat()} | changed


def test_the_form_knows_the_day_and_what_the_address_says_and_shows_own_networks_first(client):
    form = client.get(PAGE + "?netzwerk=weit-weg&was=a:check").context["form"]
    assert [form[name].value() for name in ("network", "what", "on")] == ["weit-weg", "a:check", timezone.localdate()]
    groups = [[slug for slug, _name in group] for _label, group in form.fields["network"].choices[1:]]
    assert groups == [["runder-tisch"], ["weit-weg"]]


def test_the_same_on_the_same_day_is_one_note_and_is_taken_back(client):
    codes = [client.post(PAGE, answers()).status_code for _ in range(2)]
    note = CarriedNote.objects.get()
    assert (codes, note.what, note.network.slug) == ([302, 302], "Unternehmenscheck", "runder-tisch")
    client.post(f"{PAGE}{note.pk}/zuruecknehmen/")
    assert not CarriedNote.objects.exists()


def test_an_argument_in_own_words_counts_as_well(client):
    client.post(PAGE, answers(what="", argument="Ein Termin statt fünf"))
    assert CarriedNote.objects.get().what == "Ein Termin statt fünf"


@pytest.mark.parametrize("wrong", [{"what": ""}, {"network": ""}, {"network": "erfunden"}, {"what": "a:erfunden"}])
def test_what_is_missing_is_asked_back(client, wrong):
    assert (client.post(PAGE, answers(**wrong)).status_code, CarriedNote.objects.count()) == (422, 0)


def test_tomorrow_has_not_been_yet(client):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert (client.post(PAGE, answers(on=tomorrow)).status_code, CarriedNote.objects.count()) == (422, 0)


def test_a_stranger_finds_no_page(house, charlie):
    stranger = sign_in(Client(), charlie)
    assert [stranger.get(PAGE).status_code, stranger.post(PAGE, answers()).status_code] == [404, 404]
