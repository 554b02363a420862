"""Peers: networks most like one's own, to learn from. At least five or nobody, so that no figure points at one of them.

Six traits: logarithms of people, density, radius, partners and age (twice as large counts the same everywhere), and the
kinds of partners as square roots of shares (Hellinger). Each number is scaled by half its span from 10 to 90 %; the
distance is the root mean square over the traits known for both (Gower 1971), at least three. Rows that lack the same
traits share a search tree for each other pattern. „Am ehesten vergleichbar“ need not be mutual.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from wirnetz.core.german import joined, number_word, quoted, sentence
from wirnetz.landscape.analysis.findings import Finding, question
from wirnetz.landscape.analysis.landscape import Array, Landscape
from wirnetz.landscape.analysis.span import spans

TRAITS = ("Einwohnerzahl", "Besiedlungsdichte", "Ausdehnung", "Zahl der Partner", "Alter", "Arten von Partnern")
MOST, FEWEST, SHARED = 8, 5, 3
REACH = 0.8
NAMED = 3
CLOSE = 0.5
KIND_WEIGHT = 1.4
SPARE = 4
ONE_BY_ONE = 30
"""For so few it is quicker to look at everybody than to plant trees."""


@dataclass(frozen=True, slots=True)
class Traits:
    """By network: five scaled numbers (NaN where unknown), kinds of partners (a row of NaN where none are known)."""

    numbers: Array
    kinds: Array

    @property
    def known(self) -> Array:
        """Networks × the six traits."""
        return np.column_stack([np.isfinite(self.numbers), np.isfinite(self.kinds).all(1)])


def traits(*, people: Array, km2: Array, radius: Array, partners: Array, age: Array, kinds: Array) -> Traits:
    """Scaled traits; `kinds`: networks × numbers of partners of each kind. What is 0 or unknown is no trait."""
    with np.errstate(divide="ignore", invalid="ignore"):
        few = np.where(partners > 0, partners, np.nan)
        raw = np.column_stack([np.log(people), np.log(people / km2), np.log1p(radius), np.log1p(few), np.log1p(age)])
        shares = np.sqrt(kinds / kinds.sum(1, keepdims=True))
    raw = np.where(np.isfinite(raw), raw, np.nan)
    scaled = np.column_stack([_scaled(column) for column in raw.T])
    return Traits(scaled, np.where(np.isfinite(shares), shares, np.nan) * KIND_WEIGHT)


def _scaled(column: Array) -> Array:
    known = column[np.isfinite(column)]
    if not len(known):
        return column
    low, middle, high = np.percentile(known, [10, 50, 90])
    return (column - middle) / max((high - low) / 2, 1e-6)


def nearest(given: Traits, carriers: Array, who: Array | None = None) -> dict[int, list[tuple[int, float]]]:
    """For each network (or those in `who`) its peers with their distances, the nearest first, ties by number.

    `carriers`: number of the house that runs each network, -1 where unknown: networks of the same house are no peers
    of each other, and each house counts once among the five at least that a group needs. Fewer give an empty list.
    """
    rows = np.arange(len(given.numbers)) if who is None else np.asarray(who)
    found: dict[int, list[tuple[int, float]]] = {int(row): [] for row in rows}
    if len(given.numbers) <= FEWEST:
        return found
    in_trees = len(rows) > ONE_BY_ONE
    away, number = _candidates(given, rows) if in_trees else (np.zeros(0), np.zeros(0))
    for place, row in enumerate(rows.tolist()):
        ranked = _ranked(away[place], number[place], row, carriers) if in_trees else None
        if ranked is None:
            ranked = _ranked(*_everybody(given, row), row, carriers, is_whole=True) or []
        houses = {(-1, other) if carriers[other] < 0 else (0, int(carriers[other])) for other, _ in ranked}
        found[row] = ranked if len(houses) >= FEWEST else []
    return found


def likeness(given: Traits, row: int, others: Sequence[int], most: int = 3) -> list[str]:
    """The traits in which a network is closest to these others, the closest first; none that is far off."""
    apart = np.abs(given.numbers[list(others)] - given.numbers[row])
    kinds = np.sqrt(((given.kinds[list(others)] - given.kinds[row]) ** 2).sum(1))
    gaps = np.column_stack([apart, kinds])
    known = [(float(np.median(gap[np.isfinite(gap)])), at) for at, gap in enumerate(gaps.T) if np.isfinite(gap).any()]
    return [TRAITS[at] for gap, at in sorted(known) if gap <= CLOSE][:most]


@question("peers")
def peers(landscape: Landscape) -> Sequence[Finding]:
    """One finding for each own network, in their order; one that says so where there is none."""
    own = np.array([row for row, network in enumerate(landscape.networks) if network.is_own], int)
    if not len(own):
        return [Finding("peers", "", "Wir können es nicht sagen, weil noch kein eigenes Netzwerk eingetragen ist.")]
    given = traits_of(landscape)
    groups = _groups(landscape, given, own)
    return [_finding(landscape, given, row, groups[row]) for row in own.tolist()]


def _groups(landscape: Landscape, given: Traits, own: Array) -> dict[int, list[int]]:
    """The peers of each own network; of equally near ones the first by slug, in whatever order the rows stand."""
    houses = {house: number for number, house in enumerate(sorted({each.run_by for each in landscape.networks}))}
    carriers = np.array([houses[each.run_by] if each.run_by else -1 for each in landscape.networks])
    by_slug = np.array(sorted(range(len(landscape.networks)), key=lambda row: landscape.networks[row].slug), int)
    place = np.argsort(by_slug)
    found = nearest(Traits(given.numbers[by_slug], given.kinds[by_slug]), carriers[by_slug], place[own])
    return {row: [int(by_slug[other]) for other, _away in found[int(place[row])]] for row in own.tolist()}


def traits_of(landscape: Landscape) -> Traits:
    """The six traits of each network of a landscape."""
    measured = spans(landscape)
    seats = landscape.seats()
    kinds = sorted({each.kind for each in landscape.organisations if each.kind})
    of_kind = np.zeros((seats.shape[0], max(len(kinds), 1)))
    for row, each in enumerate(landscape.organisations):
        if each.kind:
            of_kind[row, kinds.index(each.kind)] = 1
    founded = np.array([each.founded or np.nan for each in landscape.networks], float)
    age = landscape.on.year - founded

    return traits(
        people=measured.people,
        km2=measured.km2,
        radius=measured.radius,
        partners=np.asarray(seats.sum(0), float).ravel(),
        age=np.where(age >= 0, age, np.nan),
        kinds=np.asarray(seats.T.astype(float) @ of_kind),
    )


def _candidates(given: Traits, rows: Array) -> tuple[Array, Array]:
    """Distances and numbers of the nearest few of each row, itself among them; padded with inf and -1."""
    count = MOST + 1 + SPARE
    known = given.known
    masks, pattern_of = np.unique(known, axis=0, return_inverse=True)
    pattern_of = pattern_of.ravel()
    away = np.full((len(rows), count * len(masks)), np.inf)
    number = np.full(away.shape, -1)
    for there, mask in enumerate(masks):
        members = np.flatnonzero(pattern_of == there)
        trees: dict[bytes, tuple[cKDTree, Array]] = {}
        for here, own_mask in enumerate(masks):
            shared = mask & own_mask
            asking = np.flatnonzero(pattern_of[rows] == here)
            if shared.sum() < SHARED or not len(asking):
                continue
            if shared.tobytes() not in trees:
                columns = _columns(given, shared)
                trees[shared.tobytes()] = cKDTree(columns[members]), columns
            tree, columns = trees[shared.tobytes()]
            limit = REACH * np.sqrt(shared.sum()) * (1 + 1e-9)
            found, at = tree.query(columns[rows[asking]], range(1, count + 1), distance_upper_bound=limit)
            place = slice(there * count, there * count + count)
            away[asking, place] = found / np.sqrt(shared.sum())
            number[asking, place] = np.where(at < len(members), members[np.minimum(at, len(members) - 1)], -1)
    order = np.argsort(away, axis=1, kind="stable")[:, :count]
    return np.take_along_axis(away, order, 1), np.take_along_axis(number, order, 1)


def _columns(given: Traits, shared: Array) -> Array:
    numbers = given.numbers[:, shared[:-1]]
    return np.column_stack([numbers, given.kinds]) if shared[-1] else numbers


def _everybody(given: Traits, row: int) -> tuple[Array, Array]:
    """Distances of all networks from one, over the traits known for both."""
    both = given.known & given.known[row]
    squares = np.column_stack(
        [(given.numbers - given.numbers[row]) ** 2, ((given.kinds - given.kinds[row]) ** 2).sum(1)]
    )
    shared = both.sum(1)
    away = np.sqrt(np.where(both, squares, 0.0).sum(1) / np.maximum(shared, 1))
    return np.where(shared < SHARED, np.inf, away), np.arange(len(away))


def _ranked(
    away: Array, number: Array, row: int, carriers: Array, *, is_whole: bool = False
) -> list[tuple[int, float]] | None:
    """The peers among these candidates; None where more candidates could change the answer.

    That is so when the list is full within reach and what is beyond its end could tie or is needed.
    """
    fits = (number >= 0) & (number != row) & (away <= REACH)
    fits &= (carriers[number] != carriers[row]) | (carriers[row] < 0)
    distance = np.round(away, 9)
    order = np.flatnonzero(fits)[np.lexsort((number[fits], distance[fits]))][:MOST]
    chosen = list(zip(distance[order].tolist(), number[order].tolist(), strict=True))
    is_cut = not is_whole and bool(np.isfinite(away[-1]))
    if is_cut and (len(chosen) < MOST or chosen[-1][0] >= distance[-1]):
        return None
    return [(other, distance) for distance, other in chosen]


def _finding(landscape: Landscape, given: Traits, row: int, others: Sequence[int]) -> Finding:
    network = landscape.networks[row]
    named = [landscape.networks[other] for other in others]
    alike = likeness(given, row, others) if others else []
    return Finding(
        "peers",
        network.slug,
        _sentence(quoted(network.name), [each.name for each in named], alike, known=int(given.known[row].sum())),
        networks=(network.slug, *(each.slug for each in named)),
        figures={"peers": len(named), "traits": alike},
        is_example=network.is_example,
    )


def _sentence(name: str, others: Sequence[str], alike: Sequence[str], *, known: int) -> str:
    if known < SHARED:
        lacking = "noch zu wenig eingetragen ist: Gebiet, Partner, Gründungsjahr."
        return f"Wir können es nicht sagen, weil zum Netzwerk {name} {lacking}"
    if not others:
        return (
            f"Für das Netzwerk {name} gibt es zurzeit weniger als fünf vergleichbare; "
            "wir zeigen deshalb keinen Vergleich."
        )
    most = sentence(f"{number_word(len(others))} Netzwerke sind mit {name} am ehesten vergleichbar")
    above = f", vor allem in {joined(list(alike))}" if alike else ""
    return f"{most}{above}; zum Beispiel {joined(list(others[:NAMED]))}".rstrip(".") + "."
