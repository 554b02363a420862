"""All territories at once: sums, districts, pieces and ways of every network, without a loop over networks.

The entries of the matrix `territory` stand in one row, network after network; `owner` says whose an entry is.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.sparse as sp

from wirnetz.landscape.analysis.landscape import Array, Landscape

RINGS = 64


@dataclass(frozen=True, eq=False)
class Territories:
    """The entries of all territories: `areas` ascending within each network, their `owner`; `networks` is how many."""

    landscape: Landscape
    owner: Array
    areas: Array
    networks: int

    @classmethod
    def of(cls, landscape: Landscape, rows: Array | None = None) -> "Territories":
        """The entries of a landscape, or of these networks, which are then counted from 0."""
        held = landscape.territory.tocsr() if rows is None else landscape.territory.tocsr()[rows]
        if not held.has_sorted_indices:
            held = held.sorted_indices()
        owner = np.repeat(np.arange(held.shape[0]), np.diff(held.indptr))
        return cls(landscape, owner, held.indices.astype(np.int64), held.shape[0])

    @cached_property
    def sizes(self) -> Array:
        """How many areas each network holds."""
        return np.bincount(self.owner, minlength=self.networks)

    @cached_property
    def _filled(self) -> tuple[Array, Array]:
        """The networks that hold anything, and where their entries begin."""
        rows = np.flatnonzero(self.sizes)
        return rows, (np.cumsum(self.sizes) - self.sizes)[rows]

    def per_network(self, values: Array) -> Array:
        """Sum of these values, one for each entry, by network."""
        rows, starts = self._filled
        found = np.zeros(self.networks)
        if len(rows):
            found[rows] = np.add.reduceat(values, starts)
        return found

    def known_sum(self, values: Array) -> Array:
        """Sum over each territory of what is known of its areas; NaN where nothing is known of any."""
        of_entries = values[self.areas]
        known = ~np.isnan(of_entries)
        sums = self.per_network(np.where(known, of_entries, 0.0))
        return np.where(self.per_network(known.astype(float)) > 0, sums, np.nan)

    def districts(self) -> tuple[Array, Array]:
        """How many districts each network touches, and how many of them it holds whole."""
        owner, district, counts = self._by_district
        touched = np.bincount(owner, minlength=self.networks)
        is_whole = counts == self.landscape.district_sizes[district]
        return touched, np.bincount(owner[is_whole], minlength=self.networks)

    def pieces(self) -> Array:
        """In how many connected pieces each territory lies. A district held whole counts as one area where it can."""
        if not len(self.areas):
            return np.zeros(self.networks, int)
        owner, number = self._joined()
        joined = self.landscape.joined
        entries = owner * joined.shape[0] + number
        degrees = np.diff(joined.indptr)[number]
        ones = np.repeat(np.arange(len(entries)), degrees)
        starts = np.repeat(joined.indptr[number] - np.cumsum(degrees) + degrees, degrees)
        near = joined.indices[starts + np.arange(len(ones))]
        is_after = near > number[ones]
        ones, near = ones[is_after], near[is_after]
        wanted = owner[ones] * joined.shape[0] + near
        at = np.minimum(np.searchsorted(entries, wanted), len(entries) - 1)
        held = entries[at] == wanted
        starts = np.concatenate([[0], np.cumsum(np.bincount(ones[held], minlength=len(entries)))])
        links = sp.csr_matrix((np.ones(starts[-1]), at[held], starts), (len(entries), len(entries)))
        _count, label = sp.csgraph.connected_components(links, directed=False)
        _labels, first = np.unique(label, return_index=True)
        return np.bincount(owner[first], minlength=self.networks)

    @cached_property
    def _by_district(self) -> tuple[Array, Array, Array]:
        """Each network with each district it touches, ascending, and how many areas of it the network holds."""
        pairs = self.owner * len(self.landscape.district_sizes) + self.landscape.district_of[self.areas]
        # areas ascend within a network, and districts with them
        starts = np.flatnonzero(np.diff(pairs, prepend=-1))
        owner, district = np.divmod(pairs[starts], max(len(self.landscape.district_sizes), 1))
        return owner, district, np.diff(starts, append=len(pairs))

    def _joined(self) -> tuple[Array, Array]:
        """Owners and numbers in `Landscape.joined`: districts that are held whole and hang together, else areas."""
        owner, district, counts = self._by_district
        is_one = (counts == self.landscape.district_sizes[district]) & self.landscape.in_one_piece[district]
        is_loose = ~np.repeat(is_one, counts)
        loose, ones = (np.bincount(rows, minlength=self.networks) for rows in (self.owner[is_loose], owner[is_one]))
        # ascending within each network: areas first, districts are numbered after them
        at = np.arange(int(is_loose.sum())) + (np.cumsum(ones) - ones)[self.owner[is_loose]]
        found = np.empty((2, len(at) + int(is_one.sum())), int)
        after = np.arange(int(is_one.sum())) + np.cumsum(loose)[owner[is_one]]
        found[:, at] = self.owner[is_loose], self.areas[is_loose]
        found[:, after] = owner[is_one], len(self.landscape.keys) + district[is_one]
        return found[0], found[1]

    def middles(self, weight: Array) -> tuple[Array, Array, Array]:
        """Weight of each network, and x and y of its weighted middle; NaN where it weighs nothing."""
        total = self.per_network(weight)
        with np.errstate(invalid="ignore", divide="ignore"):
            x = self.per_network(weight * self.landscape.x[self.areas]) / total
            y = self.per_network(weight * self.landscape.y[self.areas]) / total
        return total, x, y

    def reach(self, weight: Array, away: Array, share: float) -> Array:
        """The distance within which `share` of each network's weight lies; NaN where it weighs nothing."""
        total = self.per_network(weight)
        goal = share * total * (1 - 1e-9)
        rows, starts = self._filled
        found = np.full(self.networks, np.nan)
        if not len(rows):
            return found
        known = np.nan_to_num(away)
        widest = np.zeros(self.networks)
        widest[rows] = np.maximum.reduceat(known, starts)
        # only the ring in which the share is reached has to be sorted
        rings = (known * (RINGS / np.maximum(widest * (1 + 1e-9), 1e-9))[self.owner]).astype(np.int64)
        within = np.cumsum(np.bincount(self.owner * RINGS + rings, weight, self.networks * RINGS).reshape(-1, RINGS), 1)
        last = np.minimum((within < goal[:, None]).sum(1), RINGS - 1)
        before = np.where(last > 0, within[np.arange(self.networks), last - 1], 0.0)
        chosen = np.flatnonzero(rings == last[self.owner])
        order = chosen[np.lexsort((known[chosen], self.owner[chosen]))]
        owner = self.owner[order]
        counts = np.bincount(owner, minlength=self.networks)
        first = np.cumsum(counts) - counts
        running = np.concatenate([[0.0], np.cumsum(weight[order])])
        is_before = before[owner] + running[1:] - running[first[owner]] < goal[owner]
        at = first + np.minimum(np.bincount(owner, is_before, self.networks).astype(int), counts - 1)
        heavy = total > 0
        found[heavy] = away[order][at[heavy]]
        return found
