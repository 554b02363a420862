"""A territory small enough to be cut in the head: four districts in a row along the coast."""

from datetime import date
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.areas import make_area
from tests.factories.networks import make_own_network
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Node
from wirnetz.landscape.queries import landscape_on
from wirnetz.networks.models import Territory
from wirnetz.regions.enums import AdjacencyKind
from wirnetz.regions.models import Adjacency, Area

TOWNS = {
    "13074087": (11.5, "Wismar"),
    "13003000": (12.1, "Rostock"),
    "13072043": (12.2, "Güstrow"),
    "13073088": (13.1, "Stralsund"),
}


@pytest.fixture
def coast(db):
    """Four districts in a row, with as many people each."""
    root = Node.objects.filter(kind=NodeKind.ALLIANCE).first() or add_node(kind=NodeKind.ALLIANCE, parent=None)
    network = make_own_network("Küste", slug="kueste", node=add_node(kind=NodeKind.NETWORK, parent=root))
    for key, (longitude, name) in TOWNS.items():
        make_area(key, name)
        Area.objects.filter(key=key).update(longitude=longitude, latitude=54.0, weight=100)
        Area.objects.filter(key=key[:5]).update(population=1000, population_as_of=2018, name=f"Kreis {name}")
        Territory.objects.create(
            network=network, area=Area.objects.get(key=key[:5]), source_url="https://a.example/", as_of=2025
        )
    for a, b in pairwise(TOWNS):
        first, second = (Area.objects.get(key=key) for key in sorted((a, b)))
        Adjacency.objects.create(a=first, b=second, kilometres=9, kind=AdjacencyKind.LAND)
    return network


@pytest.fixture
def editor(coast, alice):
    grant_role(person=alice, node=coast.node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    return sign_in(Client(), alice)


@pytest.fixture
def beside_reading(django_assert_max_num_queries):
    """A pin for a page: so many queries beside those that read the landscape, whatever that asks for."""

    def pin(most):
        with CaptureQueriesContext(connection) as reading:
            landscape_on()
        return django_assert_max_num_queries(len(reading) + most)

    return pin
