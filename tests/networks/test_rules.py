"""Who sees who is active where, and who may change it."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories.networks import make_own_network
from tests.factories.organisations import make_alliance, make_partner
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Person
from wirnetz.accounts.rules import can, visible
from wirnetz.networks.models import Involvement
from wirnetz.organisations.enums import Visibility
from wirnetz.organisations.models import Adviser

pytestmark = pytest.mark.django_db


@pytest.fixture
def alliance():
    return make_alliance()


@pytest.fixture
def network(alliance):
    return make_own_network("Verbund", node=add_node(kind=NodeKind.NETWORK, parent=alliance.node))


@pytest.fixture
def house(alliance):
    return make_partner("Haus", node=add_node(kind=NodeKind.ORGANISATION, parent=alliance.node))


@pytest.fixture
def readers(alliance, house, network):
    seats = {
        "colleague": (house.node, Role.PARTICIPATION),
        "editor": (house.node, Role.EDITING),
        "coordinator": (network.node, Role.STEWARDSHIP),
        "office": (alliance.node, Role.ADMINISTRATION),
    }
    people = {}
    for name, (node, role) in seats.items():
        people[name] = Person.objects.create_user(f"{name}@wirnetz.example")
        grant_role(person=people[name], node=node, role=role, from_on=date(2020, 1, 1), until_on=None, by=None)
    return {"nobody": AnonymousUser()} | people


def make_involvement(house, network, **fields):
    adviser = Adviser.objects.create(organisation=house, name="Petra Muster", **fields)
    return Involvement.objects.create(adviser=adviser, organisation=house, network=network)


def seen_by(readers):
    return [name for name, reader in readers.items() if visible(reader, Involvement.objects.all()).exists()]


def test_who_is_active_where_stays_in_the_house(readers, house, network):
    make_involvement(house, network)
    assert seen_by(readers) == ["colleague", "editor"]


def test_the_network_sees_those_who_show_their_name_to_partners(readers, house, network):
    make_involvement(house, network, name_visibility=Visibility.ALLIANCE)
    assert seen_by(readers) == ["colleague", "editor", "coordinator"]


def test_who_writes_for_the_office_changes_it(readers, house, network):
    involvement = make_involvement(house, network, name_visibility=Visibility.PUBLIC)
    assert [name for name, reader in readers.items() if can(reader, "edit", involvement)] == ["editor"]


def test_networks_are_edited_by_their_people_and_the_alliance(readers, network):
    assert [name for name, reader in readers.items() if can(reader, "edit", network)] == ["coordinator", "office"]
    assert [name for name, reader in readers.items() if can(reader, "end", network)] == ["coordinator", "office"]
