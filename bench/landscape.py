"""The questions of the landscape against the usual ways. `python -m bench landscape`

Territories (`landscape_questions`) at the sizes S, M and L; bridges, peers and continuity on simulated worlds
(`landscape_worlds`). Contestants alternate in one run; the least of the rounds counts, in seconds of computing.
"""

import inspect
from collections.abc import Callable
from importlib import import_module
from typing import Any

import networkx as nx
import numpy as np
import scipy.sparse as sp

from bench.landscape_measure import Row, least, target
from bench.landscape_questions import question_rows
from bench.landscape_worlds import WORLDS, World, brier, calibration, seats, world
from wirnetz.landscape.analysis.bridges import bridging
from wirnetz.landscape.analysis.continuity import Word, words
from wirnetz.landscape.analysis.heartbeat import Array, fitted, record_within, still_meeting, without_rhythm
from wirnetz.landscape.analysis.peers import nearest, traits

BRIER = {"plain": 0.072, "regular": 0.068, "pauses": 0.085, "mixed": 0.084}
AIMED = {"regular": 0.060}


def continuity_rows() -> list[Row]:
    """T19 to T21: the four worlds with 2,000 networks (two seeds) and with 100 (forty seeds).

    Ten worlds of 100 networks are too few to tell a gap from chance: mixed is 0.047 with ten, 0.027 with twenty, 0.022
    with forty of them.
    """
    rows = []
    for count, seeds, gap, quiet in ((2000, 2, 0.03, 0.06), (100, 40, 0.045, 0.09)):
        for kind in WORLDS:
            found = [_judged(world(kind, count, 100 + seed)) for seed in range(seeds)]
            still, soon, lives, follows, said = (np.concatenate(each) for each in zip(*found, strict=True))
            what = f"{kind}, {count} networks"
            score, apart = brier(still, lives), calibration(soon, follows)
            wanted = target(score, BRIER[kind], AIMED.get(kind)) if count == 2000 else "shown only"
            alive, unsure = float(lives[said == Word.QUIET].mean()), float((said == Word.UNSURE).mean())
            rows += [
                (f"T19 Brier of „still meets“, {what}", score, wanted),
                (f"T20 gap of „record within a year“, {what}", apart, target(apart, gap, 0.02)),
                (f"T21 alive among the quiet, {what}", alive, target(alive, quiet, 0.04)),
                (f"T21 share of „das wissen wir nicht“, {what}", unsure, target(unsure, 1.0, 0.25)),
            ]
    return rows


def _judged(made: World) -> tuple[Array, ...]:
    beat = fitted(made.data)
    still, cautious = still_meeting(made.data, beat), without_rhythm(made.data, beat)
    said = words(still, cautious, made.data.gaps + 1, made.raw.now)
    return still, record_within(made.data, beat), made.lives, made.follows, np.array(said)


def customer_rows() -> list[Row]:
    """T22: Pareto/NBD as `lifetimes` fits it."""
    fitter = _pareto_nbd()
    rows = []
    for kind in WORLDS:
        made = world(kind, 2000, 100)
        ours, theirs = least(lambda made=made: fitted(made.data), lambda made=made: fitter(made)[0])
        own, other = brier(still_meeting(made.data, fitted(made.data)), made.lives), brier(fitter(made)[1], made.lives)
        ratio = theirs / ours
        rows += [
            (f"T22 time to fit, Pareto/NBD ÷ ours, {kind}", ratio, target(ratio, 8, 20, least=True)),
            (f"T22 Brier, ours - Pareto/NBD, {kind}", own - other, target(own - other, 0.002)),
        ]
    return rows


def _pareto_nbd() -> Callable[[World], tuple[Any, Array]]:
    # what this old library looks for in today's Python and numpy
    inspect.getargspec = inspect.getfullargspec  # type: ignore[attr-defined]
    np.msort = lambda values: np.sort(values, axis=0)  # type: ignore[attr-defined]
    lifetimes = import_module("lifetimes")  # only now

    def fit(made: World) -> tuple[Any, Array]:
        seen = made.raw
        model = lifetimes.ParetoNBDFitter(penalizer_coef=0.001)
        model.fit(seen.gaps, seen.last, seen.now)
        alive = np.asarray(model.conditional_probability_alive(seen.gaps, seen.last, seen.now), float).ravel()
        return model, np.clip(np.nan_to_num(alive, nan=0.5), 0, 1)

    return fit


def peers_rows() -> list[Row]:
    """T23: 2,000 networks, a quarter of the ages unknown; all of them, and one."""
    chance = np.random.default_rng(1)
    count = 2000
    people = chance.lognormal(12, 1.2, count)
    given = traits(
        people=people, km2=people / chance.lognormal(5, 0.8, count), radius=chance.gamma(3, 7, count),
        partners=chance.integers(0, 60, count).astype(float), kinds=chance.poisson(3, (count, 8)).astype(float),
        age=np.where(chance.random(count) < 0.25, np.nan, chance.gamma(2, 4, count)),
    )  # fmt: skip
    carriers = np.full(count, -1)
    whole, one = least(lambda: nearest(given, carriers), lambda: nearest(given, carriers, np.array([3])))
    return [
        ("T23 peers of 2,000 networks, s", whole, target(whole, 0.2, 0.05)),
        ("T23 peers of one, s", one, target(one, 0.001)),
    ]


def bridges_rows() -> list[Row]:
    """T6: own networks and the others linked by members, against the projection of networkx."""
    sitting, is_own = seats()
    graph = nx.from_scipy_sparse_array(sp.bmat([[None, sitting], [sitting.T, None]]).astype(int))
    networks = range(sitting.shape[0], sum(sitting.shape))
    ours, theirs = least(
        lambda: bridging(sitting, is_own),
        lambda: nx.bipartite.weighted_projected_graph(graph, networks),
    )
    pairs = int(bridging(sitting, is_own).pairs.sum())
    return [
        (f"T6 bridges, networkx ÷ ours ({pairs} links)", theirs / ours, target(theirs / ours, 350, 600, least=True))
    ]


def main() -> list[Row]:
    """The rows of this run."""
    return [*question_rows(), *bridges_rows(), *peers_rows(), *customer_rows(), *continuity_rows()]
