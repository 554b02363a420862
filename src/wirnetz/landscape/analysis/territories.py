"""All territories at once: sums, districts, pieces and ways of every network, without a loop over networks.

What can be said of districts held whole is said of them at once (`levels`); only ways are looked at area by area, some
networks at a time, so that what is at hand stays small.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.sparse as sp

from wirnetz.landscape.analysis.landscape import Array, Landscape
from wirnetz.landscape.analysis.matrices import blocks, ranges, rows_of
from wirnetz.landscape.analysis.weights import EAST, FIRMS, HAS_FIRMS, HAS_PEOPLE, NORTH, PEOPLE

RINGS = 64
SOME = 60_000
"""Entries of territories whose ways are looked at at a time."""


@dataclass(frozen=True, eq=False)
class Territories:
    """Networks with what they hold: `held`, areas ascending within each; `whole`, districts held whole; `loose`, areas
    of the others; `touched`: how many districts each holds something of.
    """

    landscape: Landscape
    held: sp.csr_matrix
    whole: sp.csr_matrix
    loose: sp.csr_matrix
    touched: Array

    @classmethod
    def of(cls, landscape: Landscape, rows: Array | None = None) -> "Territories":
        """All networks of a landscape, or these, which are then counted from 0."""
        levels, some = landscape.levels, slice(None) if rows is None else rows
        parts = (landscape.territory.tocsr(), levels.whole, levels.loose)
        held, whole, loose = parts if rows is None else (rows_of(each, rows) for each in parts)
        held = held if held.has_sorted_indices else held.sorted_indices()
        return cls(landscape, held, whole, loose, levels.touched[some])

    @cached_property
    def sizes(self) -> Array:
        """How many areas each network holds."""
        return np.diff(self.held.indptr)

    @cached_property
    def sums(self) -> Array:
        """Networks × columns of `weights`: what each territory weighs; districts held whole at once."""
        weights = self.landscape.weights
        found: Array = self.whole @ weights.districts + self.loose @ weights.areas
        return found

    def known_sums(self) -> tuple[Array, Array]:
        """People and firms of each territory; NaN where nothing is known of any of its areas."""
        people, firms = (
            np.where(self.sums[:, known] > 0, self.sums[:, value], np.nan)
            for value, known in ((PEOPLE, HAS_PEOPLE), (FIRMS, HAS_FIRMS))
        )
        return people, firms

    def districts(self) -> tuple[Array, Array]:
        """How many districts each network touches, and how many of them it holds whole."""
        return self.touched, np.diff(self.whole.indptr)

    def pieces(self) -> Array:
        """In how many connected pieces each territory lies. A district held whole counts as one area where it can."""
        entries, networks = self._joined(), self.held.shape[0]
        if not len(entries):
            return np.zeros(networks, int)
        joined = self.landscape.joined
        owner, number = np.divmod(entries, joined.shape[0])
        degrees = np.diff(joined.indptr)[number]
        near = joined.indices[ranges(joined.indptr[number], degrees)]
        wanted = np.repeat(owner * joined.shape[0], degrees) + near
        at = np.minimum(np.searchsorted(entries, wanted), len(entries) - 1).astype(np.int32)
        held = entries[at] == wanted
        kept = np.concatenate([[0], np.cumsum(held)])[np.append(0, np.cumsum(degrees))]
        shape = (len(entries), len(entries))
        links = sp.csr_matrix((np.ones(kept[-1]), at[held], kept.astype(np.int32)), shape)
        count, label = sp.csgraph.connected_components(links, directed=False)
        whose = np.empty(count, int)
        whose[label] = owner
        return np.bincount(whose, minlength=networks)

    def _joined(self) -> Array:
        """Network and number in `Landscape.joined`, as one number, ascending.

        Districts that are held whole and hang together, else areas.
        """
        landscape, whole, loose = self.landscape, self.whole, self.loose
        areas = len(landscape.keys)
        width = areas + len(landscape.district_sizes)
        owner, district = _entries(whole)
        is_one = landscape.in_one_piece[district]
        apart, sizes = owner[~is_one], landscape.district_sizes[district[~is_one]]
        scattered = ranges(landscape.district_starts[district[~is_one]], sizes)
        some, area = _entries(loose)
        ascending = (
            some * width + area,
            owner[is_one] * width + areas + district[is_one],
            np.repeat(apart, sizes) * width + scattered,
        )
        return np.sort(np.concatenate(ascending), kind="stable")

    def middles(self) -> tuple[Array, Array, Array, Array]:
        """By network its people, x and y of their middle, and their mean squared way to it; NaN where nobody lives.

        Of a district held whole its own middle and spread stand for its areas.
        """
        landscape, weights = self.landscape, self.landscape.weights
        total, east, north = self.sums[:, [PEOPLE, EAST, NORTH]].T
        with np.errstate(invalid="ignore", divide="ignore"):
            x, y = east / total, north / total
        far = self.whole @ weights.spread
        far += _away(self.whole, weights.districts[:, PEOPLE], (weights.x, weights.y), (x, y))
        far += _away(self.loose, weights.people, (landscape.x, landscape.y), (x, y))
        with np.errstate(invalid="ignore", divide="ignore"):
            return total, x, y, far / total

    def reach(self, total: Array, x: Array, y: Array, *, share: float) -> Array:
        """The way to its place within which `share` of each network's people (`total`) live; NaN where nobody does.

        The way from an area is never shorter than the mean one inside it.
        """
        weights = self.landscape.weights
        goal = share * total * (1 - 1e-9)
        found = np.full(self.held.shape[0], np.nan)
        for some in blocks(self.sizes, SOME):
            start, end = self.held.indptr[some.start], self.held.indptr[some.stop]
            areas, sizes = self.held.indices[start:end], self.sizes[some]
            if not len(areas):
                continue
            # squares of ways stand in the same order as ways
            away, beside = self.landscape.x[areas], self.landscape.y[areas]
            away -= np.repeat(x[some], sizes)
            beside -= np.repeat(y[some], sizes)
            away *= away
            beside *= beside
            away += beside
            np.maximum(away, weights.inner[areas] ** 2, out=away)
            away[np.isnan(away)] = 0.0
            reached = _reach(weights.people[areas], away, sizes, goal[some])
            found[some] = np.where(total[some] > 0, np.sqrt(reached), np.nan)
        return found


def _reach(weight: Array, away: Array, sizes: Array, goal: Array) -> Array:
    """Of each row the value of `away` within which its goal of weight lies; 0 for a row without entries."""
    rows = np.flatnonzero(sizes)
    starts = (np.cumsum(sizes) - sizes)[rows]
    widest, found = np.zeros(len(sizes)), np.zeros(len(sizes))
    widest[rows] = np.maximum.reduceat(away, starts)
    # only the ring in which the goal is reached has to be sorted
    rings = (away * np.repeat(RINGS / np.maximum(widest * (1 + 1e-9), 1e-9), sizes)).astype(np.int64)
    cells = np.repeat(np.arange(len(sizes)) * RINGS, sizes)
    cells += rings
    within = np.cumsum(np.bincount(cells, weight, len(sizes) * RINGS).reshape(-1, RINGS), 1)
    last = np.minimum((within < goal[:, None]).sum(1), RINGS - 1)
    before = np.where(last > 0, within[np.arange(len(sizes)), last - 1], 0.0)
    chosen = np.flatnonzero(rings == np.repeat(last, sizes))
    owner = cells[chosen] // RINGS
    order = np.lexsort((away[chosen], owner))
    chosen, owner = chosen[order], owner[order]
    counts = np.bincount(owner, minlength=len(sizes))
    first = np.cumsum(counts) - counts
    running = np.concatenate([[0.0], np.cumsum(weight[chosen])])
    is_before = before[owner] + running[1:] - running[first[owner]] < goal[owner]
    at = first + np.minimum(np.bincount(owner, is_before, len(sizes)).astype(int), counts - 1)
    found[rows] = away[chosen][at[rows]]
    return found


def _entries(held: sp.csr_matrix) -> tuple[Array, Array]:
    """Rows and columns of what is held."""
    return np.repeat(np.arange(held.shape[0]), np.diff(held.indptr)), held.indices.astype(np.int64)


def _away(held: sp.csr_matrix, weight: Array, places: tuple[Array, Array], to: tuple[Array, Array]) -> Array:
    """By row the weighted squared ways from the places of what it holds to its own place."""
    owner, at = np.repeat(np.arange(held.shape[0]), np.diff(held.indptr)), held.indices
    squares = sum((axis[at] - own[owner]) ** 2 for axis, own in zip(places, to, strict=True))
    return np.bincount(owner, weight[at] * squares, held.shape[0])
