"""Every connected partition within the tolerance, where parts are small enough to list: the proof for few units."""

from dataclasses import dataclass

import numpy as np

from wirnetz.landscape.analysis.splitting.ground import Ground, Ints
from wirnetz.landscape.analysis.splitting.wishes import Prices

MOST_UNITS = 14
"""With so few units every set can be listed, and no search is needed."""
MOST_SETS, MOST_STEPS = 20_000, 3_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """A connected set of units whose weight is within the tolerance, as bits, with its ways and their least price."""

    bits: int
    ways: float
    least: float


def shortest_ways(prices: Prices) -> Ints | None:
    """Of all connected partitions within the tolerance the one with the shortest ways.

    None if there is none, or more sets than can be looked at; the best found where the steps ran out.
    """
    found, least = _parts(prices)
    by_lowest: dict[int, list[Part]] = {}
    for part in sorted(found, key=lambda part: part.ways):
        by_lowest.setdefault(part.bits & -part.bits, []).append(part)
    search = _Search(by_lowest, prices.wishes.parts)
    search.go((1 << prices.ground.size) - 1, least, 0.0, ())
    if not search.best:
        return None
    labels = np.zeros(prices.ground.size, dtype=np.int64)
    for number, part in enumerate(search.best):
        for unit in range(prices.ground.size):
            if part.bits >> unit & 1:
                labels[unit] = number
    return labels


def _parts(prices: Prices) -> tuple[list[Part], float]:
    """All sets that can be a part, and what all units together cost at least; no sets if there are too many."""
    ground, target = prices.ground, float(prices.ground.weight.sum()) / prices.wishes.parts
    slack = prices.wishes.tolerance + 1e-12
    sets = _connected_sets(ground, (1 - slack) * target, (1 + slack) * target)
    cheapest = [float("inf")] * ground.size
    rated = [(bits, *_ways(ground, bits)) for bits in sets]
    for bits, ways, weight in rated:
        for unit in _units(bits):
            cheapest[unit] = min(cheapest[unit], ways / weight)
    shares = [each * weight for each, weight in zip(cheapest, ground.weight.tolist(), strict=True)]
    if any(share == float("inf") for share in shares):
        return [], 0.0
    return [Part(bits, ways, sum(shares[unit] for unit in _units(bits))) for bits, ways, _ in rated], sum(shares)


def _connected_sets(ground: Ground, low: float, high: float) -> list[int]:
    """Connected sets between two weights, each once: grown from its lowest unit, what was passed stays out.

    None at all if there are too many to look at.
    """
    near = [sum(1 << other for other in others) for others in ground.neighbours]
    weight = ground.weight.tolist()
    found: list[int] = []
    steps = 0
    for first in range(ground.size):
        barred = (2 << first) - 1
        waiting = [(1 << first, near[first] & ~barred, barred, weight[first])]
        while waiting:
            bits, open_, barred, heavy = waiting.pop()
            steps += 1
            if steps > MOST_SETS * 4 or len(found) > MOST_SETS:
                return []
            if low <= heavy <= high:
                found.append(bits)
            while open_:
                bit = open_ & -open_
                open_ ^= bit
                barred |= bit
                unit = bit.bit_length() - 1
                if heavy + weight[unit] <= high:
                    waiting.append((bits | bit, (open_ | near[unit]) & ~barred, barred, heavy + weight[unit]))
    return found


def _units(bits: int) -> list[int]:
    units = []
    while bits:
        bit = bits & -bits
        bits ^= bit
        units.append(bit.bit_length() - 1)
    return units


def _ways(ground: Ground, bits: int) -> tuple[float, float]:
    units = _units(bits)
    heavy, x, y = ground.weight[units], ground.x[units], ground.y[units]
    weight = float(heavy.sum())
    spread = float((heavy * (x * x + y * y)).sum() - (float(heavy @ x) ** 2 + float(heavy @ y) ** 2) / weight)
    return max(spread, 0.0), weight


class _Search:
    """Branch on the sets that hold the lowest unit left; bounded by the best so far and the least cost of the rest."""

    def __init__(self, by_lowest: dict[int, list[Part]], parts: int) -> None:
        self.by_lowest, self.parts = by_lowest, parts
        self.best: tuple[Part, ...] = ()
        self.cost, self.steps = float("inf"), 0

    def go(self, left: int, rest: float, cost: float, chosen: tuple[Part, ...]) -> None:
        """Complete what is `chosen` at `cost`; the units `left` cost at least `rest`."""
        if not left:
            if len(chosen) == self.parts and cost < self.cost:
                self.best, self.cost = chosen, cost
            return
        if len(chosen) == self.parts:
            return
        for part in self.by_lowest.get(left & -left, ()):
            self.steps += 1
            if self.steps > MOST_STEPS:
                return
            if part.bits & ~left == 0 and cost + part.ways + rest - part.least < self.cost - 1e-9:
                self.go(left & ~part.bits, rest - part.least, cost + part.ways, (*chosen, part))
