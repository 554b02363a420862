"""The search: many starts, the better ones re-cut, the best of those heated again and again. The same for a seed."""

import random
from dataclasses import dataclass, replace

import numpy as np

from wirnetz.landscape.analysis.splitting.descending import anneal, descend, polish
from wirnetz.landscape.analysis.splitting.enumerating import MOST_UNITS, shortest_ways
from wirnetz.landscape.analysis.splitting.ground import Ground, Ints
from wirnetz.landscape.analysis.splitting.partition import Partition
from wirnetz.landscape.analysis.splitting.starting import grown_start, power_start, repaired, tree_start
from wirnetz.landscape.analysis.splitting.wishes import Prices, Wishes, heavy_units

FEW_UNITS, MANY_UNITS = 60, 800
HEAT, HEAT_STRICT, STRICT = 0.01, 0.03, 50.0
FEW_STARTS = 12  # where every partition is looked at anyway
SHAKES, SHAKEN_UNITS, KEPT, HOTTER = 24, 1_200, 4, 3.0
"""The best few are heated so often more, fewer where there are many units; every other round hotter."""


@dataclass(frozen=True, slots=True)
class Solution:
    """One partition that the search came to rest at: the part of each unit, its cost, whether it is even enough."""

    labels: Ints
    cost: float
    is_even: bool


def split(
    ground: Ground, wishes: Wishes, *, seed: int = 0, enumerate_few: bool = True, starts: int = 0
) -> list[Solution]:
    """Partitions into exactly `wishes.parts` connected parts, best first; none if there are fewer units than parts.

    All have been improved until no single move pays; the first ones have been re-cut and heated as well.
    """
    if not 1 <= wishes.parts <= ground.size:
        return []
    prices = Prices.of(ground, wishes)
    if wishes.parts == 1:
        return [_solution(Partition(prices, np.zeros(ground.size, dtype=np.int64)))]
    return _Search(prices, seed, enumerate_few, starts).run()


class _Search:
    def __init__(self, prices: Prices, seed: int, enumerate_few: bool, starts: int) -> None:
        self.prices, self.ground = prices, prices.ground
        self.chance, self.order = np.random.default_rng(seed), random.Random(seed)  # noqa: S311 - repeatable, no secret
        self.enumerates = enumerate_few and self.ground.size <= FEW_UNITS and not prices.anchors
        is_proven = self.enumerates and self.ground.size <= MOST_UNITS
        usual = FEW_STARTS if is_proven else int(np.clip(1500 / self.ground.size, 8, 40))
        self.starts = starts or usual

    def run(self) -> list[Solution]:
        """Starts, the better third re-cut, the best of those heated; strictly even ones where the best is not even."""
        found = self._begun()
        if not found:
            return []
        found = distinct(found)
        rested = found[max(3, self.starts // 3) :]
        better = found[: max(3, self.starts // 3)]
        for partition in better:
            polish(partition, self.order, self.chance)
        better = distinct(better)
        heated = [self._heated(partition) for partition in better[: max(2, len(better) // 3)]]
        finals = distinct([*better, *heated])
        if not self.enumerates or self.ground.size > MOST_UNITS:
            finals = self._shaken(finals)
        if self.enumerates and (labels := shortest_ways(self.prices)) is not None:
            finals.append(Partition(self.prices, labels))
        elif self.ground.size > MOST_UNITS and min(finals, key=Partition.cost).excess() > 1e-9 and self._can_be_even():
            finals += self._strict(finals)
        rated = [_solution(partition) for partition in [*finals, *rested]]
        return sorted(rated, key=lambda found: (not found.is_even, found.cost))

    def _begun(self) -> list[Partition]:
        found = []
        for turn in range(self.starts):
            is_tree = turn % 4 == 3 and not self.prices.anchors
            labels = None if is_tree else repaired(self.prices, power_start(self.prices, self.chance))
            if labels is None:
                way = grown_start if self.prices.anchors else tree_start
                labels = way(self.prices, self.chance)
            if labels is not None:
                partition = Partition(self.prices, labels)
                descend(partition)
                found.append(partition)
        return found

    def _shaken(self, finals: list[Partition]) -> list[Partition]:
        """The best few heated more, in turns, each from where it came to rest; all that was found, best first."""
        for turn in range(int(np.clip(SHAKEN_UNITS / self.ground.size, 0, SHAKES))):
            best = finals[turn % min(KEPT, len(finals))]
            finals = distinct([*finals, self._heated(best, HEAT * (1, HOTTER)[turn // KEPT % 2])])
        return finals

    def _heated(self, partition: Partition, heat: float = HEAT) -> Partition:
        again = partition.copy()
        tries = 25 if self.ground.size < MANY_UNITS else 18
        anneal(again, self.order, tries * self.ground.size + 600, heat)
        descend(again)
        polish(again, self.order, self.chance)
        return again

    def _can_be_even(self) -> bool:
        return not heavy_units(self.ground, self.prices.wishes) or bool(self.prices.anchors)

    def _strict(self, finals: list[Partition]) -> list[Partition]:
        """Once more with a price that leaves no choice about evenness: as they are, and heated.

        Heat takes a partition that is hardly uneven far away; what is only mended stays as good as it was.
        """
        trees = int(np.clip(4000 / self.ground.size, 3, 60))
        strict = replace(self.prices, strict=STRICT)
        found = []
        for partition in sorted(finals, key=Partition.cost)[:4]:
            again = partition.copy(strict)
            descend(again)
            polish(again, self.order, self.chance, 3, trees)
            found.append(again.copy(self.prices))
            anneal(again, self.order, 25 * self.ground.size + 600, HEAT_STRICT)
            descend(again)
            polish(again, self.order, self.chance, 3, trees)
            found.append(again.copy(self.prices))
        return found


def distinct(found: list[Partition]) -> list[Partition]:
    """Each partition once, cheapest first."""
    once = {tuple(each.labels if each.fixed else _in_order(each)): each for each in found}
    return sorted(once.values(), key=Partition.cost)


def _in_order(partition: Partition) -> list[int]:
    number: dict[int, int] = {}
    return [number.setdefault(part, len(number)) for part in partition.labels]


def _solution(partition: Partition) -> Solution:
    return Solution(partition.array(), partition.cost(), partition.excess() <= 1e-9)
