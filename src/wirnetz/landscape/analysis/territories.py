"""All territories at once: sums, districts, pieces and ways of every network, without a loop over networks.

The entries of the matrix `territory` stand in one row, network after network; `owner` says whose an entry is.
"""

from dataclasses import dataclass

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
        owner = np.repeat(np.arange(held.shape[0]), np.diff(held.indptr))
        order = np.lexsort((held.indices, owner))
        return cls(landscape, owner, held.indices[order].astype(np.int64), held.shape[0])

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
        sizes = self.landscape.district_sizes
        if not len(self.areas):
            return np.zeros(self.networks, int), np.zeros(self.networks, int)
        pairs, counts = np.unique(self.owner * len(sizes) + self.landscape.district_of[self.areas], return_counts=True)
        network, district = np.divmod(pairs, len(sizes))
        touched = np.bincount(network, minlength=self.networks)
        return touched, np.bincount(network[counts == sizes[district]], minlength=self.networks)

    def pieces(self) -> Array:
        """In how many connected pieces each territory lies."""
        if not len(self.areas):
            return np.zeros(self.networks, int)
        count = len(self.landscape.keys)
        borders = self.landscape.borders.tocsr()
        entries = self.owner * count + self.areas  # ascending
        degrees = np.diff(borders.indptr)[self.areas]
        ones = np.repeat(np.arange(len(entries)), degrees)
        starts = np.repeat(borders.indptr[self.areas] - np.cumsum(degrees) + degrees, degrees)
        near = borders.indices[starts + np.arange(len(ones))]
        wanted = self.owner[ones] * count + near
        at = np.minimum(np.searchsorted(entries, wanted), len(entries) - 1)
        held = entries[at] == wanted
        links = sp.csr_matrix((np.ones(int(held.sum()), bool), (ones[held], at[held])), (len(entries), len(entries)))
        _count, label = sp.csgraph.connected_components(links, directed=False)
        _labels, first = np.unique(label, return_index=True)
        return np.bincount(self.owner[first], minlength=self.networks)

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
        order = np.lexsort((away, self.owner))
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
