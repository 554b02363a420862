"""The pages of a workspace ask as often for one row as for fifty."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.areas import make_area
from tests.factories.networks import make_network
from tests.factories.organisations import make_alliance, make_partner
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.networks.models import Involvement
from wirnetz.organisations.actions import AdviserValues, OfficeValues, add_adviser, add_office

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
HOUSE = "/arbeitsplatz/kammer-nord/"
PAGES = (HOUSE, f"{HOUSE}stellen/", f"{HOUSE}personen/", f"{HOUSE}personen/aktiv/", "/arbeitsplatz/")


@pytest.fixture
def house(db):
    root = make_alliance().node
    make_area("13004", "Schwerin")
    return make_partner("Kammer Nord", slug="kammer-nord", node=add_node(kind=NodeKind.ORGANISATION, parent=root))


@pytest.fixture
def admin(house, alice):
    grant_role(person=alice, node=house.node, role=Role.ADMINISTRATION, from_on=TODAY, until_on=None, by=None)
    return sign_in(Client(), alice)


def grow(house, times):
    """Offices without a place, so that no map is drawn, each with a person who works in a network."""
    for number in range(times):
        office = add_office(parent=house, values=OfficeValues(f"Stelle {number}"), by=None, on=TODAY)
        adviser = add_adviser(values=AdviserValues(office, f"Person {number}"), by=None, on=TODAY)
        Involvement.objects.create(adviser=adviser, organisation=office, network=make_network())


def queries(client, path):
    with CaptureQueriesContext(connection) as context:
        assert client.get(path).status_code == 200
    return len(context.captured_queries)


def test_pages_ask_as_often_for_many_rows_as_for_few(admin, house):
    grow(house, 2)
    for path in PAGES:
        queries(admin, path)  # reads what a process reads once
    few = [queries(admin, path) for path in PAGES]
    grow(house, 20)
    assert [queries(admin, path) for path in PAGES] == few
