"""Splitting territories against the ways not taken: own squared ways ÷ theirs, at their own balance.

`python -m bench splitting`; BENCH_FULL=1 takes every case and contestant. The cases stand in `splitting_cases`.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterable

import numpy as np

from bench import splitting_peers as peers
from bench.splitting_cases import CASES, HELD_OUT, NEED, TOLERANCE, tasks
from wirnetz.landscape.analysis.splitting.enumerating import shortest_ways
from wirnetz.landscape.analysis.splitting.ground import Ground, Ints
from wirnetz.landscape.analysis.splitting.measuring import Figures, measured
from wirnetz.landscape.analysis.splitting.solving import split
from wirnetz.landscape.analysis.splitting.wishes import Prices, Wishes, heavy_units

Row = tuple[str, float, str]
FULL = bool(os.environ.get("BENCH_FULL"))
PATIENCE = 60.0 if FULL else 6.0
MOST_UNITS = 10_000 if FULL else 400


def own(ground: Ground, parts: int, *, tolerance: float = TOLERANCE, need: int = NEED, **more: int) -> Ints:
    """Our answer with the usual small price of a cut district."""
    return split(ground, Wishes(parts, tolerance, need, whole=0.02), **more)[0].labels


def figures_of(ground: Ground, labels: Ints) -> Figures:
    """Figures with the number of organisations that a part should have."""
    return measured(ground, np.asarray(labels), need=NEED)


def spread_rows(what: str, ratios: Iterable[float], worst: str, median: str) -> list[Row]:
    """The worst and the median of some ratios, each with what is aimed at."""
    found = sorted(ratios)
    if not found:
        return [(f"{what}: no answer", float("nan"), worst)]
    return [
        (f"{what}, worst of {len(found)}", found[-1], f"{worst}: {_met(found[-1], worst)}"),
        (f"{what}, median", statistics.median(found), f"{median}: {_met(statistics.median(found), median)}"),
    ]


def _met(value: float, target: str) -> str:
    limits = [float(word) for word in target.replace(",", " ").split() if word.replace(".", "", 1).isdigit()]
    said = ("beaten" if value <= limits[-1] + 5e-4 else "met") if value <= limits[0] + 5e-4 else "missed"
    return said if len(limits) > 1 or said == "missed" else "met"


def proven_rows() -> list[Row]:
    """T11 and T12: the Hess model solved by HiGHS, and every partition there is."""
    by_highs, by_hand = [], []
    for _case, ground, parts in tasks(CASES, most=60):
        for tolerance in (0.10, 0.15, 0.20, 0.25):
            labels = peers.timed(
                lambda *asked: peers.proven(*asked, limit=PATIENCE), ground, parts, tolerance, 2 * PATIENCE
            )[1]
            if labels is not None:
                ours = own(ground, parts, tolerance=tolerance, need=0)
                by_highs.append(figures_of(ground, ours).ways / figures_of(ground, labels).ways)
                break
            if ground.size > 15:
                break
        if ground.size <= 15:
            for tolerance in (0.10, 0.15):
                best = shortest_ways(Prices.of(ground, Wishes(parts, tolerance, 0, whole=0.0)))
                if best is not None:
                    alone = own(ground, parts, tolerance=tolerance, need=0, enumerate_few=False)
                    by_hand.append(figures_of(ground, alone).ways / figures_of(ground, best).ways)
                    break
    rows = spread_rows("T11 own ways ÷ proven (HiGHS, Hess)", by_highs, "≤ 1.008, aim 1.0", "≤ 0.994")
    return rows + spread_rows("T12 search alone ÷ every partition, n ≤ 15", by_hand, "≤ 1.0", "≤ 1.0")


def at_their_balance(ground: Ground, parts: int, labels: Ints | None) -> float | None:
    """Own ways ÷ theirs, allowed their own deviation; None if theirs is no partition into connected parts."""
    if labels is None or len(np.unique(labels)) != parts:
        return None
    theirs = figures_of(ground, labels)
    if not theirs.is_connected:
        return None
    ours = own(ground, parts, tolerance=max(theirs.deviation, 0.005))
    return figures_of(ground, ours).ways / theirs.ways


def peer_rows() -> list[Row]:
    """T13, T14, T16 against METIS, the sampler and spopt."""
    ratios: dict[str, list[float]] = {"METIS": [], "sampler": [], "spopt": [], "held out": []}
    cut_ours = cut_theirs = 0
    for case, ground, parts in [*tasks(CASES, most=MOST_UNITS), *tasks(HELD_OUT, most=MOST_UNITS)]:
        is_new = case in HELD_OUT
        labels = peers.timed(peers.metis, ground, parts, TOLERANCE, PATIENCE)[1]
        _note(ratios["held out" if is_new else "METIS"], at_their_balance(ground, parts, labels))
        if labels is not None and ground.has_districts:
            cut_ours += figures_of(ground, own(ground, parts)).districts_cut
            cut_theirs += figures_of(ground, labels).districts_cut
        if FULL or ground.size <= 110:
            labels = peers.timed(peers.sampler, ground, parts, TOLERANCE, PATIENCE)[1]
            _note(ratios["held out" if is_new else "sampler"], at_their_balance(ground, parts, labels))
        if not is_new and ground.size <= (400 if FULL else 30):
            for way in (peers.skater, peers.ward, peers.azp, peers.maxp):
                labels = peers.timed(way, ground, parts, TOLERANCE, PATIENCE)[1]
                _note(ratios["spopt"], at_their_balance(ground, parts, labels))
    rows = spread_rows("T13 own ways ÷ METIS at its balance", ratios["METIS"], "≤ 1.01, aim 1.0", "≤ 0.92, aim 0.90")
    rows += spread_rows("T13 … ÷ sampler of trees", ratios["sampler"], "≤ 1.01, aim 1.0", "≤ 0.83, aim 0.81")
    rows += spread_rows("T13 … ÷ both, held-out territories", ratios["held out"], "≤ 1.01, aim 1.0", "≤ 0.92")
    rows += spread_rows("T14 … ÷ Skater, Ward, AZP, Max-p", ratios["spopt"], "≤ 1.03, aim 1.0", "≤ 0.85")
    share = cut_ours / max(cut_theirs, 1)
    return [*rows, ("T16 districts cut ÷ METIS", share, f"≤ 1.0, aim 0.5: {_met(share, '1.0, aim 0.5')}")]


def _note(ratios: list[float], value: float | None) -> None:
    if value is not None:
        ratios.append(value)


def keeping_rows() -> list[Row]:
    """T15 and T18 on every case: connected, served, even; and how much the seed matters."""
    connected, served, even, wide, fine = [], [], [], [], []
    for _case, ground, parts in [*tasks(CASES, most=MOST_UNITS), *tasks(HELD_OUT, most=MOST_UNITS)]:
        found = figures_of(ground, own(ground, parts))
        connected.append(found.is_connected)
        served.append(found.served == parts)
        if not heavy_units(ground, Wishes(parts, TOLERANCE)):
            even.append(found.deviation <= TOLERANCE + 1e-9)
        if FULL or ground.size <= 250:
            seeds = [figures_of(ground, own(ground, parts, seed=seed)).ways for seed in (1, 2, 3)]
            values = [found.ways, *seeds]
            (fine if ground.has_districts else wide).append(max(values) / min(values) - 1)
    return [
        ("T15 share of answers with connected parts", statistics.mean(connected), "1.0"),
        ("T15 share with enough organisations in each part", statistics.mean(served), "1.0"),
        ("share of answers within the tolerance, where no unit forbids it", statistics.mean(even), "1.0"),
        (
            "T18 spread over four seeds, districts, widest",
            max(wide),
            f"≤ 0.02, aim 0.005: {_met(max(wide), '0.02 0.005')}",
        ),
        ("T18 spread, municipalities, widest", max(fine), f"≤ 0.05, aim 0.015: {_met(max(fine), '0.05 0.015')}"),
    ]


def time_rows() -> list[Row]:
    """T17: seconds of computing; what else the machine does meanwhile does not count."""
    limits = {"Deutschland": (1.5, 0.8), "Schleswig-Holstein": (5, 2.5), "Rheinland-Pfalz Nord und Mitte": (12, 5)}
    rows = []
    for case, ground, parts in tasks(CASES):
        if case.name in limits and ground.size > 300 and parts == 6:
            best = min(_seconds(lambda ground=ground: own(ground, 6)) for _ in range(2))
            reach, aim = limits[case.name]
            said = f"≤ {reach} s, aim {aim} s: {_met(best, f'{reach} {aim}')}"
            rows.append((f"T17 seconds for {ground.size} units, six parts", best, said))
    return rows


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> list[Row]:
    """The ratios of this run, below 1 where our parts are more compact."""
    return [*time_rows(), *proven_rows(), *peer_rows(), *keeping_rows()]
