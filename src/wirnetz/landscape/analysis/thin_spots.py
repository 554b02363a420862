"""Thin spots: areas that a network holds on paper while nothing dated happened there lately, or no partner is near.

What happened at a place counts for the network's areas around it, what has no place for all of them. Networks of which
nothing dated is recorded are no thin spots: of these we do not know, and say so once for each Land.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property
from itertools import compress
from math import sqrt
from operator import attrgetter

import numpy as np
from scipy.spatial import cKDTree

from wirnetz.core.german import counted, joined, number_word, quoted, sentence
from wirnetz.core.sorting import german_sort_key
from wirnetz.landscape.analysis.answered import AREAS, after_territories, once
from wirnetz.landscape.analysis.findings import Finding, question
from wirnetz.landscape.analysis.landscape import Array, Landscape
from wirnetz.landscape.analysis.matrices import blocks, ranges
from wirnetz.landscape.analysis.white_spots import name_of
from wirnetz.landscape.analysis.words import closed, kilometres

RECENT_DAYS = 365
NEAR = 30.0
"""Kilometres as the crow flies within which something, or somebody, is near."""
CLOSE = 1e-9
NAMED = 3
BLOCK = 500_000


class Tier(IntEnum):
    """How much is known of an area, the least first."""

    WHITE = 0
    UNRECORDED = 1
    QUIET = 2
    FAR = 3
    FINE = 4


@dataclass(frozen=True, slots=True)
class ThinSpot:
    """Connected areas of one Land and tier, with the networks that hold them.

    `nearest`: number of the nearest partner's office, `away`: its kilometres from the largest place.
    """

    tier: Tier
    areas: Array
    networks: tuple[int, ...]
    nearest: int | None = None
    away: float | None = None
    is_planned: bool = False


@once(*AREAS, "on", "networks", "territory", "organisations", "members", "offices", "activities")
def tiers(landscape: Landscape) -> Array:
    """The tier of each area. Where no partner's office has a known place, none is called far."""
    return _tiers_of(landscape, np.arange(len(landscape.keys)))


@after_territories(tiers)
def tiers_after(before: Array, landscape: Landscape, _rows: Array, areas: Array) -> Array:
    """The tiers after some networks have left or entered these areas."""
    found = before.copy()
    found[areas] = _tiers_of(landscape, areas)
    return found


def _tiers_of(landscape: Landscape, areas: Array) -> Array:
    """The tier of each of these areas."""
    holders = landscape.holders
    is_held, is_heard = holders.counts[areas] > 0, holders.any_of(areas, _records(landscape).heard)
    found = np.where(is_heard, Tier.QUIET, np.where(is_held, Tier.UNRECORDED, Tier.WHITE))
    lively = np.flatnonzero(_lively(landscape, areas))
    found[lively] = Tier.FINE
    near = _near_partners(landscape)
    if near is not None:
        found[lively[~near[areas[lively]]]] = Tier.FAR
    return found


@dataclass(frozen=True, slots=True)
class _Records:
    """What is recorded up to the day: `heard`: of each network whether anything · `everywhere`: whether lately
    something without a place · `places`: of the others where lately something was, each area once, network by network
    from its place in `starts` on.
    """

    heard: Array
    everywhere: Array
    starts: Array
    places: Array


@once("on", "keys", "networks", "activities")
def _records(landscape: Landscape) -> _Records:
    network, day, area = landscape.happened
    today, count, width = landscape.on.toordinal(), len(landscape.networks), max(len(landscape.keys), 1)
    recent = (day <= today) & (day > today - RECENT_DAYS)
    everywhere = np.bincount(network[recent & (area < 0)], minlength=count) > 0
    placed = recent & (area >= 0) & ~everywhere[network]
    rows, places = np.divmod(np.unique(network[placed] * width + area[placed]), width)
    heard = np.bincount(network[day <= today], minlength=count) > 0
    return _Records(heard, everywhere, np.searchsorted(rows, np.arange(count + 1)), places)


def _lively(landscape: Landscape, areas: Array) -> Array:
    """Of each of these areas whether something happened near it lately that counts for it."""
    records = _records(landscape)
    found = landscape.holders.any_of(areas, records.everywhere)
    others = np.flatnonzero(~found)
    place, network = landscape.holders.pairs(areas[others])
    counts = np.diff(records.starts)[network]
    asked = np.flatnonzero(counts)
    here, network, counts = others[place[asked]], network[asked], counts[asked]
    for some in blocks(counts, BLOCK):
        place = records.places[ranges(records.starts[network[some]], counts[some])]
        near = np.repeat(here[some], counts[some])
        away = np.hypot(*(axis[areas[near]] - axis[place] for axis in (landscape.x, landscape.y)))
        found[near[away <= NEAR]] = True
    return found


@once(*AREAS, "networks", "organisations", "members", "offices")
def _near_partners(landscape: Landscape) -> Array | None:
    """Of each area whether a partner's office is near; None where none has a known place."""
    partners = _partners(landscape)
    if partners is None:
        return None
    cell = _cells(landscape)
    near: Array = (np.bincount(cell[partners.areas], minlength=cell.max() + 1) > 0)[cell]
    others = np.flatnonzero(~near)
    places = np.column_stack([landscape.x[others], landscape.y[others]])
    away, _which = partners.tree.query(places, distance_upper_bound=np.nextafter(NEAR, np.inf))
    near[others] = away <= NEAR
    return near


def _cells(landscape: Landscape) -> Array:
    """The number of a square for each area, so small that all that lies in one is near each other."""
    side = NEAR / sqrt(2) * (1 - CLOSE)
    column, row = (((axis - axis.min()) / side).astype(int) for axis in (landscape.x, landscape.y))
    return column * (row.max() + 1) + row


@once("networks", "organisations", "members", "offices")
def partner_offices(landscape: Landscape) -> Array:
    """Numbers of the offices with a known place of who is a partner, or sits in an own network."""
    area, is_partner, row = landscape.placed
    sits = np.append(landscape.seats() @ landscape.is_own > 0, False)
    house = list(map(attrgetter("house"), landscape.offices))
    houses = set(compress(house, sits[row].tolist()))
    of_house = np.fromiter(map(houses.__contains__, house), bool, len(house))
    return np.flatnonzero((area >= 0) & (is_partner | of_house))


@once(*AREAS, "on", "networks", "territory", "organisations", "members", "offices", "activities")
def thin(landscape: Landscape) -> list[ThinSpot]:
    """Quiet and far areas, joined where they touch within one Land; those with most people first."""
    tier = tiers(landscape)
    is_thin = (tier == Tier.QUIET) | (tier == Tier.FAR)
    pieces = landscape.alike(np.where(is_thin, 100 * tier + landscape.land_of, -1))
    partners = _partners(landscape)
    network, day, _area = landscape.happened
    planned = np.bincount(network[day > landscape.on.toordinal()], minlength=len(landscape.networks)) > 0
    found = [_spot(landscape, Tier(tier[areas[0]]), areas, partners, is_planned=planned) for areas in pieces]
    return sorted(found, key=lambda spot: (spot.tier, -(landscape.total(landscape.people, spot.areas) or 0),
                                           landscape.keys[spot.areas[0]]))  # fmt: skip


@question("thin-spots")
def thin_spots(landscape: Landscape) -> Sequence[Finding]:
    """One finding for each spot, then one for each Land with networks of which nothing dated is recorded."""
    if not landscape.territory.nnz:
        return [_unknown("noch kein Gebiet eines Netzwerks eingetragen ist.")]
    if not any(each.on <= landscape.on for each in landscape.activities):
        return [_unknown("noch keine Termine von Netzwerken eingetragen sind.")]
    found = [_finding(landscape, spot) for spot in thin(landscape)]
    if not len(partner_offices(landscape)):
        found.append(Finding("thin-spots", "", "Ob ein Partner in der Nähe ist, wissen wir nicht, weil noch keine "
                             "Stelle mit ihrem Ort eingetragen ist."))  # fmt: skip
    found += silent(landscape)
    if not found:
        return [
            Finding("thin-spots", "", "In jedem eingetragenen Gebiet ist in den letzten zwölf Monaten etwas geschehen.")
        ]
    return found


def silent(landscape: Landscape) -> list[Finding]:
    """By Land the networks of which nothing dated is recorded: no judgement, we do not know."""
    heard = {each.network for each in landscape.activities if each.on <= landscape.on}
    by_land: dict[str, list[list[int]]] = {}
    for row in range(len(landscape.networks)):
        areas = landscape.areas_of(row)
        if len(areas):
            rows = by_land.setdefault(landscape.keys[landscape.largest(areas)][:2], [[], []])
            rows[row not in heard].append(row)
    return [_silence(landscape, land, *rows) for land, rows in sorted(by_land.items()) if rows[1]]


def _silence(landscape: Landscape, land: str, heard: Sequence[int], unheard: Sequence[int]) -> Finding:
    names = [landscape.networks[row].name for row in unheard]
    who = f"Vom Netzwerk {quoted(names[0])}" if len(names) == 1 else f"Von {number_word(len(names))} Netzwerken"
    if heard and len(names) > 1:
        who = f"Von {number_word(len(names))} der {number_word(len(names) + len(heard))} Netzwerke"
    where = landscape.above.get(land, land)
    ends = "es sich trifft" if len(names) == 1 else "sie sich treffen"
    return Finding(
        "thin-spots",
        land,
        f"{where}: {who} liegt uns kein datierter Termin vor. Ob {ends}, wissen wir nicht.",
        networks=tuple(landscape.networks[row].slug for row in unheard),
        figures={"networks": len(unheard), "heard": len(heard)},
        is_example=any(landscape.networks[row].is_example for row in unheard),
    )


def spot_sentence(landscape: Landscape, spot: ThinSpot) -> str:
    """What is said of a spot; it asks rather than judges."""
    called = name_of(landscape, spot.areas)
    names = sorted((landscape.networks[row].name for row in spot.networks), key=german_sort_key)
    verb = "ist" if len(names) == 1 else "sind"
    few = joined([quoted(name) for name in names]) if len(names) <= NAMED else ""
    who = few or counted(len(names), "Netzwerk", "Netzwerke")
    if spot.tier == Tier.QUIET and all(landscape.networks[row].said == "paused" for row in spot.networks):
        return f"{called}: {sentence(who)} {'pausiert' if len(names) == 1 else 'pausieren'} nach eigener Angabe."
    if spot.tier == Tier.QUIET:
        planned = " Ein Termin ist geplant." if spot.is_planned else ""
        return (
            f"{called}: Hier {verb} {who} eingetragen. In den letzten zwölf Monaten ist uns von hier nichts bekannt "
            f"geworden.{planned} Wissen Sie mehr?"
        )
    parts = [
        f"{called}: Hier ist in den letzten zwölf Monaten etwas geschehen, doch im Umkreis von {NEAR:.0f} km ist keine "
        "Stelle eingetragen, die in der Allianz mitarbeitet."
    ]
    if spot.nearest is not None and spot.away is not None:
        office, place = office_words(landscape, spot.nearest), landscape.names[landscape.largest(spot.areas)]
        parts.append(closed(f"Am nächsten liegt, {kilometres(spot.away)} von {place}: {office}"))
    return " ".join(parts)


def office_words(landscape: Landscape, number: int) -> str:
    """An office with the house that it belongs to, which its own name often leaves open."""
    office = landscape.offices[number]
    house = next((each.name for each in landscape.offices if each.slug == office.house != office.slug), "")
    return f"{office.name} ({house})" if house and house not in office.name else office.name


def _spot(
    landscape: Landscape, kind: Tier, areas: Array, partners: "_Partners | None", *, is_planned: Array
) -> ThinSpot:
    holders = landscape.holding(areas)
    rows = tuple(holders.tolist())
    planned = bool(is_planned[holders].any())
    if partners is None:
        return ThinSpot(kind, areas, rows, is_planned=planned)
    middle = landscape.largest(areas)
    place = [landscape.x[middle], landscape.y[middle]]
    away = float(partners.tree.query(place)[0])
    alike = partners.tree.query_ball_point(place, away * (1 + 1e-12) + 1e-9)
    nearest = min(partners.offices_in(alike), key=lambda number: landscape.offices[number].slug)
    return ThinSpot(kind, areas, rows, nearest, away, planned)


@dataclass(frozen=True)
class _Partners:
    """Offices of partners, `at`: in which areas; `areas`: these, each once and ascending, `places`: where they lie."""

    offices: Array
    at: Array
    areas: Array
    places: Array

    @cached_property
    def tree(self) -> cKDTree:
        """The areas, to be asked which is near."""
        return cKDTree(self.places)

    @cached_property
    def by_area(self) -> list[Array]:
        """The offices of each area."""
        order = np.argsort(self.at, kind="stable")
        return np.split(self.offices[order], np.searchsorted(self.at[order], self.areas[1:]))

    def offices_in(self, places: Sequence[int]) -> list[int]:
        """The offices at these places of the tree."""
        return [office for at in places for office in self.by_area[at].tolist()]


@once(*AREAS, "networks", "organisations", "members", "offices")
def _partners(landscape: Landscape) -> _Partners | None:
    offices = partner_offices(landscape)
    if not len(offices):
        return None
    at = landscape.placed[0][offices]
    areas = np.flatnonzero(np.bincount(at))
    return _Partners(offices, at, areas, np.column_stack([landscape.x[areas], landscape.y[areas]]))


def _unknown(why: str) -> Finding:
    return Finding("thin-spots", "", f"Wir können es nicht sagen, weil {why}")


def _finding(landscape: Landscape, spot: ThinSpot) -> Finding:
    network, day, _area = landscape.happened
    days = day[np.isin(network, spot.networks) & (day <= landscape.on.toordinal())]
    networks = [landscape.networks[row] for row in spot.networks]
    return Finding(
        "thin-spots",
        landscape.keys[landscape.largest(spot.areas)],
        spot_sentence(landscape, spot),
        tuple(landscape.keys[area] for area in spot.areas),
        tuple(network.slug for network in networks),
        {
            "tier": spot.tier.name.lower(),
            "people": landscape.total(landscape.people, spot.areas),
            "municipalities": len(spot.areas),
            "kilometres": spot.away,
        },
        any(network.is_example for network in networks),
        () if spot.nearest is None else (landscape.offices[spot.nearest].slug,),
        (date.fromordinal(int(days.max())),) if len(days) else (),
    )
