"""A network with people, for the pages of its workspace."""

from datetime import date

import pytest
from django.test import Client

from tests.factories.networks import make_own_network
from tests.factories.organisations import make_alliance
from tests.signing_in import sign_in
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role


@pytest.fixture
def verbund(db):
    """A network of the alliance with a place in the tree of rights."""
    node = add_node(kind=NodeKind.NETWORK, parent=make_alliance().node)
    return make_own_network("Verbund Nord", slug="verbund-nord", node=node)


@pytest.fixture
def editor(verbund, alice):
    """Alice writes for the network."""
    grant_role(person=alice, node=verbund.node, role=Role.EDITING, from_on=date(2020, 1, 1), until_on=None, by=None)
    return sign_in(Client(), alice)


@pytest.fixture
def steward(verbund, bob):
    """Bob leads the network."""
    grant_role(person=bob, node=verbund.node, role=Role.STEWARDSHIP, from_on=date(2020, 1, 1), until_on=None, by=None)
    return sign_in(Client(), bob)
