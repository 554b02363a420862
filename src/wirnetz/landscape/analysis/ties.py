"""Organisations and networks as a drawing of two columns: who sits where, with as few crossings as an order can give.

The order is found by moving each side to the mean place of its neighbours, over and over; equals stand by name, so that
the same records give the same drawing. Numbers are written as SVG wants them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wirnetz.landscape.analysis.landscape import Landscape

MOST = 28
"""Rows of a column; what is left out is counted."""
ROUNDS = 12
PITCH, TOP, WIDTH, LEFT, RIGHT = 26.0, 40.0, 1000, 420.0, 580.0
LONGEST, MARK = 46, 10


@dataclass(frozen=True, slots=True)
class End:
    """An organisation or a network in the drawing: its place, the name as far as there is room, and whole."""

    row: int
    y: str
    short: str
    name: str
    slug: str
    is_own: bool
    is_focus: bool
    degree: int
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Ties:
    """The drawing: both columns from top to bottom, lines as paths (`is_own`: to an own network), what is left out."""

    organisations: tuple[End, ...]
    networks: tuple[End, ...]
    lines: tuple[tuple[str, bool], ...]
    box: str
    left_out: tuple[int, int]
    pairs: tuple[tuple[int, int], ...]


def ties_of(
    landscape: Landscape, *, networks: Sequence[int] = (), organisations: Sequence[int] = (), least: int = 2
) -> Ties:
    """Who links what around these networks or organisations (rows); around all own networks where none is given.

    Around networks: their members that sit in at least `least` networks, and all networks in which these sit. Around
    organisations: these and their networks. At most MOST rows each, those with most ties; the given ones always stay.
    """
    seats = landscape.seats()
    focus = list(networks) or ([] if organisations else [n for n, each in enumerate(landscape.networks) if each.is_own])
    pairs = sorted({(int(o), int(n)) for o, n in zip(*seats.nonzero(), strict=True)})
    in_how_many = _degrees(pairs, side=0)
    if organisations:
        chosen = set(organisations)
    else:
        chosen = {o for o, n in pairs if n in set(focus) and in_how_many[o] >= least}
    kept = [(o, n) for o, n in pairs if o in chosen]
    everything = (len({o for o, _n in kept}), len({n for _o, n in kept}))
    houses = _most(_degrees(kept, side=0), organisations, [each.name for each in landscape.organisations])
    kept = [(o, n) for o, n in kept if o in houses]
    nets = _most(_degrees(kept, side=1), focus, [each.name for each in landscape.networks])
    kept = [(o, n) for o, n in kept if n in nets]
    return _drawn(landscape, kept, set(focus), everything)


def _degrees(pairs: Sequence[tuple[int, int]], *, side: int) -> dict[int, int]:
    found: dict[int, int] = {}
    for pair in pairs:
        found[pair[side]] = found.get(pair[side], 0) + 1
    return found


def _most(degrees: Mapping[int, int], always: Sequence[int], names: Sequence[str]) -> set[int]:
    first = set(always)
    order = sorted(degrees, key=lambda row: (row not in first, -degrees[row], names[row], row))
    return set(order[:MOST])


def _ordered(landscape: Landscape, pairs: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Both columns in the order with the fewest crossings among those that the sweeps pass through."""
    left = sorted({o for o, _n in pairs}, key=lambda row: (landscape.organisations[row].name, row))
    right = sorted(
        {n for _o, n in pairs}, key=lambda row: (not landscape.networks[row].is_own, landscape.networks[row].name, row)
    )
    best, fewest = (left, right), crossings(pairs, left, right)
    for _round in range(ROUNDS):
        left = _by_mean(left, right, [(o, n) for o, n in pairs])
        right = _by_mean(right, left, [(n, o) for o, n in pairs])
        count = crossings(pairs, left, right)
        if count < fewest:
            best, fewest = (left, right), count
    return best


def _by_mean(moved: Sequence[int], fixed: Sequence[int], pairs: Sequence[tuple[int, int]]) -> list[int]:
    place = {row: at for at, row in enumerate(fixed)}
    ends: dict[int, list[int]] = {}
    for one, other in pairs:
        ends.setdefault(one, []).append(place[other])
    before = {row: at for at, row in enumerate(moved)}
    return sorted(moved, key=lambda row: (sum(ends[row]) / len(ends[row]), before[row]))


def crossings(pairs: Sequence[tuple[int, int]], left: Sequence[int], right: Sequence[int]) -> int:
    """How many pairs of lines cross."""
    a, b = ({row: at for at, row in enumerate(column)} for column in (left, right))
    lines = sorted((a[o], b[n]) for o, n in pairs)
    return sum(one[0] < two[0] and one[1] > two[1] for at, one in enumerate(lines) for two in lines[at + 1 :])


def _drawn(
    landscape: Landscape, pairs: Sequence[tuple[int, int]], focus: set[int], everything: tuple[int, int]
) -> Ties:
    left, right = _ordered(landscape, pairs)
    rows = max(len(left), len(right), 1)
    a, b = (
        {row: TOP + (at + 0.5) * PITCH * rows / len(column) for at, row in enumerate(column)}
        for column in (left, right)
    )
    on_left, on_right = _degrees(pairs, side=0), _degrees(pairs, side=1)
    middle = (LEFT + RIGHT) / 2
    lines = [
        (
            f"M{LEFT:.0f} {a[o]:.1f}C{middle:.0f} {a[o]:.1f} {middle:.0f} {b[n]:.1f} {RIGHT:.0f} {b[n]:.1f}",
            landscape.networks[n].is_own,
        )
        for o, n in pairs
    ]
    houses, nets = landscape.organisations, landscape.networks
    return Ties(
        tuple(
            End(o, f"{a[o]:.1f}", _short(houses[o].name), houses[o].name, houses[o].slug, False, False, on_left[o])
            for o in left
        ),
        tuple(
            End(
                n, f"{b[n]:.1f}", _short(nets[n].name, MARK if nets[n].is_example else 0), nets[n].name, nets[n].slug,
                nets[n].is_own, n in focus, on_right[n], nets[n].is_example,
            )
            for n in right
        ),
        tuple(sorted(lines, key=lambda line: line[1])),
        f"0 0 {WIDTH} {TOP + rows * PITCH + 10:.0f}",
        (everything[0] - len(left), everything[1] - len(right)),
        tuple(pairs),
    )  # fmt: skip


def _short(name: str, mark: int = 0) -> str:
    longest = LONGEST - mark
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"
