"""The landscape as plain arrays: areas with their weights and neighbours, networks with their territories, at one date.

Every question reads this and nothing else. Areas are municipalities; a territory is a row of the matrix `territory`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from math import isnan
from operator import lt
from typing import Any

import numpy as np
import scipy.sparse as sp

from wirnetz.landscape.analysis.levels import Holders, Levels
from wirnetz.landscape.analysis.matrices import columns_of
from wirnetz.landscape.analysis.weights import Weights

Array = np.ndarray


@dataclass(frozen=True, slots=True)
class Held:
    """A network as the landscape knows it.

    `meets_in`: number of the area of its meeting place; None where unknown · `said`: what its people or documents say
    of its state: "active", "paused", "ended", "" · `founded`: year · `run_by`: key of the house that runs it ·
    `topics`: their names, in order.
    """

    slug: str
    name: str
    is_own: bool
    meets_in: int | None = None
    is_example: bool = False
    said: str = ""
    founded: int | None = None
    run_by: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seated:
    """An organisation that is a member somewhere; `kind` is one of a closed list of words. Never a person."""

    slug: str
    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """Where an organisation sits. `house`: slug of the one it belongs to, its own where it is none's office.

    `area`: number of the municipality, None where unknown · `is_partner`: it or its house takes part in the alliance.
    """

    slug: str
    name: str
    house: str
    area: int | None = None
    is_partner: bool = False


@dataclass(frozen=True, slots=True)
class Shared:
    """An offer that the alliance made together, with the names of its topics."""

    slug: str
    name: str
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Activity:
    """A network met, invited or took part on a day, planned ones too; `area` where that is known, else None."""

    network: int
    on: date
    area: int | None = None


FEW_NETWORKS = 8
"""So few are quicker looked up area by area than multiplied."""
FEW = 8
"""Areas are cut out of all others before they are joined where there are this many times as many others."""
_LAST: list[tuple[str, ...]] = [()]
"""Keys that were found ascending last."""
PREPARED: Mapping[str, frozenset[str]] = {
    name: frozenset(reads)
    for name, *reads in (
        ("district_of", "keys"), ("district_sizes", "keys"), ("district_starts", "keys"),
        ("land_of", "keys"), ("region_of", "keys"),
        ("in_one_piece", "keys", "borders"), ("joined", "keys", "borders"), ("happened", "activities"),
        ("weights", "keys", "people", "firms", "km2", "x", "y"),
        ("holders", "territory", "keys", "people"), ("levels", "territory", "keys", "people"),
        ("seated", "members"), ("sitting", "members"),
        ("is_own", "networks"), ("places_by_slug", "networks"), ("works_on", "networks"),
        ("row_of", "organisations"), ("placed", "organisations", "offices"),
    )
}  # fmt: skip
"""What a landscape makes ready when it is first needed, and what of it that depends on."""


@dataclass(frozen=True, eq=False)
class Landscape:
    """Areas, networks and territories at the date `on`.

    `keys`: official keys of municipalities, ascending · `people`, `firms`: by area, NaN where unknown ·
    `km2` · `x`, `y`: kilometres, equal-area projection · `borders`: areas × areas, kilometres of border or water ·
    `territory`: networks × areas, true where the network holds the area · `above`: names of districts and Länder by
    key · `state`: what the records were when it was made, `read_at`: when that was ·
    `organisations`: those that are members on the day · `members`: organisations × networks · `records`: by
    network, ascending days of its gatherings and joint activities, planned ones too; empty where none are kept ·
    `offices`: of all organisations · `activities`: what `records` tells, one by one with its place · `links`: pairs
    of networks, the lower number first, that have recorded a link · `offers`: the shared ones · `uses`: pairs of an
    offer and a network that is recorded to use it · `resting`: pairs side by side to which one of the two has said
    what is up with it.
    Raises ValueError where lengths or shapes do not fit.
    """

    on: date
    keys: tuple[str, ...]
    names: tuple[str, ...]
    people: Array
    firms: Array
    km2: Array
    x: Array
    y: Array
    borders: sp.csr_matrix
    networks: tuple[Held, ...]
    territory: sp.csr_matrix
    above: Mapping[str, str] = field(default_factory=dict)
    state: str = ""
    read_at: datetime | None = None
    organisations: tuple[Seated, ...] = ()
    members: sp.csr_matrix | None = None
    records: tuple[tuple[date, ...], ...] = ()
    offices: tuple[Office, ...] = ()
    activities: tuple[Activity, ...] = ()
    links: frozenset[tuple[int, int]] = frozenset()
    resting: frozenset[tuple[int, int]] = frozenset()
    offers: tuple[Shared, ...] = ()
    uses: frozenset[tuple[int, int]] = frozenset()

    def __post_init__(self) -> None:
        """Refuse what does not fit together."""
        count = len(self.keys)
        for name in ("names", "people", "firms", "km2", "x", "y"):
            if len(getattr(self, name)) != count:
                raise ValueError(f"{name}: {len(getattr(self, name))} values for {count} areas")
        if self.borders.shape != (count, count):
            raise ValueError(f"borders: {self.borders.shape} for {count} areas")
        if self.territory.shape != (len(self.networks), count):
            raise ValueError(f"territory: {self.territory.shape} for {len(self.networks)} networks, {count} areas")
        if self.members is not None and self.members.shape != (len(self.organisations), len(self.networks)):
            raise ValueError(f"members: {self.members.shape} for {len(self.organisations)} organisations")
        if self.records and len(self.records) != len(self.networks):
            raise ValueError(f"records: {len(self.records)} rows for {len(self.networks)} networks")
        if not _are_ascending(self.keys):
            raise ValueError("keys: not ascending, or one of them twice")

    @cached_property
    def answers(self) -> dict[str, Any]:
        """What was asked of this landscape already (see `answered`)."""
        return {}

    @cached_property
    def district_of(self) -> Array:
        """Number of the district of each area, in the order of the districts' keys."""
        keys = np.array(self.keys, dtype="U5")
        return np.cumsum(keys != np.append(keys[:1], keys[:-1]))

    @cached_property
    def district_sizes(self) -> Array:
        """How many areas each district has."""
        return np.bincount(self.district_of) if len(self.keys) else np.zeros(0, int)

    @cached_property
    def district_starts(self) -> Array:
        """The first area of each district."""
        return np.cumsum(self.district_sizes) - self.district_sizes

    @cached_property
    def in_one_piece(self) -> Array:
        """Whether the areas of each district hang together."""
        borders, district = self.borders, self.district_of
        within = np.repeat(district, np.diff(borders.indptr)) == district[borders.indices]
        starts = np.concatenate([[0], np.cumsum(within)])[borders.indptr]
        links = sp.csr_matrix((within[within], borders.indices[within], starts), borders.shape)
        count, label = sp.csgraph.connected_components(links, directed=False)
        lies_in = np.empty(count, int)
        lies_in[label] = district
        return np.bincount(lies_in, minlength=len(self.district_sizes)) == 1

    @cached_property
    def joined(self) -> sp.csr_matrix:
        """What touches what among the areas and, numbered after them, the districts, each as if it were one area.

        Each pair stands once, in the row of the lower number.
        """
        count, district = len(self.keys), self.district_of.astype(np.int32)
        one, two = np.repeat(np.arange(count, dtype=np.int32), np.diff(self.borders.indptr)), self.borders.indices
        is_across = district[one] != district[two]
        beside, far = one[is_across], district[two[is_across]]
        near, is_first, is_lower = district[beside], one < two, district[beside] < far
        rows = np.concatenate([one[is_first], beside, count + near[is_lower]])
        columns = np.concatenate([two[is_first], count + far, count + far[is_lower]])
        size = count + len(self.district_sizes)
        return sp.csr_matrix((np.ones(len(rows), bool), (rows, columns)), (size, size))

    @cached_property
    def land_of(self) -> Array:
        """Number of the Land of each area, as its key begins."""
        return np.array(self._of_districts(2), int)[self.district_of]

    @cached_property
    def region_of(self) -> Array:
        """Number of the Regierungsbezirk of each area."""
        return np.array(self._of_districts(3), int)[self.district_of]

    @cached_property
    def happened(self) -> tuple[Array, Array, Array]:
        """Of each activity the network, the day (ordinal) and the area, -1 where that is unknown."""
        told = self.activities
        return (
            np.fromiter([each.network for each in told], int, len(told)),
            np.fromiter([each.on.toordinal() for each in told], int, len(told)),
            np.fromiter([-1 if each.area is None else each.area for each in told], int, len(told)),
        )

    @cached_property
    def holders(self) -> Holders:
        """Who holds each area."""
        return Holders.of(self.levels)

    @cached_property
    def levels(self) -> Levels:
        """The territories with whole districts as one."""
        return Levels.of(self.territory.tocsr(), self.district_of, np.nan_to_num(self.people))

    @cached_property
    def weights(self) -> Weights:
        """What areas and whole districts weigh."""
        figures = self.people, self.firms, self.km2
        return Weights.of(figures, (self.x, self.y), self.district_of, self.district_starts)

    @cached_property
    def sitting(self) -> sp.csr_matrix:
        """Networks × organisations: 1 for the members of each."""
        return self.seated.T.tocsr()

    @cached_property
    def seated(self) -> sp.csr_matrix:
        """Organisations × networks, as numbers: 1 where one is a member."""
        return self.seats().astype(float)

    @cached_property
    def is_own(self) -> Array:
        """Of each network whether it is an own one."""
        return np.array([network.is_own for network in self.networks], bool)

    @cached_property
    def places_by_slug(self) -> Array:
        """The place of each network in the order of slugs."""
        order = sorted(range(len(self.networks)), key=lambda row: self.networks[row].slug)
        found = np.empty(len(order), int)
        found[order] = np.arange(len(order))
        return found

    @cached_property
    def works_on(self) -> Array:
        """Networks × topics: 1 where a network works on a topic."""
        told = [topic for network in self.networks for topic in network.topics]
        at = {name: number for number, name in enumerate(sorted(set(told)))}
        found = np.zeros((len(self.networks), len(at)))
        rows = np.repeat(np.arange(len(self.networks)), [len(network.topics) for network in self.networks])
        found[rows, np.fromiter(map(at.__getitem__, told), int, len(told))] = 1.0
        return found

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The row of each organisation, by slug."""
        return {house.slug: number for number, house in enumerate(self.organisations)}

    @cached_property
    def placed(self) -> tuple[Array, Array, Array]:
        """Of each office its area, whether it is a partner's, its row as an organisation; -1 where there is none."""
        count, row_of = len(self.offices), self.row_of
        return (
            np.fromiter([-1 if office.area is None else office.area for office in self.offices], int, count),
            np.fromiter([office.is_partner for office in self.offices], bool, count),
            np.fromiter([row_of.get(office.slug, -1) for office in self.offices], int, count),
        )

    def _of_districts(self, digits: int) -> list[int]:
        """The first digits of the key of each district."""
        return [int(self.keys[first][:digits]) for first in self.district_starts.tolist()]

    def seats(self) -> sp.csr_matrix:
        """Organisations × networks; without rows where no members are known."""
        return sp.csr_matrix((0, len(self.networks)), dtype=bool) if self.members is None else self.members.tocsr()

    def past_records(self, network: int) -> tuple[date, ...]:
        """Days up to that of the landscape on which something of the network is recorded, each once, ascending."""
        days = self.records[network] if self.records else ()
        return tuple(sorted({day for day in days if day <= self.on}))

    def areas_of(self, network: int) -> Array:
        """Numbers of the areas that a network holds, ascending."""
        return columns_of(self.territory, network)

    def shared_pairs(self, rows: Array | None = None) -> tuple[Array, Array, Array]:
        """Of each of these networks with whom it shares how many people: its place among `rows`, the other, people.

        Of all networks each pair once, the lower one first.
        """
        if rows is None or len(rows) > FEW_NETWORKS:
            return self.levels.shared_pairs(rows)
        by_row = [self._shared_by(row) for row in rows.tolist()]
        others = [np.flatnonzero(people) for people in by_row]
        at = np.repeat(np.arange(len(rows)), [len(each) for each in others])
        people = [found[each] for found, each in zip(by_row, others, strict=True)]
        return at, np.concatenate([np.zeros(0, int), *others]), np.concatenate([np.zeros(0), *people])

    def _shared_by(self, network: int) -> Array:
        """People whom one network shares with each."""
        areas = self.areas_of(network)
        places, networks = self.holders.pairs(areas)
        return np.bincount(networks, np.nan_to_num(self.people[areas])[places], len(self.networks))

    def total(self, values: Array, areas: Array) -> float | None:
        """Sum over these areas of what is known; None where nothing is known of any."""
        known = values[areas]
        known = known[~np.isnan(known)]
        return float(known.sum()) if len(known) else None

    def largest(self, areas: Array) -> int:
        """Number of the area with most people among these; of equals the first by key."""
        return int(areas[np.argmax(np.nan_to_num(self.people[areas]))])

    def holding(self, areas: Array) -> Array:
        """Rows of the networks that hold any of these areas, ascending."""
        return np.unique(self.holders.pairs(areas)[1])

    def alike(self, group: Array) -> list[Array]:
        """Connected pieces of areas of one group each, all at once; areas of groups below 0 are left out."""
        chosen = np.flatnonzero(group >= 0)
        if FEW * len(chosen) < len(group):  # cut out what little there is; else nothing need be cut out
            inside, of = self.borders[chosen][:, chosen], group[chosen]
        else:
            inside, of = self.borders, group
        from_one = np.repeat(of, np.diff(inside.indptr))
        same = (from_one == of[inside.indices]) & (from_one >= 0)
        starts = np.concatenate([[0], np.cumsum(same)])[inside.indptr]
        kept = sp.csr_matrix((inside.data[same], inside.indices[same], starts), inside.shape)
        label = sp.csgraph.connected_components(kept, directed=False)[1]
        if len(label) > len(chosen):
            label = label[chosen]
        order = np.argsort(label, kind="stable")
        ends = np.flatnonzero(np.diff(label[order])) + 1
        return np.split(chosen[order], ends) if len(chosen) else []

    def pieces(self, areas: Array) -> list[Array]:
        """The areas as connected pieces, the one with most people first."""
        if not len(areas):
            return []
        count, label = sp.csgraph.connected_components(self.borders[areas][:, areas], directed=False)
        people = np.nan_to_num(self.people[areas])
        order = np.argsort(-np.bincount(label, people, count), kind="stable")
        return [areas[label == number] for number in order]


def _are_ascending(keys: tuple[str, ...]) -> bool:
    """Whether each comes after the one before; the same keys come again with each change of the other records."""
    if keys is not _LAST[0] and all(map(lt, keys, keys[1:])):
        _LAST[0] = keys
    return keys is _LAST[0]


def or_none(value: float) -> float | None:
    """A figure as plain value; None for one that is not known."""
    return None if isnan(value) else value
