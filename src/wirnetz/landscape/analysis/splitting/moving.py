"""Units moved by hand: what a partition becomes, where it falls apart, and which units lie at a border."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wirnetz.landscape.analysis.splitting.ground import Ground
from wirnetz.landscape.analysis.splitting.measuring import Figures, measured


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A partition by hand: the part of each unit, its figures, parts in pieces or without a unit, units at a border."""

    parts: Mapping[str, int]
    figures: Figures
    broken: tuple[int, ...]
    emptied: tuple[int, ...]
    border: tuple[str, ...]
    touching: frozenset[tuple[int, int]]


def arranged(ground: Ground, parts: Sequence[Sequence[str]], moves: Mapping[str, int], *, need: int) -> Arrangement:
    """Parts as lists of units, changed by `moves` (unit to part). Unknown units and parts are left out.

    A part may fall apart or be emptied: that is told, not refused. The figures leave emptied parts out.
    """
    part_of = {key: part for part, keys in enumerate(parts) for key in keys}
    part_of |= {key: part for key, part in moves.items() if key in part_of and 0 <= part < len(parts)}
    labels = ground.labels(part_of)
    figures = measured(ground, labels, need=need)
    held = sorted(set(part_of.values()))
    broken = tuple(part for part, found in zip(held, figures.parts, strict=True) if found.pieces > 1)
    one, two = labels[ground.edge_a], labels[ground.edge_b]
    apart = one != two
    ends = set(ground.edge_a[apart].tolist()) | set(ground.edge_b[apart].tolist())
    return Arrangement(
        part_of,
        figures,
        broken,
        tuple(part for part in range(len(parts)) if part not in held),
        tuple(ground.keys[unit] for unit in sorted(ends)),
        frozenset((min(a, b), max(a, b)) for a, b in zip(one[apart].tolist(), two[apart].tolist(), strict=True)),
    )
