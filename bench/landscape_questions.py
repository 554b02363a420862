"""The questions about territories against the usual ways, at three sizes; and what one change costs.

The ways that would take minutes are timed for a part and scaled; the name of the row says so. Before they are
timed, the ways in plain Python have to give the same answers as ours.
"""

import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, replace
from inspect import unwrap
from types import SimpleNamespace
from typing import Any

import networkx as nx
import numpy as np

from bench.landscape_grounds import Ground, ground, matrix
from bench.landscape_measure import Row, least, target
from bench.landscape_ways import (
    Plain,
    bridges_by_dict,
    docking_by_sets,
    pairs_by_sets,
    people_by_index,
    people_by_polygons,
    people_by_product,
    people_by_sets,
    pieces_by_networkx,
    spans_by_loops,
    spots_by_sets,
    tiers_by_sets,
    unions,
    white_by_polygons,
)
from wirnetz.landscape.analysis import Landscape
from wirnetz.landscape.analysis.answered import carry_over, name_of
from wirnetz.landscape.analysis.bridges import NATIONWIDE, bridging, links
from wirnetz.landscape.analysis.continuity import Word
from wirnetz.landscape.analysis.docking import Dockings
from wirnetz.landscape.analysis.overlap import overlaps
from wirnetz.landscape.analysis.pairs import Pairs, pairs_of, told_in_order
from wirnetz.landscape.analysis.span import spans
from wirnetz.landscape.analysis.thin_spots import tiers
from wirnetz.landscape.analysis.white_spots import spots, white_pieces

PART = 40
"""Networks that slow ways are timed for."""
RECENT = 365
ASKED = (spans, spots, tiers, overlaps, links)
"""What is kept with a landscape."""


@dataclass(frozen=True)
class Ours:
    """The five questions asked of one landscape."""

    it: Ground
    said: list[Any]

    def span(self, made: Landscape) -> object:
        return unwrap(spans)(made)

    def white(self, made: Landscape) -> object:
        return white_pieces(made)

    def cover(self, made: Landscape) -> object:
        return unwrap(spots)(made), unwrap(tiers)(made)

    def overlap(self, made: Landscape) -> Pairs:
        return told_in_order(made, pairs_of(made, self.it.own))

    def docking(self, made: Landscape) -> object:
        return Dockings(made, self.said).best(self.it.own)

    def bridges(self, made: Landscape) -> object:
        return bridging(made.seats(), made.is_own)

    def all(self, made: Landscape) -> list[object]:
        """Everything, from nothing prepared."""
        fresh = replace(made)
        ways: tuple[Callable[[Landscape], object], ...] = (
            self.span, self.cover, self.overlap, self.docking, self.bridges,
        )  # fmt: skip
        return [way(fresh) for way in ways]


def asked(it: Ground) -> Ours:
    """With the word whether each network still meets, which is another question (continuity) and given to both."""
    network, day, _area = it.landscape.happened
    today = it.landscape.on.toordinal()
    open_rows = np.bincount(network[(day <= today) & (day > today - RECENT)], minlength=len(it.landscape.networks)) > 0
    words = [Word.ACTIVE if is_open else Word.QUIET for is_open in open_rows]
    return Ours(it, [SimpleNamespace(word=word, days=()) for word in words])


def question_rows() -> list[Row]:
    """T1 to T5, T7 and T9."""
    small, middle = _plain_rows("S"), _plain_rows("M")
    return [*small[1], *middle[1], *_large_rows(middle[0])]


def _plain_rows(size: str) -> tuple[float, list[Row]]:
    it = ground(size)
    made, ours = it.landscape, asked(it)
    plain = Plain.of(it)
    is_open = [each.word == Word.ACTIVE for each in ours.said]
    shared = people_by_index(plain, plain.own)
    _same_answers(ours, plain, shared, is_open)
    whole, span, cover, overlap, docking, shown, bridge = least(
        lambda: ours.all(made),
        lambda: ours.span(made),
        lambda: ours.cover(made),
        lambda: ours.overlap(made),
        lambda: ours.docking(made),
        lambda: Dockings(made, ours.said).for_networks(it.own),
        lambda: ours.bridges(made),
        rounds=25 if size == "S" else 5,
    )
    made_plain, loops, sets, listed, pairs, dock, bridged = least(
        lambda: Plain.of(it),
        lambda: spans_by_loops(plain),
        lambda: (spots_by_sets(plain), tiers_by_sets(plain)),
        lambda: people_by_index(plain, plain.own),
        lambda: pairs_by_sets(plain, shared),
        lambda: docking_by_sets(plain, shared, is_open),
        lambda: bridges_by_dict(plain, NATIONWIDE),
        rounds=9 if size == "S" else 3,
    )
    people, product = least(lambda: made.levels.shared(it.own), lambda: people_by_product(it, it.own), rounds=25)
    by_sets, net = _slow_ways(plain, size)
    rest = made_plain + loops + sets + pairs + dock + bridged
    is_m = size == "M"

    def row(name: str, ratio: float, reach: float | None = None, aim: float | None = None) -> Row:
        return f"{name}, {size}", ratio, "shown only" if reach is None else target(ratio, reach, aim, least=True)

    rows = [
        row(f"{'T1' if is_m else 'T7'} all questions: plain sets / ours ({whole * 1000:.1f} ms)",
            (rest + by_sets) / whole, *((22, 40) if is_m else (1, 1))),
        row("all questions: plain Python with an inverted index / ours", (rest + listed) / whole),
        row(f"span: loops / ours ({span * 1000:.1f} ms)", loops / span, *(() if is_m else (1 / 6, 1))),
        row("span: networkx, pieces alone / ours", net / span),
        row(f"white spots, tiers: sets, too large ones not cut / ours ({cover * 1000:.1f} ms)", sets / cover,
            *(() if is_m else (1 / 6, 1))),
        row(f"pairs: sets, with people shared / ours ({overlap * 1000:.1f} ms)", (pairs + listed) / overlap,
            *(() if is_m else (1 / 6, 1))),
        row(f"docking: sets, with people shared / ours ({docking * 1000:.1f} ms)", (dock + listed) / docking,
            *(() if is_m else (1 / 6, 1))),
        row("docking with evidence for all that is proposed, ms", shown * 1000),
        row(f"bridges: dict / ours ({bridge * 1000:.1f} ms)", bridged / bridge, *(() if is_m else (1 / 6, 1))),
        row(f"T4 people shared, own × all: sets{'' if size == 'S' else ', a tenth, scaled'} / ours "
            f"({people * 1000:.2f} ms)", by_sets / people, *((1200, 2000) if is_m else ())),
        row("T4 people shared, own × all: inverted index / ours", listed / people, *((140, 200) if is_m else ())),
        row("T4 people shared, own × all: plain sparse product / ours", product / people, *((6, 8) if is_m else ())),
    ]  # fmt: skip
    changes = _change_rows(it, ours) if is_m else []
    return whole, [*rows, *changes, *_polygon_rows(it, ours, span, people, size)]


def _slow_ways(plain: Plain, size: str) -> tuple[float, float]:
    """People shared by sets, scaled where only a tenth is asked; pieces by networkx."""
    some = plain.own if size == "S" else plain.own[: max(1, len(plain.own) // 10)]
    graph = nx.from_scipy_sparse_array(plain.it.landscape.borders)
    by_sets, net = least(lambda: people_by_sets(plain, some), lambda: pieces_by_networkx(plain.it, graph))
    return by_sets * len(plain.own) / len(some), net


def _change_rows(it: Ground, ours: Ours) -> list[Row]:
    """T8 and T10: one own network gives up a third of its territory; and nothing changes at all."""
    before = replace(it.landscape)
    row = int(it.own[len(it.own) // 2])
    given = before.areas_of(row)[: max(1, len(it.held[row]) // 3)]
    rows = [before.areas_of(each) for each in range(len(before.networks))]
    rows[row] = np.setdiff1d(rows[row], given)
    changed = replace(before, territory=matrix(rows, len(before.keys)))

    def ask(made: Landscape, docking: np.ndarray, *, is_shown: bool = True) -> None:
        for question in ASKED:
            question(made)
        ready = Dockings(made, ours.said)
        _found = ready.for_networks(docking) if is_shown else ready.best(docking)

    def again(made: Landscape, docking: np.ndarray, *, is_shown: bool = True) -> Landscape:
        after = replace(made)
        carry_over(before, after)
        ask(after, docking, is_shown=is_shown)
        return after

    ask(before, it.own)
    made_again = again(changed, np.array([row]))
    assert [repr(each) for each in spans(made_again)] == [repr(each) for each in spans(replace(changed))]
    assert list(overlaps(made_again)) == list(overlaps(replace(changed)))
    assert tiers(made_again).tolist() == tiers(replace(changed)).tolist()
    one_row = np.array([row])
    whole, one, bare_whole, bare_one = least(
        lambda: ask(replace(changed), it.own),
        lambda: again(changed, one_row),
        lambda: ask(replace(changed), it.own, is_shown=False),
        lambda: again(changed, one_row, is_shown=False),
        rounds=15,
    )
    unchanged = replace(before, state="the same")
    carried = carry_over(before, unchanged)
    made = sum(name_of(question) not in carried for question in ASKED)
    return [
        (f"T8 one changed territory ({one * 1000:.1f} ms) / all ({whole * 1000:.1f} ms), docking with evidence, M",
         one / whole, target(one / whole, 1 / 22, 1 / 60)),
        (f"one changed territory ({bare_one * 1000:.1f} ms) / all ({bare_whole * 1000:.1f} ms), without evidence, M",
         bare_one / bare_whole, "shown only"),
        ("T10 answers made again for an unchanged landscape, M", made, target(made, 0)),
    ]  # fmt: skip


def _polygon_rows(it: Ground, ours: Ours, span: float, people: float, size: str) -> list[Row]:
    """T2, T3, T5."""
    networks = len(it.landscape.networks)
    part = range(networks if size == "S" else PART)
    [union] = least(lambda: unions(it, part))
    united, polygons = unions(it, part), np.array(it.polygons)
    [white] = least(lambda: ours.white(it.landscape), rounds=25)
    [gone] = least(lambda: white_by_polygons(polygons, united))
    scaled = union * networks / len(part)
    rows: list[Row] = [
        (f"T2 span: unions of polygons{'' if size == 'S' else ' (40 networks, scaled)'} / ours, {size}", scaled / span,
         target(scaled / span, 500, 1500, least=True) if size == "M" else "shown only"),
        (f"T3 white areas in pieces: polygons, not in pieces{'' if size == 'S' else ' (40 networks)'} / ours "
         f"({white * 1000:.2f} ms), {size}", gone / white, target(gone / white, 800, 1500, least=True)),
    ]  # fmt: skip
    if size == "S":
        [cut] = least(lambda: people_by_polygons(united, it.own.tolist()))
        rows.append((f"T5 people shared, own × all: polygons cut / ours ({people * 1000:.2f} ms), S", cut / people,
                     target(cut / people, 400, 1000, least=True)))  # fmt: skip
    return rows


def _same_answers(ours: Ours, plain: Plain, shared: dict[tuple[int, int], float], is_open: list[bool]) -> None:
    """Refuse to time ways that do not answer the same."""
    made, own = ours.it.landscape, ours.it.own
    for mine, theirs in zip(spans(made), spans_by_loops(plain), strict=True):
        assert (mine.municipalities, mine.whole_districts, mine.districts, mine.pieces) == theirs[:4]
        assert (-1 if mine.position is None else mine.position, mine.peers) == theirs[9:]
        assert (mine.people is None, mine.firms is None) == (theirs[4] is None, theirs[5] is None)
        if theirs[4]:
            sizes = mine.people, mine.firms or 0, mine.km2, mine.radius, mine.way
            assert np.allclose(sizes, [value or 0 for value in theirs[4:9]], rtol=1e-6)
    assert tiers(made).tolist() == tiers_by_sets(plain)
    _same_spots(made, spots_by_sets(plain))
    found = made.levels.shared(own).toarray()
    theirs = np.zeros_like(found)
    for (row, other), value in shared.items():
        theirs[np.searchsorted(own, row), other] = value
    assert np.allclose(found, theirs)
    pairs, by_sets = told_in_order(made, pairs_of(made, own)), pairs_by_sets(plain, shared)
    assert list(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)) == list(by_sets)
    area, people, members, topics = pairs.shares
    assert np.allclose(
        np.column_stack([area, members, topics, people]),
        np.array(list(by_sets.values())).reshape(-1, 4),
        equal_nan=True,
    )
    at, other, reach = Dockings(made, ours.said).best(own)
    best = [(number, *each) for number, row in enumerate(docking_by_sets(plain, shared, is_open).values())
            for each in row]  # fmt: skip
    assert np.allclose(np.column_stack([at, other, reach]), np.array(best).reshape(-1, 3))
    linked = bridging(made.seats(), made.is_own)
    assert np.allclose(np.column_stack([linked.pairs, linked.only, linked.share]), bridges_by_dict(plain, NATIONWIDE))


def _same_spots(made: Landscape, by_sets: list[tuple[Any, ...]]) -> None:
    """The plain way does not cut what is too large; all else has to be the same."""
    found, whole = spots(made), {tuple(each[0]): each[1:] for each in by_sets}
    assert sorted(area for each in found for area in each.areas.tolist()) == sorted(a for key in whole for a in key)
    uncut = [each for each in found if tuple(each.areas.tolist()) in whole]
    order = [tuple(each.areas.tolist()) for each in uncut]
    assert order == [key for key in whole if key in set(order)]
    for each, (people, firms, nearest, away) in zip(uncut, map(whole.__getitem__, order), strict=True):
        assert each.nearest == nearest
        assert np.allclose([each.people or 0, each.firms or 0, each.away or 0], [people or 0, firms or 0, away])


def _large_rows(middle: float) -> list[Row]:
    """T9: what fifty thousand networks take, against two thousand."""
    it = ground("L")
    ours = asked(it)
    parts = ours.span, ours.cover, ours.overlap, ours.docking, ours.bridges
    seconds = least(*(lambda way=way: way(it.landscape) for way in parts), rounds=1)
    [whole] = least(lambda: ours.all(it.landscape), rounds=1)
    memory = _memory(ours)
    named = zip(("span", "white spots, tiers", "pairs", "docking", "bridges"), seconds, strict=True)
    return [
        (f"T9 all questions, L / M ({whole:.1f} s, {it.landscape.territory.nnz} entries of territories)",
         whole / middle, target(whole / middle, 45, 35)),
        ("T9 most memory at a time / arrays that are asked about, L", memory,
         f"aim ≤ 3: {'met' if memory <= 3 else 'missed'}"),
        *((f"{name}, L, s", value, "shown only") for name, value in named),
    ]  # fmt: skip


def _memory(ours: Ours) -> float:
    """What answering all questions from nothing takes at most, against the arrays that are given."""
    made = ours.it.landscape
    arrays = [made.people, made.firms, made.km2, made.x, made.y]
    for each in (made.borders, made.territory, made.seats()):
        arrays += [each.data, each.indices, each.indptr]
    tracemalloc.start()
    ours.all(made)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / sum(array.nbytes for array in arrays)
