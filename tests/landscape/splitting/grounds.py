"""Small territories for tests: grids, lines, and random ones."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import strategies as st

from wirnetz.landscape.analysis.splitting.ground import Ground, Unit

Border = tuple[str, str, float]


def line(weights: Sequence[float], *, offices: Sequence[str] = ()) -> tuple[list[Unit], list[Border]]:
    """Units in a row, ten kilometres apart; `offices` names the organisation of each unit, or ""."""
    houses = [*offices, *[""] * len(weights)]
    units = [
        Unit(f"0100{at}", weight, at * 10.0, 0.0, frozenset({houses[at]} - {""}), f"0100{at}")
        for at, weight in enumerate(weights)
    ]
    return units, [(a.key, b.key, 5.0) for a, b in pairwise(units)]


def grid(columns: int, rows: int, *, per_district: int = 1) -> tuple[list[Unit], list[Border]]:
    """Square units of ten kilometres; districts are strips of `per_district` columns."""
    units, borders = [], []
    for column in range(columns):
        for row in range(rows):
            district = f"{1000 + column // per_district:05}"
            units.append(Unit(_key(column, row, per_district), 100.0, column * 10.0, row * 10.0, frozenset(), district))
            if column:
                borders.append((_key(column - 1, row, per_district), _key(column, row, per_district), 10.0))
            if row:
                borders.append((_key(column, row - 1, per_district), _key(column, row, per_district), 10.0))
    return units, borders


def _key(column: int, row: int, per_district: int) -> str:
    return f"{1000 + column // per_district:05}{(column % per_district) * 10 + row:03}"


@st.composite
def territories(draw: st.DrawFn, most: int = 14) -> tuple[list[Unit], list[Border]]:
    """Units at random places, tied to a tree with some borders more; now and then in two pieces."""
    count = draw(st.integers(2, most))
    spots = st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(0, 50), st.integers(0, 3), st.integers(0, 2))
    rows = draw(st.lists(spots, min_size=count, max_size=count))
    units = [
        Unit(
            f"{1000 + district:05}{at:03}", float(weight), float(x), float(y),
            frozenset({f"house{office}"} if office else ()), f"{1000 + district:05}",
        )
        for at, (x, y, weight, office, district) in enumerate(rows)
    ]  # fmt: skip
    ties = [(draw(st.integers(0, at - 1)), at) for at in range(1, count)]
    ties = ties[: draw(st.sampled_from([len(ties), max(len(ties) - 1, 0)]))]
    ties += draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=count))
    return units, [(units[a].key, units[b].key, 3.0) for a, b in ties if a != b]


def every_partition(ground: Ground, parts: int) -> set[frozenset[frozenset[int]]]:
    """All partitions into connected parts, by plain sets: grow the part of the lowest free unit in every way."""
    neighbours = [set(near) for near in ground.neighbours]

    def grown(part: frozenset[int], free: frozenset[int]) -> set[frozenset[int]]:
        found, waiting = {part}, [part]
        while waiting:
            now = waiting.pop()
            for unit in {near for member in now for near in neighbours[member]} & free - now:
                more = now | {unit}
                if more not in found:
                    found.add(more)
                    waiting.append(more)
        return found

    def cut(free: frozenset[int], left: int) -> set[frozenset[frozenset[int]]]:
        if not free:
            return {frozenset()} if left == 0 else set()
        if left == 0:
            return set()
        found = set()
        for part in grown(frozenset({min(free)}), free):
            if len(free - part) >= left - 1:
                found |= {rest | {part} for rest in cut(free - part, left - 1)}
        return found

    return cut(frozenset(range(ground.size)), parts)
