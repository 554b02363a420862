"""The step that matters: join two neighbouring parts and cut them anew, along turned lines and across random trees.

Two compact parts of given size are separated by a straight line, which single moves cannot reach across the balance.
"""

import numpy as np

from wirnetz.landscape.analysis.splitting.ground import Floats, Ints, components
from wirnetz.landscape.analysis.splitting.partition import Partition
from wirnetz.landscape.analysis.splitting.starting import Tree, edges_within

DIRECTIONS, TREES, TRIED, TRIED_STRICT = 24, 3, 6, 60
WORTH_TRYING = 0.05
"""How much dearer than now a cut may look before offices and districts are counted."""


def recut(partition: Partition, a: int, b: int, chance: np.random.Generator, trees: int = TREES) -> bool:
    """Cut parts a and b anew if that pays; whether it did."""
    labels = partition.array()
    units = np.flatnonzero((labels == a) | (labels == b))
    if len(units) < 3:
        return False
    before = labels[units]
    found = _candidates(partition, units, (a, b), chance, trees)
    now = partition.pair_cost(units, before, a, b)
    bare = sum(float(partition.prices.many(part, np.array(partition.sums[part])[:, None])[0]) for part in (a, b))
    is_bare = not partition.whole and not partition.need
    limit = bare - 1e-9 if is_bare else bare + WORTH_TRYING
    ends = edges_within(partition.ground, units)[:2]
    most, tried = (TRIED if partition.strict == 1 else TRIED_STRICT), set[bytes]()
    for cost, side, is_first in sorted(found, key=lambda item: item[0]):
        if cost >= limit or len(tried) >= most:
            return False
        chosen = np.full(len(units), b if is_first else a)
        chosen[side] = a if is_first else b
        if chosen.tobytes() in tried:
            continue
        tried.add(chosen.tobytes())
        after = _mended(partition, units, chosen, (a, b), ends)
        if after is not None and partition.pair_cost(units, after, a, b) < now - 1e-9:
            partition.move_all(units.tolist(), after.tolist())
            return True
    return False


Candidate = tuple[float, Ints, bool]


def _candidates(
    partition: Partition, units: Ints, pair: tuple[int, int], chance: np.random.Generator, trees: int
) -> list[Candidate]:
    """Price, one side (as places in `units`), and whether that side is the first part of the pair."""
    ground, table = partition.ground, partition.table[units]
    found: list[Candidate] = []
    angles = (np.arange(DIRECTIONS) + chance.random()) * np.pi / DIRECTIONS
    places = np.column_stack([ground.x[units], ground.y[units]])
    orders = np.argsort(places @ np.array([np.cos(angles), np.sin(angles)]), axis=0, kind="stable").T
    sums = np.cumsum(table[orders], axis=1)[:, :-1]
    for is_first, costs in _both_ways(partition, sums.reshape(-1, 4), table.sum(axis=0), pair):
        rows = costs.reshape(DIRECTIONS, -1)
        best = np.argpartition(rows, min(1, rows.shape[1] - 1), axis=1)[:, :2]
        for direction, cut in ((d, c) for d in range(DIRECTIONS) for c in set(best[d].tolist())):
            found.append((float(rows[direction, cut]), orders[direction, : cut + 1], is_first))
    a, b, _ = edges_within(ground, units)
    for _ in range(trees):
        tree = Tree(len(units), a, b, chance)
        if not tree.is_whole:
            break
        for is_first, costs in _both_ways(partition, tree.sums(table)[1:], table.sum(axis=0), pair):
            at = int(costs.argmin()) + 1
            found.append((float(costs[at - 1]), tree.branch(at), is_first))
    return found


def _both_ways(partition: Partition, sums: Floats, total: Floats, pair: tuple[int, int]) -> list[tuple[bool, Floats]]:
    """Prices of cuts with the summed side as first part, and as second; one of them where it is the same."""
    first, second = pair
    prices = partition.prices
    rest = (total - sums).T
    ways = [(True, prices.many(first, sums.T) + prices.many(second, rest))]
    is_alike = prices.targets[first] == prices.targets[second] and not {first, second} & set(prices.anchors)
    if not is_alike:
        ways.append((False, prices.many(second, sums.T) + prices.many(first, rest)))
    return [(is_first, np.where(np.isfinite(costs), costs, np.inf)) for is_first, costs in ways]


def _mended(
    partition: Partition, units: Ints, labels: Ints, pair: tuple[int, int], ends: tuple[Ints, Ints]
) -> Ints | None:
    """Both halves in one piece: loose pieces of one half go to the other. None if that does not help."""
    a, b = ends
    anchors = partition.prices.anchors
    weight = partition.ground.weight[units]
    for part in set(pair) & set(anchors):
        if labels[np.searchsorted(units, anchors[part])] != part:
            return None
    for _ in range(3):
        same = labels[a] == labels[b]
        count, piece = components(len(units), a[same], b[same])
        if count == 2:
            return labels
        heavy = np.bincount(piece, weight, count)
        owner = np.zeros(count, dtype=np.int64)
        owner[piece] = labels
        labels = labels.copy()
        for part in pair:
            mine = np.flatnonzero(owner == part)
            keep = mine[heavy[mine].argmax()] if len(mine) else -1
            if part in anchors:
                keep = piece[np.searchsorted(units, anchors[part])]
            labels[np.isin(piece, mine[mine != keep])] = sum(pair) - part
    return None
