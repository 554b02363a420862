"""Thin spots: areas that a network holds on paper while nothing dated happened there lately, or no partner is near.

What happened at a place counts for the network's areas around it, what has no place for all of them. Networks of which
nothing dated is recorded are no thin spots: of these we do not know, and say so once for each Land.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

import numpy as np
import scipy.sparse as sp
from scipy.spatial import cKDTree

from wirnetz.core.german import counted, joined, number_word, sentence
from wirnetz.core.sorting import german_sort_key
from wirnetz.landscape.analysis.answered import AREAS, after_territories, once
from wirnetz.landscape.analysis.findings import Finding, question
from wirnetz.landscape.analysis.landscape import Array, Landscape
from wirnetz.landscape.analysis.white_spots import name_of
from wirnetz.landscape.analysis.words import closed, kilometres

RECENT_DAYS = 365
NEAR = 30.0
"""Kilometres as the crow flies within which something, or somebody, is near."""
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
def tiers_after(before: Array, landscape: Landscape, rows: Array, left: Sequence[Array]) -> Array:
    """The tiers after these networks have another territory: of the areas that they hold or `left`."""
    areas = np.unique(np.concatenate([*left, *(landscape.areas_of(row) for row in rows.tolist())]))
    found = before.copy()
    found[areas] = _tiers_of(landscape, areas)
    return found


def _tiers_of(landscape: Landscape, areas: Array) -> Array:
    held = landscape.holders[areas]
    owners = np.diff(held.indptr)
    network, day, _area = landscape.happened
    heard = np.bincount(network[day <= landscape.on.toordinal()], minlength=len(landscape.networks)) > 0
    talked_of = np.bincount(np.repeat(np.arange(len(owners)), owners), heard[held.indices], len(owners)) > 0
    found = np.where(talked_of, Tier.QUIET, np.where(owners > 0, Tier.UNRECORDED, Tier.WHITE))
    lively = np.flatnonzero(_lively(landscape, areas, held.T.tocsr()))
    found[lively] = Tier.FINE
    tree = _tree_of_partners(landscape)
    if tree and len(lively):
        places = areas[lively]
        within = np.nextafter(NEAR, np.inf)
        away, _which = tree.query(
            np.column_stack([landscape.x[places], landscape.y[places]]), distance_upper_bound=within
        )
        found[lively[away > NEAR]] = Tier.FAR
    return found


def _lively(landscape: Landscape, areas: Array, held: sp.csr_matrix) -> Array:
    """Of each of these areas whether something happened near it lately that counts for it; `held`: by network."""
    network, day, area = landscape.happened
    today = landscape.on.toordinal()
    recent = (day <= today) & (day > today - RECENT_DAYS)
    everywhere = np.bincount(network[recent & (area < 0)], minlength=len(landscape.networks)) > 0
    found = np.zeros(len(areas), bool)
    found[held.indices[np.repeat(everywhere, np.diff(held.indptr))]] = True
    counts_of = np.diff(held.indptr)
    placed = recent & (area >= 0) & ~everywhere[network] & (counts_of[network] > 0)
    width = max(len(landscape.keys), 1)
    at = np.unique(network[placed] * width + area[placed])
    sizes = counts_of[at // width]
    steps = np.searchsorted(np.cumsum(sizes), np.arange(BLOCK, sizes.sum() + BLOCK, BLOCK), "right")
    for some in np.split(at, np.unique(steps)):
        rows, places = np.divmod(some, width)
        counts = counts_of[rows]
        ends = np.cumsum(counts)
        near = held.indices[np.arange(counts.sum()) + np.repeat(held.indptr[rows] - ends + counts, counts)]
        place, here = np.repeat(places, counts), areas[near]
        away = np.hypot(landscape.x[here] - landscape.x[place], landscape.y[here] - landscape.y[place])
        found[near[away <= NEAR]] = True
    return found


@once("networks", "organisations", "members", "offices")
def partner_offices(landscape: Landscape) -> list[int]:
    """Numbers of the offices with a known place of who is a partner, or sits in an own network."""
    area, is_partner, row = landscape.placed
    sits = np.zeros(len(landscape.organisations) + 1, bool)
    sits[:-1] = np.bincount(landscape.sitting[landscape.is_own].indices, minlength=len(landscape.organisations)) > 0
    offices = landscape.offices
    houses = {offices[number].house for number in np.flatnonzero(sits[row]).tolist()}
    known = zip(np.flatnonzero(area >= 0).tolist(), is_partner[area >= 0].tolist(), strict=True)
    return [number for number, of_partner in known if of_partner or offices[number].house in houses]


@once(*AREAS, "on", "networks", "territory", "organisations", "members", "offices", "activities")
def thin(landscape: Landscape) -> list[ThinSpot]:
    """Quiet and far areas, joined where they touch within one Land; those with most people first."""
    tier, offices = tiers(landscape), partner_offices(landscape)
    is_thin = (tier == Tier.QUIET) | (tier == Tier.FAR)
    pieces = landscape.alike(np.where(is_thin, 100 * tier + landscape.land_of, -1))
    tree = _tree_of_partners(landscape)
    network, day, _area = landscape.happened
    planned = np.bincount(network[day > landscape.on.toordinal()], minlength=len(landscape.networks)) > 0
    found = [_spot(landscape, Tier(tier[areas[0]]), areas, offices, tree, is_planned=planned) for areas in pieces]
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
    if not partner_offices(landscape):
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
    who = names[0] if len(names) == 1 else f"{number_word(len(names))} Netzwerken"
    if heard and len(names) > 1:
        who = f"{number_word(len(names))} der {number_word(len(names) + len(heard))} Netzwerke"
    where = landscape.above.get(land, land)
    ends = "es sich trifft" if len(names) == 1 else "sie sich treffen"
    return Finding(
        "thin-spots",
        land,
        f"{where}: Von {who} liegt uns kein datierter Termin vor. Ob {ends}, wissen wir nicht.",
        networks=tuple(landscape.networks[row].slug for row in unheard),
        figures={"networks": len(unheard), "heard": len(heard)},
        is_example=any(landscape.networks[row].is_example for row in unheard),
    )


def spot_sentence(landscape: Landscape, spot: ThinSpot) -> str:
    """What is said of a spot; it asks rather than judges."""
    called = name_of(landscape, spot.areas)
    names = sorted((landscape.networks[row].name for row in spot.networks), key=german_sort_key)
    verb = "ist" if len(names) == 1 else "sind"
    who = joined(names) if len(names) <= NAMED else counted(len(names), "Netzwerk", "Netzwerke")
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
        parts.append(sentence(closed(f"am nächsten liegt {office}, {kilometres(spot.away)} von {place}")))
    return " ".join(parts)


def office_words(landscape: Landscape, number: int) -> str:
    """An office with the house that it belongs to, which its own name often leaves open."""
    office = landscape.offices[number]
    house = next((each.name for each in landscape.offices if each.slug == office.house != office.slug), "")
    return f"{office.name} ({house})" if house and house not in office.name else office.name


def _spot(
    landscape: Landscape, kind: Tier, areas: Array, offices: Sequence[int], tree: cKDTree | None, *, is_planned: Array
) -> ThinSpot:
    holders = landscape.holding(areas)
    rows = tuple(holders.tolist())
    planned = bool(is_planned[holders].any())
    if tree is None:
        return ThinSpot(kind, areas, rows, is_planned=planned)
    middle = landscape.largest(areas)
    place = [landscape.x[middle], landscape.y[middle]]
    away = float(tree.query(place)[0])
    alike = tree.query_ball_point(place, away * (1 + 1e-12) + 1e-9)
    nearest = min((offices[number] for number in alike), key=lambda number: landscape.offices[number].slug)
    return ThinSpot(kind, areas, rows, nearest, away, planned)


@once(*AREAS, "networks", "organisations", "members", "offices")
def _tree_of_partners(landscape: Landscape) -> cKDTree | None:
    offices = partner_offices(landscape)
    return _tree(landscape, offices) if offices else None


def _tree(landscape: Landscape, offices: Sequence[int]) -> cKDTree:
    at = np.array([landscape.offices[number].area for number in offices], int)
    return cKDTree(np.column_stack([landscape.x[at], landscape.y[at]]))


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
