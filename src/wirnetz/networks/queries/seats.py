"""In which networks the offices of an organisation sit: around them, with them, and what is not recorded."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils import timezone

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.networks.enums import MEMBER_ROLES
from wirnetz.networks.models import Involvement, Membership, Network, SeatReport, Territory
from wirnetz.networks.queries.by_area import REGIONAL, recorded_networks, running
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import offices_below


class Tie(StrEnum):
    """What is recorded about an office and a network whose territory holds it."""

    OFFICE = "office"
    """The office itself takes part."""
    HOUSE = "house"
    """Another part of the same organisation takes part."""
    NONE = "none"
    """Nothing is recorded."""


@dataclass(frozen=True)
class Seat:
    """A network around an office. `membership` is the office's own, if one is recorded."""

    network: Network
    tie: Tie
    membership: Membership | None = None

    @property
    def is_settled(self) -> bool:
        """Whether the tie rests on a source of its own, so that a tick neither makes nor ends it."""
        return self.tie == Tie.OFFICE and (self.membership is None or bool(self.membership.source_url))


@dataclass(frozen=True)
class OfficeSeats:
    """An office with the regional networks around it and those it takes part in elsewhere, in German order."""

    office: Organisation
    seats: tuple[Seat, ...]
    report: SeatReport | None

    @property
    def has_place(self) -> bool:
        """Whether the district of the office is known."""
        return self.office.seat_id is not None

    @property
    def taken(self) -> list[Seat]:
        """Networks in which the office itself takes part."""
        return [seat for seat in self.seats if seat.tie == Tie.OFFICE]

    @property
    def open(self) -> list[Seat]:
        """Networks around it to which nothing is recorded, neither here nor elsewhere in the house."""
        return [seat for seat in self.seats if seat.tie == Tie.NONE]

    @property
    def is_silent(self) -> bool:
        """Whether nothing was ever said about this office: neither a tick list nor a membership."""
        return self.report is None and not self.taken


def seated_offices(organisation: Organisation) -> list[Organisation]:
    """The regional offices of an organisation, at any depth; the organisation itself where it has none."""
    return list(offices_below(organisation)) or [organisation]


def office_seats(
    organisation: Organisation,
    visitor: Visitor,
    *,
    offices: Iterable[Organisation] | None = None,
    on: date | None = None,
) -> list[OfficeSeats]:
    """The offices (all, or those given) with their networks as far as recorded; as many queries for one as for many.

    A network is around an office if its territory holds the office's municipality or district; where only the
    district of an office is known, parts of that district count. Land-wide and nationwide networks do not.
    """
    chosen = seated_offices(organisation) if offices is None else list(offices)
    day = on or timezone.localdate()
    members = _memberships_of_the_house(organisation, day)
    people = _involvements_of_the_house(organisation, visitor, day)
    reports = {
        report.organisation_id: report
        for report in visible(visitor, SeatReport.objects.filter(organisation__in=[office.pk for office in chosen]))
    }
    by_key, networks = _regional_territories(day)
    house = {network_id for network_id, _office in (*members, *people)}
    result = []
    for office in chosen:
        own = {network_id for network_id, office_id in (*members, *people) if office_id == office.pk}
        around = {network_id for key in _keys_of(office, by_key) for network_id in by_key[key]}
        seats = [
            Seat(networks[number], _tie(number, own, house), members.get((number, office.pk)))
            for number in around | own
            if number in networks
        ]
        seats.sort(key=lambda seat: (not seat.network.is_own, seat.network.sort_key, seat.network.pk))
        result.append(OfficeSeats(office, tuple(seats), reports.get(office.pk)))
    return result


def _tie(number: int, own: set[int], house: set[int]) -> Tie:
    if number in own:
        return Tie.OFFICE
    return Tie.HOUSE if number in house else Tie.NONE


def _keys_of(office: Organisation, by_key: Mapping[str, set[int]]) -> set[str]:
    """The keys of territories that hold the office."""
    if office.seat is None:
        return set()
    district = office.seat.key
    if office.municipality is not None:
        return {key for key in (district, office.municipality.key) if key in by_key}
    return {key for key in by_key if key.startswith(district)}


def _memberships_of_the_house(organisation: Organisation, on: date) -> dict[tuple[int, int], Membership]:
    """(network, organisation) → membership, for the organisation and everything below it."""
    if organisation.node is None:
        return {}
    found = Membership.objects.filter(
        running(on), role__in=MEMBER_ROLES, organisation__node__path__below=str(organisation.node.path)
    )
    return {(each.network_id, each.organisation_id): each for each in found.order_by("-role", "pk")}


def _involvements_of_the_house(organisation: Organisation, visitor: Visitor, on: date) -> set[tuple[int, int]]:
    """(network, organisation) for which a person works in a network, as far as the visitor may see it."""
    if organisation.node is None:
        return set()
    found = Involvement.objects.filter(running(on), organisation__node__path__below=str(organisation.node.path))
    return set(visible(visitor, found).values_list("network_id", "organisation_id").distinct())


def _regional_territories(on: date) -> tuple[dict[str, set[int]], dict[int, Network]]:
    """Official key → numbers of the regional networks that hold it, and all networks by number."""
    by_key: dict[str, set[int]] = defaultdict(set)
    parts = Territory.objects.filter(running(on), network__coverage__in=REGIONAL)
    for key, number in parts.values_list("area__key", "network_id"):
        by_key[key].add(number)
    networks = {network.pk: network for network in recorded_networks()}
    return {key: numbers & networks.keys() for key, numbers in by_key.items()}, networks
