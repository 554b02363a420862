"""Moves over the border: steepest first until none pays, by chance while it is hot, and whole districts at once."""

import random
from math import exp

import numpy as np

from wirnetz.landscape.analysis.splitting.ground import Ints, components
from wirnetz.landscape.analysis.splitting.partition import Partition
from wirnetz.landscape.analysis.splitting.recutting import TREES, recut

SWEEPS = 80
ENOUGH = 1e-12


def descend(partition: Partition) -> None:
    """Move units over the border while it pays, cheapest first; all moves of a sweep are priced in one go."""
    for _ in range(SWEEPS):
        moved = False
        for _cost, unit, part in _priced(partition):
            before = partition.labels[unit]
            if before == part or not any(partition.labels[near] == part for near in partition.ground.neighbours[unit]):
                continue
            if partition.change(unit, before, part) < -ENOUGH and partition.stays_whole(unit, before):
                partition.move(unit, before, part)
                moved = True
        if not moved:
            return


def _priced(partition: Partition) -> list[tuple[float, int, int]]:
    """Moves over the border that pay, or may once offices are counted, cheapest first."""
    ground, prices, parts = partition.ground, partition.prices, partition.parts
    labels = partition.array()
    a, b = ground.edge_a, ground.edge_b
    split = labels[a] != labels[b]
    both = np.concatenate([a[split] * parts + labels[b[split]], b[split] * parts + labels[a[split]]])
    units, goals = np.divmod(np.unique(both), parts)
    from_parts, sums = labels[units], np.array(partition.sums)
    moved = partition.table[units]
    shrunk, grown = (sums[from_parts] - moved).T, (sums[goals] + moved).T
    costs = np.zeros(len(units))
    bare = np.array([float(prices.many(part, sums[part][:, None])[0]) for part in range(parts)])
    for part in range(parts):
        leaves, comes = from_parts == part, goals == part
        costs[leaves] += prices.many(part, shrunk[:, leaves]) - bare[part]
        costs[comes] += prices.many(part, grown[:, comes]) - bare[part]
    if partition.whole:
        spread = np.array(partition.spread)
        district = ground.districts[units]
        costs += partition.whole * ((spread[district, goals] == 0) * 1.0 - (spread[district, from_parts] == 1))
    with_office = np.array([bool(ground.offices[unit]) for unit in units.tolist()], dtype=bool)
    pays = np.flatnonzero((costs < -ENOUGH) | (with_office & (partition.need > 0)))
    pays = pays[np.argsort(costs[pays], kind="stable")]
    return list(zip(costs[pays].tolist(), units[pays].tolist(), goals[pays].tolist(), strict=True))


def anneal(partition: Partition, chance: random.Random, tries: int, heat: float) -> None:
    """Moves over the border that sometimes make it worse, ever more rarely; every state on the way is connected."""
    labels, neighbours = partition.labels, partition.ground.neighbours
    border = [unit for unit, part in enumerate(labels) if any(labels[near] != part for near in neighbours[unit])]
    listed = [False] * len(labels)
    for unit in border:
        listed[unit] = True
    for turn in range(tries):
        if not border:
            return
        at = chance.randrange(len(border))
        unit = border[at]
        before = labels[unit]
        goals = {labels[near] for near in neighbours[unit]} - {before}
        if not goals:
            border[at] = border[-1]
            border.pop()
            listed[unit] = False
            continue
        part = goals.pop() if len(goals) == 1 else chance.choice(sorted(goals))
        change, warm = partition.change(unit, before, part), heat * (1 - turn / tries)
        if change < -ENOUGH or (change < 12 * warm and chance.random() < exp(-change / warm)):
            if not partition.stays_whole(unit, before):
                continue
            partition.move(unit, before, part)
            for near in neighbours[unit]:
                if not listed[near]:
                    listed[near] = True
                    border.append(near)


def move_districts(partition: Partition) -> bool:
    """Hand all units that a part holds of a cut district to another part that holds some of it; whether any went."""
    if not partition.whole:
        return False
    moved = False
    for district, row in enumerate(partition.spread):
        holders = [part for part, count in enumerate(row) if count]
        if len(holders) < 2:
            continue
        for giver in sorted(holders, key=lambda part: row[part]):
            takers = [part for part in holders if part != giver]
            if any(_hand_over(partition, district, giver, taker) for taker in takers):
                moved = True
                break
    return moved


def _hand_over(partition: Partition, district: int, giver: int, taker: int) -> bool:
    labels = partition.array()
    units = np.flatnonzero((labels == giver) | (labels == taker))
    before = labels[units]
    after = before.copy()
    after[(partition.ground.districts[units] == district) & (before == giver)] = taker
    if partition.fixed & set(units[before != after].tolist()) or not (after == giver).any():
        return False
    if partition.pair_cost(units, after, giver, taker) >= partition.pair_cost(units, before, giver, taker) - 1e-9:
        return False
    if not _both_whole(partition, units, after, (giver, taker)):
        return False
    partition.move_all(units.tolist(), after.tolist())
    return True


def _both_whole(partition: Partition, units: Ints, after: Ints, pair: tuple[int, int]) -> bool:
    ground = partition.ground
    place = np.full(ground.size, -1, dtype=np.int64)
    place[units] = np.where(after == pair[0], 0, 1)
    a, b = place[ground.edge_a], place[ground.edge_b]
    same = (a >= 0) & (a == b)
    index = np.full(ground.size, -1, dtype=np.int64)
    index[units] = np.arange(len(units))
    return components(len(units), index[ground.edge_a[same]], index[ground.edge_b[same]])[0] == 2


def polish(
    partition: Partition, order: random.Random, chance: np.random.Generator, rounds: int = 6, trees: int = TREES
) -> None:
    """Cut every pair of neighbours anew and descend, until no pair changes."""
    for _ in range(rounds):
        pairs = list(partition.pairs())
        order.shuffle(pairs)
        changed = False
        for a, b in pairs:
            changed |= recut(partition, a, b, chance, trees)
        changed |= move_districts(partition)
        descend(partition)
        if not changed:
            return
