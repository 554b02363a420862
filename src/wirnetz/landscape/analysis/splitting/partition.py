"""A partition while it is being improved: running sums for each part, so that a move is priced without a recount."""

from collections import deque
from collections.abc import Iterable, Sequence

import numpy as np

from wirnetz.landscape.analysis.splitting.ground import Floats, Ints
from wirnetz.landscape.analysis.splitting.wishes import BEYOND, UNSERVED, Prices


class Partition:
    """Labels and sums of one partition. Every public change keeps the parts connected if the caller asked first."""

    def __init__(self, prices: Prices, labels: Ints) -> None:
        ground, parts = prices.ground, prices.wishes.parts
        self.prices, self.ground, self.parts = prices, ground, parts
        self.labels: list[int] = labels.tolist()
        squares = ground.weight * (ground.x**2 + ground.y**2)
        self._unit = list(
            zip(
                ground.weight.tolist(),
                (ground.weight * ground.x).tolist(),
                (ground.weight * ground.y).tolist(),
                squares.tolist(),
                strict=True,
            )
        )
        self.table: Floats = np.array(self._unit, dtype=float).reshape(-1, 4)
        self.sums: list[list[float]] = [
            [float(value) for value in column]
            for column in zip(*(np.bincount(labels, self.table[:, at], parts) for at in range(4)), strict=True)
        ]
        self.sizes: list[int] = np.bincount(labels, minlength=parts).tolist()
        self.fixed = frozenset(prices.anchors.values())
        self._read_prices()
        self.present: list[dict[int, int]] = [{} for _ in range(parts)]
        for unit, offices in enumerate(ground.offices):
            here = self.present[self.labels[unit]]
            for office in offices:
                here[office] = here.get(office, 0) + 1
        self.district: list[int] = ground.districts.tolist()
        self.spread: list[list[int]] = np.zeros((int(ground.districts.max(initial=0)) + 1, parts), dtype=int).tolist()
        for unit, part in enumerate(self.labels):
            self.spread[self.district[unit]][part] += 1
        self.costs = [self.part_cost(part, len(self.present[part]), *self.sums[part]) for part in range(parts)]

    def _read_prices(self) -> None:
        prices = self.prices
        self.targets, self.inertia, self.strict = prices.targets, prices.inertia, prices.strict
        self.uneven = prices.uneven
        self.tolerance, self.need, self.whole = prices.wishes.tolerance, prices.need, prices.whole
        self.hubs = [prices.hubs.get(part) for part in range(self.parts)]

    def copy(self, prices: Prices | None = None) -> "Partition":
        """The same partition to go on with, under another price list if one is given."""
        return Partition(prices or self.prices, np.array(self.labels, dtype=np.int64))

    def part_cost(  # noqa: PLR0917 - asked a million times, so its values come one by one
        self, part: int, offices: int, weight: float, x: float, y: float, squares: float
    ) -> float:
        """What a part with these sums and this many organisations costs."""
        hub = self.hubs[part]
        if hub is None:
            ways = squares - (x * x + y * y) / weight if weight > 0 else 0.0
        else:
            ways = squares - 2 * (x * hub[0] + y * hub[1]) + weight * (hub[0] * hub[0] + hub[1] * hub[1])
        off = abs(weight / self.targets[part] - 1)
        cost = ways / self.inertia + self.uneven * off * off
        over = off - self.tolerance
        if over > 0:
            cost += self.strict * (BEYOND[1] * over * over + BEYOND[0] * over)
        if offices < self.need:
            cost += UNSERVED * (self.need - offices)
        return cost

    def cost(self) -> float:
        """What the whole partition costs."""
        cut = sum(len(row) - row.count(0) - 1 for row in self.spread) if self.whole else 0
        return sum(self.costs) + self.whole * cut

    def excess(self) -> float:
        """By how much the most uneven part is beyond the tolerance; 0 if none is."""
        off = (abs(sums[0] / target - 1) for sums, target in zip(self.sums, self.targets, strict=True))
        return max(0.0, max(off) - self.tolerance)

    def change(self, unit: int, a: int, b: int) -> float:
        """What it would cost to move a unit from part a to part b; negative if it pays."""
        weight, x, y, squares = self._unit[unit]
        offices_a, offices_b = len(self.present[a]), len(self.present[b])
        for office in self.ground.offices[unit]:
            if self.present[a][office] == 1:
                offices_a -= 1
            if office not in self.present[b]:
                offices_b += 1
        one, two = self.sums[a], self.sums[b]
        cost = (
            self.part_cost(a, offices_a, one[0] - weight, one[1] - x, one[2] - y, one[3] - squares)
            + self.part_cost(b, offices_b, two[0] + weight, two[1] + x, two[2] + y, two[3] + squares)
            - self.costs[a]
            - self.costs[b]
        )
        if self.whole:
            row = self.spread[self.district[unit]]
            cost += self.whole * ((row[b] == 0) - (row[a] == 1))
        return cost

    def move(self, unit: int, a: int, b: int) -> None:
        """Move a unit from part a to part b, asked for nothing."""
        self._shift(unit, a, b)
        for part in (a, b):
            self.costs[part] = self.part_cost(part, len(self.present[part]), *self.sums[part])

    def move_all(self, units: Iterable[int], parts: Iterable[int]) -> None:
        """Move each unit to the part beside it."""
        touched = set()
        for unit, part in zip(units, parts, strict=True):
            before = self.labels[unit]
            if before != part:
                self._shift(unit, before, part)
                touched |= {before, part}
        for part in touched:
            self.costs[part] = self.part_cost(part, len(self.present[part]), *self.sums[part])

    def _shift(self, unit: int, a: int, b: int) -> None:
        one, two = self.sums[a], self.sums[b]
        for at, value in enumerate(self._unit[unit]):
            one[at] -= value
            two[at] += value
        self.labels[unit] = b
        self.sizes[a] -= 1
        self.sizes[b] += 1
        for office in self.ground.offices[unit]:
            here, there = self.present[a], self.present[b]
            here[office] -= 1
            there[office] = there.get(office, 0) + 1
            if not here[office]:
                del here[office]
        row = self.spread[self.district[unit]]
        row[a] -= 1
        row[b] += 1

    def stays_whole(self, unit: int, a: int) -> bool:
        """Whether part a without this unit is connected and not empty; an anchored unit never leaves."""
        if self.sizes[a] == 1 or unit in self.fixed:
            return False
        labels, neighbours = self.labels, self.ground.neighbours
        near = [other for other in neighbours[unit] if labels[other] == a]
        left, waiting = set(near[1:]), near[:1]
        while waiting and left:  # the neighbours touch each other: the usual case
            for other in neighbours[waiting.pop()]:
                if other in left:
                    left.discard(other)
                    waiting.append(other)
        return bool(near) and (not left or self._meet(near, unit, a))

    def _meet(self, near: list[int], without: int, part: int) -> bool:
        """Whether these units of a part are tied without one unit: searches grow by turns from all until they meet.

        A search that finds nothing more has gone round a piece of its own; so the smaller side decides when it ends.
        """
        labels, neighbours = self.labels, self.ground.neighbours
        live = {start: deque((start,)) for start in near}
        owner, joined = {start: start for start in near}, dict[int, int]()
        while len(live) > 1:
            for group in list(live):
                waiting = live.get(group)
                if waiting is None:
                    continue
                if not waiting:
                    return False
                for other in neighbours[waiting.popleft()]:
                    if labels[other] != part or other == without:
                        continue
                    found = owner.get(other)
                    if found is None:
                        owner[other] = group
                        waiting.append(other)
                        continue
                    while found in joined:
                        found = joined[found]
                    if found != group:
                        joined[found] = group
                        waiting.extend(live.pop(found))
        return True

    def pair_cost(self, units: Ints, labels: Ints, a: int, b: int) -> float:
        """What parts a and b would cost together with their units labelled so; comparable within the pair."""
        cost = 0.0
        for part in (a, b):
            chosen = units[labels == part]
            if not len(chosen):
                return float("inf")
            here: set[int] = set()
            for unit in chosen.tolist():
                here.update(self.ground.offices[unit])
            cost += self.part_cost(part, len(here), *self.table[chosen].sum(axis=0).tolist())
        if self.whole:
            found = np.unique(self.ground.districts[units] * self.parts + labels)
            cost += self.whole * len(found)
        return cost

    def array(self) -> Ints:
        """The part of each unit."""
        return np.array(self.labels, dtype=np.int64)

    def pairs(self) -> Sequence[tuple[int, int]]:
        """Parts that touch, smaller number first."""
        labels = self.array()
        one, two = labels[self.ground.edge_a], labels[self.ground.edge_b]
        different = one != two
        low, high = np.minimum(one, two)[different], np.maximum(one, two)[different]
        return sorted({(int(a), int(b)) for a, b in zip(low, high, strict=True)})
