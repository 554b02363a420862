"""What a split is to look like, and what each wish costs in the sum that is made small."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from wirnetz.landscape.analysis.splitting.ground import Floats, Ground

UNEVEN: Final = (0.02, 0.10)
"""Price of unevenness within a usual tolerance, for the square of the deviation, and what the usual tolerance is."""
BEYOND: Final = (4.0, 40.0)
"""Price of unevenness beyond the tolerance, for the excess and its square."""
UNSERVED: Final = 0.3
"""Price of each organisation that a part is short of."""
WHOLE: Final = 0.05
"""Usual price of a district that is cut once."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How many parts, how even, how many organisations in each, how dear a cut district is.

    `tolerance` is the deviation from an even share that costs hardly anything, however wide it is. `hubs` are keys of
    units with a meeting place, at most one for each part: ways count to it, and it stays in its part. `ways` is how
    much short ways matter.
    """

    parts: int
    tolerance: float = 0.10
    need: int = 3
    whole: float = WHOLE
    ways: float = 1.0
    hubs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Prices:
    """The price list of one task: what a part costs by its sums. `strict` multiplies what uneven parts cost.

    Part j is anchored at unit `anchors[j]` where one is given; `targets` are the weights that parts should have.
    """

    ground: Ground
    wishes: Wishes
    anchors: dict[int, int]
    targets: list[float]
    need: int
    whole: float
    strict: float = 1.0
    hubs: dict[int, tuple[float, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, ground: Ground, wishes: Wishes) -> "Prices":
        """A unit heavier than a part may be becomes the core of a part of its own; the others share the rest.

        Wishes that offices cannot fill are lowered to what they can: the organisations divided by the parts.
        """
        anchors = {part: ground.number[key] for part, key in enumerate(wishes.hubs) if key in ground.number}
        hubs = {part: (float(ground.x[unit]), float(ground.y[unit])) for part, unit in anchors.items()}
        targets = [float(ground.weight.sum()) / wishes.parts] * wishes.parts
        if not anchors:
            heavy = heavy_units(ground, wishes)
            anchors = dict(enumerate(heavy))
            rest = (float(ground.weight.sum()) - float(ground.weight[heavy].sum())) / max(wishes.parts - len(heavy), 1)
            targets = [float(ground.weight[unit]) for unit in heavy] + [rest] * (wishes.parts - len(heavy))
        whole = wishes.whole if ground.has_districts else 0.0
        return cls(ground, wishes, anchors, targets, possible_need(ground, wishes), whole, hubs=hubs)

    @cached_property
    def inertia(self) -> float:
        """Squared ways to the centre of the undivided territory, the unit of the price of ways."""
        squares = self.ground.x**2 + self.ground.y**2
        return max(float((self.ground.weight * squares).sum()), 1e-9) / max(self.wishes.ways, 1e-9)

    @cached_property
    def uneven(self) -> float:
        """Price of the square of a deviation: the widest one allowed costs no more than a usual one at its widest."""
        price, usual = UNEVEN
        return price * min(1.0, usual / max(self.wishes.tolerance, 1e-9)) ** 2

    def many(self, part: int, sums: Floats) -> Floats:
        """Price of ways and evenness for rows of weight, x, y and squares; offices and districts not counted."""
        weight, x, y, squares = sums
        with np.errstate(all="ignore"):
            if part in self.hubs:
                at_x, at_y = self.hubs[part]
                ways = squares - 2 * (x * at_x + y * at_y) + weight * (at_x**2 + at_y**2)
            else:
                ways = squares - (x * x + y * y) / weight
            off = np.abs(weight / self.targets[part] - 1)
        over = np.maximum(off - self.wishes.tolerance, 0)
        cost: Floats = ways / self.inertia + self.uneven * off * off
        cost += self.strict * (BEYOND[1] * over * over + BEYOND[0] * over)
        return cost


def heavy_units(ground: Ground, wishes: Wishes) -> list[int]:
    """Units that alone outweigh an even share and its tolerance, heaviest first; at most one fewer than parts."""
    heavy: list[int] = []
    left = float(ground.weight.sum())
    for unit in np.argsort(-ground.weight, kind="stable").tolist():
        share = left / max(wishes.parts - len(heavy), 1)
        if len(heavy) >= wishes.parts - 1 or ground.weight[unit] <= (1 + wishes.tolerance) * share:
            return heavy
        heavy.append(unit)
        left -= float(ground.weight[unit])
    return heavy


def possible_need(ground: Ground, wishes: Wishes) -> int:
    """How many organisations each part can have where some are missing."""
    return min(wishes.need, len(ground.organisations) // max(wishes.parts, 1))


def doubled(names: Sequence[str]) -> list[str]:
    """Names that are given more than once, in order."""
    return sorted({name for name in names if list(names).count(name) > 1})
