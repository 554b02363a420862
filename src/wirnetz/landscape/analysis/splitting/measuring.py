"""Figures of a partition, as they stand beside a proposal."""

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from wirnetz.landscape.analysis.splitting.ground import Ground, Ints


@dataclass(frozen=True, slots=True)
class PartFigures:
    """One part: its units, weight, how far it is from an even share, radius in kilometres, organisations, pieces.

    `radius` is the root of the mean squared way to the part's centre of weight.
    """

    keys: tuple[str, ...]
    weight: float
    deviation: float
    radius: float
    organisations: tuple[str, ...]
    pieces: int


@dataclass(frozen=True, slots=True)
class Figures:
    """A partition as a whole.

    `deviation`: of the most uneven part from an even share · `ways`: squared ways that remain, as a share of those of
    the undivided territory · `radius`, `radius_before`: kilometres · `border_cut`: kilometres of border between parts ·
    `served`: parts with as many organisations as wished · `nearest_stays`: share of the weight whose nearest office is
    in its own part, None without offices.
    """

    deviation: float
    ways: float
    radius: float
    radius_before: float
    border_cut: float
    served: int
    nearest_stays: float | None
    districts_cut: int
    parts: tuple[PartFigures, ...]

    @property
    def is_connected(self) -> bool:
        """Whether every part is in one piece."""
        return all(part.pieces == 1 for part in self.parts)


def measured(ground: Ground, labels: Ints, *, need: int) -> Figures:
    """The figures of a partition; labels without units are left out."""
    labels = np.unique(labels, return_inverse=True)[1].astype(np.int64)
    count = int(labels.max(initial=-1)) + 1
    weight = np.bincount(labels, ground.weight, count)
    x, y = (np.bincount(labels, ground.weight * axis, count) / weight for axis in (ground.x, ground.y))
    squares = ground.weight * (ground.inner + (ground.x - x[labels]) ** 2 + (ground.y - y[labels]) ** 2)
    whole = ground.weight * (ground.inner + ground.x**2 + ground.y**2)
    total = float(ground.weight.sum())
    pieces = _pieces(ground, labels, count)
    parts = tuple(
        PartFigures(
            tuple(ground.keys[unit] for unit in np.flatnonzero(labels == part).tolist()),
            float(weight[part]),
            float(weight[part] / (total / count) - 1),
            float(np.sqrt(squares[labels == part].sum() / weight[part])),
            _organisations(ground, np.flatnonzero(labels == part)),
            pieces[part],
        )
        for part in range(count)
    )
    return Figures(
        max(abs(part.deviation) for part in parts),
        float(squares.sum() / whole.sum()) if whole.sum() > 0 else 1.0,
        float(np.sqrt(squares.sum() / total)),
        float(np.sqrt(whole.sum() / total)),
        _border_cut(ground, labels),
        sum(len(part.organisations) >= need for part in parts),
        _nearest_stays(ground, labels),
        districts_cut(ground, labels),
        parts,
    )


def districts_cut(ground: Ground, labels: Ints) -> int:
    """Districts that more than one part holds some of; 0 where units are districts."""
    found = {(int(district), int(part)) for district, part in zip(ground.districts, labels, strict=True)}
    held = np.bincount([district for district, _ in found]) if found else np.zeros(1)
    return int((held > 1).sum()) if ground.has_districts else 0


def difference(ground: Ground, one: Ints, two: Ints) -> float:
    """Share of the weight that lies in another part, when the parts of both are matched as well as can be."""
    from scipy.optimize import linear_sum_assignment  # only now: ten megabytes that a worker does not need

    count = int(max(one.max(), two.max())) + 1
    shared = np.bincount(one * count + two, ground.weight, count * count).reshape(count, count)
    rows, columns = linear_sum_assignment(-shared)
    return 1.0 - float(shared[rows, columns].sum() / ground.weight.sum())


def _pieces(ground: Ground, labels: Ints, count: int) -> list[int]:
    pieces = ground.components(labels)[1]
    return [len(np.unique(pieces[labels == part])) for part in range(count)]


def _organisations(ground: Ground, units: Ints) -> tuple[str, ...]:
    found = {office for unit in units.tolist() for office in ground.offices[unit]}
    return tuple(ground.organisations[office] for office in sorted(found))


def _border_cut(ground: Ground, labels: Ints) -> float:
    apart = labels[ground.edge_a] != labels[ground.edge_b]
    return float(ground.border[apart].sum())


def _nearest_stays(ground: Ground, labels: Ints) -> float | None:
    with_office = np.array([unit for unit, offices in enumerate(ground.offices) if offices], dtype=np.int64)
    if not len(with_office):
        return None
    places = np.column_stack([ground.x, ground.y])
    nearest = with_office[cKDTree(places[with_office]).query(places)[1]]
    return float(ground.weight[labels[nearest] == labels].sum() / ground.weight.sum())
