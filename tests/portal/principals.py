"""The fourteen readers of the table of addresses, and what each may read of the world's private texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from tests.canaries import (
    HOUSE,
    LIBRARY,
    NOBODY,
    OFFICE_TOO,
    OFFICES_BELOW_TOO,
    STEWARDS_TOO,
    TOKEN,
    WRITERS_AND_PUBLISHERS,
    Canary,
    World,
)
from tests.signing_in import sign_in
from wirnetz.accounts.actions import grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Node, Person

LONG_AGO = date(2020, 1, 1)


@dataclass(frozen=True)
class Seat:
    """What makes somebody a principal: a role and where it is held."""

    role: Role | None = None
    at: str = ""
    is_over: bool = False


SEATS: dict[str, Seat] = {
    "anonymous": Seat(),
    "account": Seat(),
    "adviser": Seat(Role.PARTICIPATION, "nord-ost"),
    "office_editor": Seat(Role.EDITING, "nord-ost"),
    "office_lead": Seat(Role.STEWARDSHIP, "nord-ost"),
    "organisation_editor": Seat(Role.EDITING, "haus-nord"),
    "organisation_admin": Seat(Role.ADMINISTRATION, "haus-nord"),
    "network_coordinator": Seat(Role.STEWARDSHIP, "network"),
    "alliance_editor": Seat(Role.EDITING, "alliance"),
    "alliance_publisher": Seat(Role.RELEASE, "alliance"),
    "alliance_admin": Seat(Role.ADMINISTRATION, "alliance"),
    "data_protection": Seat(Role.DATA_PROTECTION, "alliance"),
    "expired_grant": Seat(Role.ADMINISTRATION, "haus-nord", is_over=True),
    "ended_membership": Seat(Role.ADMINISTRATION, "haus-mitte", is_over=True),
}
PLACES = ("haus-nord", "nord-ost", "nord-west", "haus-sued", "sued-eins", "haus-mitte")
"""Every relation for every principal: own, child, sibling, parent, foreign, shared by the network, ended."""


@dataclass
class Principal:
    """Somebody who asks for a page."""

    name: str
    role: Role | None
    node: Node | None
    person: Person | None
    client: Client

    @property
    def is_at_alliance(self) -> bool:
        return self.node is not None and self.node.kind == NodeKind.ALLIANCE

    def holds(self, house: tuple[Role, ...], alliance: tuple[Role, ...], place: Node) -> bool:
        """Whether the principal's one role gives a right at `place`, by the table's two columns."""
        if self.node is None:
            return False
        if self.is_at_alliance:
            return self.role in (house + alliance if place.kind == NodeKind.ALLIANCE else alliance)
        return self.role in house and f"{place.path}.".startswith(f"{self.node.path}.")

    def may_read(self, canary: Canary) -> bool:
        """Whether a private text may ever be shown to this principal."""
        if self.person is not None and canary.person == self.person.pk:
            return True
        if canary.readers == NOBODY:
            return False
        if canary.readers == HOUSE:
            return self.holds(tuple(Role), (), canary.place)
        heads = (Role.ADMINISTRATION, Role.DATA_PROTECTION)
        if canary.readers == OFFICE_TOO:
            return self.holds(tuple(Role), heads, canary.place)
        if canary.readers == LIBRARY:
            writers = (Role.ADMINISTRATION, Role.STEWARDSHIP, Role.RELEASE, Role.EDITING)
            return self.holds((), writers, canary.place)
        if canary.readers == OFFICES_BELOW_TOO:
            works_below = self.node is not None and f"{self.node.path}.".startswith(f"{canary.place.path}.")
            return works_below or self.holds(tuple(Role), (), canary.place)
        if canary.readers == WRITERS_AND_PUBLISHERS:
            return self.holds(tuple(Role), (Role.ADMINISTRATION, Role.EDITING, Role.RELEASE), canary.place)
        if canary.readers == STEWARDS_TOO:
            return self.holds(tuple(Role), (Role.ADMINISTRATION, Role.EDITING), canary.place)
        return self.holds((), (Role.ADMINISTRATION,), canary.place)

    def leaks(self, world: World, text: str) -> list[str]:
        """What private texts of others stand in `text`: an empty list, or the build is broken."""
        found = sorted(set(TOKEN.findall(text)))
        return [
            f"{world.canaries[token].what} of {world.canaries[token].place}"
            for token in found
            if token in world.canaries and not self.may_read(world.canaries[token])
        ]


def _node(world: World, at: str) -> Node:
    if at == "alliance":
        return world.root
    if at == "network":
        assert world.network.node is not None
        return world.network.node
    return world.places[at].node


def make_principals(world: World) -> Iterator[Principal]:
    """Each with one person, one grant and one signed-in client (second factor used a moment ago)."""
    yesterday = timezone.localdate() - timedelta(days=1)
    for name, seat in SEATS.items():
        client = Client()
        if name == "anonymous":
            yield Principal(name, None, None, None, client)
            continue
        person = Person.objects.create_user(f"{name.replace('_', '-')}@wirnetz.example", name=name)
        node = _node(world, seat.at) if seat.role else None
        if seat.role and node:
            until = yesterday if seat.is_over else None
            grant_role(person=person, node=node, role=seat.role, from_on=LONG_AGO, until_on=until, by=None)
        sign_in(client, person, hours=2)  # the long tests ask for an hour
        running = None if seat.is_over else node
        yield Principal(name, seat.role if running else None, running, person, client)
