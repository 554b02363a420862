"""All territories at once: sums, districts, pieces and ways of every network, without a loop over networks.

The entries of the matrix `territory` stand in one row, network after network; `owner` says whose an entry is.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.sparse as sp

from wirnetz.landscape.analysis.landscape import Array, Landscape


@dataclass(frozen=True, eq=False)
class Territories:
    """The entries of all territories: `areas` ascending within each network, their `owner`; `networks` is how many."""

    landscape: Landscape
    owner: Array
    areas: Array
    networks: int

    @classmethod
    def of(cls, landscape: Landscape) -> "Territories":
        """The entries of a landscape."""
        held = landscape.territory.tocsr()
        if not held.has_sorted_indices:
            held = held.sorted_indices()
        owner = np.repeat(np.arange(held.shape[0]), np.diff(held.indptr))
        return cls(landscape, owner, held.indices.astype(np.int64), held.shape[0])

    @property
    def sizes(self) -> Array:
        """How many areas each network holds."""
        return np.bincount(self.owner, minlength=self.networks)

    def per_network(self, values: Array) -> Array:
        """Sum of these values, one for each entry, by network."""
        return np.bincount(self.owner, values, self.networks)

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
        order = np.argsort(entries)
        owner, number, entries = owner[order], number[order], entries[order]
        degrees = np.diff(joined.indptr)[number]
        ones = np.repeat(np.arange(len(entries)), degrees)
        starts = np.repeat(joined.indptr[number] - np.cumsum(degrees) + degrees, degrees)
        near = joined.indices[starts + np.arange(len(ones))]
        is_after = near > number[ones]
        ones, near = ones[is_after], near[is_after]
        wanted = owner[ones] * joined.shape[0] + near
        at = np.minimum(np.searchsorted(entries, wanted), len(entries) - 1)
        held = entries[at] == wanted
        links = sp.csr_matrix((np.ones(int(held.sum()), bool), (ones[held], at[held])), (len(entries), len(entries)))
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
        return (
            np.concatenate([self.owner[is_loose], owner[is_one]]),
            np.concatenate([self.areas[is_loose], len(self.landscape.keys) + district[is_one]]),
        )

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
        # owners are whole numbers, so what is added below one orders within each
        known = np.nan_to_num(away)
        order = np.argsort(self.owner + known / (2 * known.max(initial=1.0)))
        running = np.cumsum(weight[order])
        before = np.concatenate([[0.0], np.cumsum(total)])[:-1]
        # entries are in order of networks before and after sorting, so `owner` holds for both
        is_within = running - before[self.owner] < share * total[self.owner] * (1 - 1e-9)
        within = self.per_network(is_within.astype(float)).astype(int)
        at = np.cumsum(self.sizes) - self.sizes + np.minimum(within, self.sizes - 1)
        found = np.full(self.networks, np.nan)
        heavy = total > 0
        found[heavy] = away[order][at[heavy]]
        return found
