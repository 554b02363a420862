"""What several tests of the info service start from."""

import pytest
from django.utils import timezone

from tests.factories.networks import make_own_network
from tests.factories.organisations import make_alliance, make_organisation
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.core import tickets
from wirnetz.organisations.enums import OrganisationLevel
from wirnetz.organisations.models import Adviser

TODAY = timezone.localdate()


@pytest.fixture
def house(db):
    """A partner of the alliance where somebody may subscribe."""
    alliance = make_alliance("Offensive")
    return make_organisation(
        "Kammer Ulm", slug="kammer-ulm", node=add_node(kind=NodeKind.ORGANISATION, parent=alliance.node)
    )


@pytest.fixture
def unhurried(monkeypatch):
    """A form may be sent as soon as it is shown."""
    monkeypatch.setattr(tickets, "FASTEST_SECONDS", -1)


@pytest.fixture
def world(db, alice):
    """The alliance, a house with its office, a network; Alice takes part in all of them."""
    root = make_alliance(slug="allianz").node
    house = make_organisation("IHK", slug="ihk", node=add_node(kind=NodeKind.ORGANISATION, parent=root))
    node = add_node(kind=NodeKind.OFFICE, parent=house.node)
    office = make_organisation("Büro", slug="buero", node=node, parent=house, level=OrganisationLevel.OFFICE)
    network = make_own_network("Verbund", slug="verbund", node=add_node(kind=NodeKind.NETWORK, parent=root))
    for place in (root, house.node, node, network.node):
        grant_role(person=alice, node=place, role=Role.PARTICIPATION, from_on=TODAY, until_on=None, by=None)
    Adviser.objects.unscoped("test").create(organisation=office, name="Alice A.", email="ALICE@wirnetz.example")
    Adviser.objects.unscoped("test").create(organisation=house, name="Ben", email="ben@ihk.example")
    Adviser.objects.unscoped("test").create(organisation=house, name="Ohne Adresse")
    return {"root": root, "house": house, "office": office, "network": network}
