"""Who works in a region: organisations by name where they sit here or belong to an own network, others by network."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wirnetz.networks.models import Membership, Network
from wirnetz.organisations.models import Organisation

MOST_WORKERS = 40
MOST_NAMED = 5


@dataclass(frozen=True)
class Worker:
    """An organisation that works here: its seat's number on the map and the networks that tie it to the region."""

    organisation: Organisation
    number: str
    memberships: list[Membership]

    @property
    def is_seated_here(self) -> bool:
        """Whether it has its seat in the region."""
        return bool(self.organisation.is_seated_here)  # type: ignore[attr-defined]

    @property
    def is_in_own_network(self) -> bool:
        """Whether it is recorded in a network of the alliance here."""
        return any(membership.network.is_own for membership in self.memberships)


@dataclass(frozen=True)
class Group:
    """Organisations from elsewhere that one network ties to the region: the first by name, the rest as a number."""

    network: Network
    named: list[Organisation]
    more: int
    as_of: int | None
    is_example: bool

    @property
    def total(self) -> int:
        """All of them."""
        return len(self.named) + self.more


def workers_of(organisations: Sequence[Organisation], numbers: Mapping[str, str]) -> tuple[list[Worker], list[Group]]:
    """Split what `organisations_in_areas` found; `numbers` gives the number on the map by town.

    An organisation from elsewhere stands under the first of its networks here, so that it is named once. A network
    that is a registered body itself and its own only member here makes no group.
    """
    workers: list[Worker] = []
    ties: dict[int, list[tuple[Organisation, Membership]]] = {}
    for organisation in organisations:
        memberships: list[Membership] = list(organisation.local_memberships)  # type: ignore[attr-defined]
        is_seated = organisation.is_seated_here  # type: ignore[attr-defined]
        worker = Worker(organisation, numbers.get(organisation.seat_city, "") if is_seated else "", memberships)
        if is_seated or worker.is_in_own_network or not memberships:
            workers.append(worker)
        else:
            ties.setdefault(memberships[0].network_id, []).append((organisation, memberships[0]))
    return workers, [_group(found) for found in ties.values() if not _is_itself(found)]


def _is_itself(found: list[tuple[Organisation, Membership]]) -> bool:
    """Whether the only member of a network is the network."""
    return len(found) == 1 and found[0][0].name == found[0][1].network.name


def _group(found: list[tuple[Organisation, Membership]]) -> Group:
    ties = [tie for _organisation, tie in found]
    years = [tie.as_of for tie in ties if tie.as_of]
    return Group(
        network=ties[0].network,
        named=[organisation for organisation, _tie in found[:MOST_NAMED]],
        more=max(len(found) - MOST_NAMED, 0),
        as_of=max(years, default=None),
        is_example=any(tie.is_example for tie in ties),
    )
