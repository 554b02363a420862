"""Who knocks at the alliance office: its administration, an editor of the catalogue, a partner's administration."""

from datetime import date

import pytest
from django.test import Client

from tests.factories.organisations import make_alliance, make_organisation
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Person

LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def alliance(db):
    return make_alliance("Bündnis Nord", slug="buendnis-nord")


@pytest.fixture
def house(alliance):
    """A partner's organisation."""
    node = add_node(kind=NodeKind.ORGANISATION, parent=alliance.node)
    return make_organisation("Kammer Mitte", slug="kammer-mitte", node=node)


def _person(name, node, role):
    person = Person.objects.create_user(f"{name.lower()}@wirnetz.example", name=name)
    grant_role(person=person, node=node, role=role, from_on=LONG_AGO, until_on=None, by=None)
    return person


@pytest.fixture
def admin(alliance):
    """Runs the alliance."""
    return _person("Anna", alliance.node, Role.ADMINISTRATION)


@pytest.fixture
def editor(alliance):
    """Edits for the alliance."""
    return _person("Emil", alliance.node, Role.EDITING)


@pytest.fixture
def head(house):
    """Runs a partner's organisation."""
    return _person("Helene", house.node, Role.ADMINISTRATION)


@pytest.fixture
def office(client, admin):
    """A browser of the alliance's administration."""
    return sign_in(client, admin)


@pytest.fixture
def other():
    """Another browser."""
    return Client()
