"""What somebody would take instead: METIS, a sampler of spanning trees, spopt, and a proven optimum by HiGHS."""

import importlib
import multiprocessing
import os
import random
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty
from typing import Any

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import connected_components

from wirnetz.landscape.analysis.splitting.ground import Ground

Way = Callable[[Ground, int, float], Any]
LIBRARIES = ("pymetis", "networkx", "gerrychain.tree", "geopandas", "libpysal.weights", "spopt.region", "highspy")


@dataclass(frozen=True, slots=True)
class Told:
    """What a way answered after how many seconds, or why it did not: one of `labels` and `why_not` is empty."""

    seconds: float
    labels: Any = None
    why_not: str = ""


def load_libraries() -> None:
    """Import what the ways need, before any clock starts: a way in a process of its own inherits it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in LIBRARIES:
            importlib.import_module(name)


def timed(way: Way, ground: Ground, parts: int, tolerance: float, limit: float) -> Told:
    """A way in a process of its own: its seconds and labels, or why there are none."""
    context = multiprocessing.get_context("fork")
    answers = context.Queue()
    process = context.Process(target=_tell, args=(answers, way, ground, parts, tolerance))
    process.start()
    try:
        found = answers.get(timeout=limit)
    except Empty:
        found = Told(float("inf"), why_not=f"longer than {limit:.0f} s")
    if process.is_alive():
        process.terminate()
    process.join()
    return found


def _tell(answers: Any, way: Way, ground: Ground, parts: int, tolerance: float) -> None:
    warnings.simplefilter("ignore")
    with open(os.devnull, "w") as quiet:  # noqa: PTH123 - the device that swallows what libraries print
        sys.stdout = sys.stderr = quiet
        os.dup2(quiet.fileno(), 1)
        started = time.perf_counter()
        try:
            labels = way(ground, parts, tolerance)
        except Exception as error:  # whatever a library throws is its answer, and stands in the table
            answers.put(Told(float("inf"), why_not=type(error).__name__))
        else:
            seconds = time.perf_counter() - started
            answers.put(
                Told(seconds, why_not="none found") if labels is None else Told(seconds, np.asarray(labels, np.int64))
            )


def matrix(ground: Ground) -> sp.csr_matrix:
    """Borders in both directions with their kilometres."""
    ends = (np.r_[ground.edge_a, ground.edge_b], np.r_[ground.edge_b, ground.edge_a])
    return sp.csr_matrix((np.r_[ground.border, ground.border], ends), (ground.size, ground.size))


def metis(ground: Ground, parts: int, tolerance: float) -> Any:
    """The usual partitioner of graphs, ten tries."""
    import pymetis

    graph = matrix(ground)
    weights = np.maximum(1, ground.weight / ground.weight.sum() * 1e6).astype(int)
    options = pymetis.Options(ufactor=int(tolerance * 1000), contig=True, ncuts=10)
    lengths = np.maximum(1, graph.data * 10).astype(int)
    return pymetis.part_graph(
        parts, xadj=graph.indptr, adjncy=graph.indices, vweights=weights, eweights=lengths, recursive=False,
        options=options,
    )[1]  # fmt: skip


def sampler(ground: Ground, parts: int, tolerance: float) -> Any:
    """Recursive cuts of random spanning trees, as used for electoral districts."""
    import networkx as nx
    from gerrychain import Graph
    from gerrychain.tree import recursive_tree_part

    graph = nx.Graph()
    graph.add_nodes_from((unit, {"people": float(ground.weight[unit])}) for unit in range(ground.size))
    graph.add_edges_from(zip(ground.edge_a.tolist(), ground.edge_b.tolist(), strict=True))
    random.seed(1)
    target = float(ground.weight.sum()) / parts
    found = recursive_tree_part(Graph.from_networkx(graph), range(parts), target, "people", tolerance)
    return [found[unit] for unit in range(ground.size)]


def _frame(ground: Ground) -> tuple[Any, Any]:
    import geopandas
    from libpysal.weights import W
    from shapely.geometry import Point

    columns = {"x": ground.x, "y": ground.y, "people": ground.weight, "one": 1}
    points = [Point(x, y) for x, y in zip(ground.x, ground.y, strict=True)]
    return geopandas.GeoDataFrame(columns, geometry=points), W(
        dict(enumerate(ground.neighbours)), silence_warnings=True
    )


def skater(ground: Ground, parts: int, tolerance: float, *, floor: int = 1) -> Any:
    """spopt: a minimum spanning tree, cut; no part with fewer units than `floor`."""
    from spopt.region import Skater

    frame, weights = _frame(ground)
    model = Skater(frame, weights, ["x", "y"], n_clusters=parts, floor=floor)
    model.solve()
    return model.labels_


def skater_floored(ground: Ground, parts: int, tolerance: float) -> Any:
    """The same, in each part half as many units as it would have if all had as many."""
    return skater(ground, parts, tolerance, floor=max(1, int(0.5 * ground.size / parts)))


def ward(ground: Ground, parts: int, tolerance: float) -> Any:
    """spopt: joining neighbours."""
    from spopt.region import WardSpatial

    frame, weights = _frame(ground)
    model = WardSpatial(frame, weights, ["x", "y"], n_clusters=parts)
    model.solve()
    return model.labels_


def azp(ground: Ground, parts: int, tolerance: float) -> Any:
    """spopt: moving areas between zones."""
    from spopt.region import AZP

    frame, weights = _frame(ground)
    model = AZP(frame, weights, ["x", "y"], n_clusters=parts, random_state=1)
    model.solve()
    return model.labels_


def maxp(ground: Ground, parts: int, tolerance: float) -> Any:
    """spopt: as many regions as reach a floor."""
    from spopt.region import MaxPHeuristic

    np.random.seed(1)
    frame, weights = _frame(ground)
    floor = (1 - tolerance) * float(ground.weight.sum()) / parts
    model = MaxPHeuristic(frame, weights, ["x", "y"], "people", floor, top_n=2, max_iterations_construction=99)
    model.solve()
    return model.labels_


def proven(ground: Ground, parts: int, tolerance: float, *, limit: float = 20) -> Any:
    """Each unit belongs to a unit in the middle of its part (Hess); solved to 0.1 %, cuts where parts fall apart."""
    import highspy

    size, weight = ground.size, ground.weight
    ways = (ground.x[:, None] - ground.x) ** 2 + (ground.y[:, None] - ground.y) ** 2
    share = weight / (weight.sum() / parts)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 1e-3)
    every = np.arange(size * size, dtype=np.int32)
    for _ in range(size * size):
        solver.addVar(0, 1)
    solver.changeColsCost(size * size, every, (weight[:, None] * ways).ravel())
    solver.changeColsIntegrality(size * size, every, np.array([highspy.HighsVarType.kInteger] * size * size))

    def row(low: float, high: float, columns: list[int], values: list[float]) -> None:
        solver.addRow(low, high, len(columns), np.array(columns, dtype=np.int32), np.array(values, dtype=float))

    for unit in range(size):
        row(1, 1, [unit * size + middle for middle in range(size)], [1.0] * size)
    row(parts, parts, [unit * size + unit for unit in range(size)], [1.0] * size)
    for middle in range(size):
        columns = [unit * size + middle for unit in range(size)]
        for bound, low, high in ((1 - tolerance, 0.0, highspy.kHighsInf), (1 + tolerance, -highspy.kHighsInf, 0.0)):
            row(low, high, columns, [share[unit] - bound * (unit == middle) for unit in range(size)])
        for unit in range(size):
            if unit != middle:
                row(-highspy.kHighsInf, 0, [unit * size + middle, middle * size + middle], [1.0, -1.0])
    return _solved(solver, ground, row, time.monotonic() + limit)


def _solved(solver: Any, ground: Ground, row: Callable[..., None], until: float) -> Any:
    import highspy

    size, graph = ground.size, matrix(ground)
    while time.monotonic() < until:
        solver.setOptionValue("time_limit", max(1.0, until - time.monotonic()))
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        chosen = np.array(solver.getSolution().col_value).reshape(size, size) > 0.5
        cuts = 0
        for middle in np.flatnonzero(chosen.diagonal()):
            members = np.flatnonzero(chosen[:, middle])
            count, piece = connected_components(graph[members][:, members], directed=False)
            for index in range(count):
                loose = members[piece == index]
                if middle in loose:
                    continue
                near = sorted({n for unit in loose for n in ground.neighbours[unit]} - set(loose.tolist()))
                for unit in loose.tolist():
                    columns = [unit * size + int(middle), *(n * size + int(middle) for n in near)]
                    row(-highspy.kHighsInf, 0, columns, [1.0] + [-1.0] * len(near))
                    cuts += 1
        if not cuts:
            return chosen.argmax(axis=1)
    return None
