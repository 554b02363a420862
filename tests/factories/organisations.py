"""Organisations for tests."""

import itertools
from typing import Any

from tests.factories.areas import make_area
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node
from wirnetz.organisations.enums import OrganisationKind, PartnershipStatus, Reach
from wirnetz.organisations.models import Organisation

_numbers = itertools.count(1)


def make_organisation(name: str = "", *, seat: str = "", states: tuple[str, ...] = (), **fields: Any) -> Organisation:
    """An organisation with a seat in the district `seat`, working throughout the Länder `states`."""
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "slug": f"organisation-{number}",
        "name": name or f"Organisation {number}",
        "kind": OrganisationKind.CHAMBER,
        "reach": Reach.STATE if states else Reach.REGIONAL,
        "seat": make_area(seat) if seat else None,
        "source_url": "https://quelle.example/organisationen",
        "as_of": 2025,
    }
    organisation = Organisation.objects.create(**(defaults | fields))
    organisation.states.set([make_area(key) for key in states])
    return organisation


def make_partner(name: str = "", **fields: Any) -> Organisation:
    """An organisation that a source calls a partner of the alliance."""
    return make_organisation(name, partnership=PartnershipStatus.DOCUMENTED, **fields)


def make_alliance(name: str = "Allianz", **fields: Any) -> Organisation:
    """The organisation that stands for the alliance, at the root of the tree of rights."""
    root = Node.objects.filter(kind=NodeKind.ALLIANCE).first() or add_node(kind=NodeKind.ALLIANCE, parent=None)
    return make_organisation(name, kind=OrganisationKind.OTHER, reach=Reach.FEDERAL, node=root, **fields)
