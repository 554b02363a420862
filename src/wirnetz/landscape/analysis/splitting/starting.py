"""Where the search begins: power diagrams of even weight, and random trees where those leave a part empty."""

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import breadth_first_order, minimum_spanning_tree

from wirnetz.landscape.analysis.splitting.ground import FEW_EDGES, Floats, Ground, Ints, components, tie
from wirnetz.landscape.analysis.splitting.wishes import Prices

ROUNDS, LAST_FIXED = 40, 8
TREES = 6


def power_start(prices: Prices, chance: np.random.Generator) -> Ints:
    """Each unit to the centre with the least squared way plus a price; an over-full part becomes dearer."""
    ground, parts = prices.ground, prices.wishes.parts
    places = np.column_stack([ground.x, ground.y])
    squares = (places**2).sum(axis=1)
    centres = _first_centres(prices, places, chance)
    dear = np.zeros(parts)
    scale = float(np.average(squares, weights=ground.weight)) / parts
    targets = np.array(prices.targets)
    movable = np.array([part not in prices.hubs for part in range(parts)])
    labels = np.zeros(ground.size, dtype=np.int64)
    for turn in range(ROUNDS):
        ways = squares[:, None] - 2 * places @ centres.T + (centres**2).sum(axis=1)
        labels = (ways + dear).argmin(axis=1)
        weight = np.bincount(labels, ground.weight, parts)
        dear += scale * 0.6 * np.clip(weight / targets - 1, -1, 1) / (1 + turn / 12)
        dear -= dear.mean()
        if turn < ROUNDS - LAST_FIXED:
            for axis in range(2):
                moment = np.bincount(labels, ground.weight * places[:, axis], parts)
                moved = movable & (weight > 0)
                centres[moved, axis] = moment[moved] / weight[moved]
    for part, unit in prices.anchors.items():
        labels[unit] = part
    return labels


def _first_centres(prices: Prices, places: Floats, chance: np.random.Generator) -> Floats:
    """Anchors first, then units far from those chosen, heavy ones more likely."""
    ground = prices.ground
    chosen = [prices.anchors[part] for part in sorted(prices.anchors)]
    if not chosen:
        chosen = [int(chance.choice(ground.size, p=ground.weight / ground.weight.sum()))]
    while len(chosen) < prices.wishes.parts:
        nearest = np.min([((places - places[unit]) ** 2).sum(axis=1) for unit in chosen], axis=0) * ground.weight
        nearest[chosen] = 0.0
        if nearest.sum() <= 0:  # all in one place
            nearest[np.setdiff1d(np.arange(ground.size), chosen)] = 1.0
        likely = nearest / nearest.sum()
        chosen.append(int(chance.choice(ground.size, p=likely)))
    free = [unit for unit in chosen if unit not in prices.anchors.values()]
    order = [prices.anchors[part] if part in prices.anchors else free.pop(0) for part in range(prices.wishes.parts)]
    return places[order].copy()


def repaired(prices: Prices, labels: Ints) -> Ints | None:
    """Keep the heaviest (or anchored) piece of each part; other pieces go over their longest border. None if lost."""
    ground, parts = prices.ground, prices.wishes.parts
    labels = labels.copy()
    a, b = ground.edge_a, ground.edge_b
    for _ in range(30):
        count, piece = ground.components(labels)
        weight, owner = np.bincount(piece, ground.weight, count), np.zeros(count, dtype=np.int64)
        owner[piece] = labels
        main = np.full(parts, -1)
        for index in np.argsort(weight, kind="stable").tolist():
            main[owner[index]] = index
        for part, unit in prices.anchors.items():
            main[part] = piece[unit]
        loose = np.setdiff1d(np.arange(count), main)
        if not len(loose):
            return labels if (main >= 0).all() else None
        for index in loose.tolist():
            ends = [(piece[one] == index) & np.isin(piece[two], main) for one, two in ((a, b), (b, a))]
            shared = sum(
                np.bincount(labels[two[end]], ground.border[end] + 1e-6, parts)
                for end, two in zip(ends, (b, a), strict=True)
            )
            if np.any(shared):
                labels[piece == index] = int(np.argmax(shared))
    return None


class Tree:
    """A random spanning tree over some units, in preorder: the units below one are a run of neighbours in `order`."""

    def __init__(self, size: int, a: Ints, b: Ints, chance: np.random.Generator) -> None:
        breadth, up = _random_tree(size, a, b, chance)
        self.is_whole = len(breadth) == size
        below = [1] * size
        children: list[list[int]] = [[] for _ in range(size)]
        for unit in breadth[:0:-1]:
            below[up[unit]] += below[unit]
            children[up[unit]].append(unit)
        order, waiting = [], [0]
        while waiting:
            unit = waiting.pop()
            order.append(unit)
            waiting += children[unit]
        self.order = np.array(order, dtype=np.int64)
        self.below = np.array(below, dtype=np.int64)[self.order]

    def sums(self, values: Floats) -> Floats:
        """For each unit in `order`: the sums over it and all below it."""
        running = np.vstack([np.zeros((1, values.shape[1])), np.cumsum(values[self.order], axis=0)])
        at = np.arange(len(self.order))
        return np.asarray(running[at + self.below] - running[at])

    def branch(self, at: int) -> Ints:
        """The unit at this place of `order` and all below it."""
        return self.order[at : at + int(self.below[at])]


def _random_tree(size: int, a: Ints, b: Ints, chance: np.random.Generator) -> tuple[list[int], list[int]]:
    """The tree of least length where each border has a random one: units by breadth from the first, unit above each."""
    length = chance.random(len(a)) + 0.05
    if len(a) > FEW_EDGES:
        tree = minimum_spanning_tree(sp.csr_matrix((length, (a, b)), (size, size)))
        breadth, parent = breadth_first_order(tree, 0, directed=False)
        return breadth.tolist(), parent.tolist()
    order = np.argsort(length, kind="stable")
    one, two = a[order].tolist(), b[order].tolist()
    near: list[list[int]] = [[] for _ in range(size)]
    for place in tie(list(range(size)), one, two):
        near[one[place]].append(two[place])
        near[two[place]].append(one[place])
    up, found = [-1] * size, [0]
    for unit in found:
        for other in near[unit]:
            if other != up[unit]:
                up[other] = unit
                found.append(other)
    return found, up


def tree_start(prices: Prices, chance: np.random.Generator) -> Ints | None:
    """Cut random spanning trees in two, again and again; always connected. Anchors are not looked at."""
    ground, labels = prices.ground, np.zeros(prices.ground.size, dtype=np.int64)
    waiting = [(np.arange(ground.size), prices.wishes.parts, 0)]
    while waiting:
        units, parts, first = waiting.pop()
        if parts == 1:
            labels[units] = first
            continue
        cut = _even_cut(ground, units, parts, chance)
        if cut is None:
            return None
        inside, fewer = cut
        rest = np.setdiff1d(units, inside)
        waiting += [(inside, fewer, first), (rest, parts - fewer, first + fewer)]
    return labels


def grown_start(prices: Prices, chance: np.random.Generator) -> Ints:
    """Parts grow at random around the anchors, and around units drawn for parts without one; always connected."""
    ground = prices.ground
    free = np.setdiff1d(np.arange(ground.size), list(prices.anchors.values()))
    drawn = chance.choice(free, prices.wishes.parts - len(prices.anchors), replace=False).tolist()
    labels = [-1] * ground.size
    for part in range(prices.wishes.parts):
        labels[prices.anchors[part] if part in prices.anchors else drawn.pop()] = part
    steps = [(unit, near) for unit, part in enumerate(labels) if part >= 0 for near in ground.neighbours[unit]]
    while steps:
        at = int(chance.integers(len(steps)))
        steps[at], steps[-1] = steps[-1], steps[at]
        unit, near = steps.pop()
        if labels[near] < 0:
            labels[near] = labels[unit]
            steps += [(near, other) for other in ground.neighbours[near]]
    return np.array(labels, dtype=np.int64)


def _even_cut(ground: Ground, units: Ints, parts: int, chance: np.random.Generator) -> tuple[Ints, int] | None:
    """Cut off about half of the parts; where a shape allows only smaller branches (a star), as many as it does."""
    a, b, _ = edges_within(ground, units)
    weight = ground.weight[units]
    best: tuple[float, tuple[Ints, int] | None] = (float("inf"), None)
    halves, any_number = sorted({parts // 2, parts - parts // 2}), range(1, parts)
    for turn in range(2 * TREES):
        if turn == TREES and best[1] is not None:
            break
        tree = Tree(len(units), a, b, chance)
        if not tree.is_whole:
            return None
        sums = tree.sums(weight[:, None])[:, 0]
        for fewer in halves if turn < TREES else any_number:
            refused = (tree.below < fewer) | (len(units) - tree.below < parts - fewer)
            refused[0] = True
            off = np.where(refused, np.inf, np.abs(sums - weight.sum() * fewer / parts))
            at = int(off.argmin())
            if off[at] < best[0]:
                best = (float(off[at]), (units[tree.branch(at)], fewer))
    return best[1]


def edges_within(ground: Ground, units: Ints) -> tuple[Ints, Ints, Ints]:
    """The borders among some units, numbered by their place in `units`; and which borders those are."""
    place = np.full(ground.size, -1, dtype=np.int64)
    place[units] = np.arange(len(units))
    a, b = place[ground.edge_a], place[ground.edge_b]
    inside = np.flatnonzero((a >= 0) & (b >= 0))
    return a[inside], b[inside], inside


def is_whole(size: int, a: Ints, b: Ints) -> bool:
    """Whether `size` units tied by these borders are one piece."""
    return components(size, a, b)[0] == 1
