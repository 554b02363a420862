"""The build of the shapes, on a small cut: three squares and an island become arcs that the topology reads back."""

import importlib
import json
from pathlib import Path

import pytest

from wirnetz.regions.geometry.topology import Topology

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture
def arcs(monkeypatch):
    pytest.importorskip("shapely")
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module("region_arcs")


@pytest.fixture
def coverage(arcs):
    from shapely.geometry import MultiPolygon, Polygon, box

    x, y = arcs.ORIGIN
    island = box(x + 5000, y - 600, x + 5200, y - 400)
    ring = box(x, y - 3000, x + 2000, y - 1000)
    hole = box(x + 800, y - 2200, x + 1200, y - 1800)
    return {
        "01001": Polygon(ring.exterior, [hole.exterior]),
        "01002": hole,
        "02001": MultiPolygon([box(x + 2000, y - 3000, x + 4000, y - 1000), island]),
    }


def test_arcs_are_shared_and_read_back(arcs, coverage):
    lines, rings = arcs.cut_arcs(coverage, 100)
    topology = Topology(json.loads(arcs.packed(lines, rings, 100, "©")))
    assert len(lines) == 5  # outside of each, the border between them, the hole, the island
    assert {key: len(topology.rings(key)) for key in topology.keys} == {"01001": 2, "01002": 1, "02001": 2}
    assert sorted(topology.rings("01002")[0]) == [(8, 18), (8, 22), (12, 18), (12, 22)]
    assert len(topology.mesh({key: key for key in topology.keys})) == 2
    assert len(topology.outline(topology.keys)) == 2


def test_packing_is_deterministic(arcs, coverage):
    packed = [arcs.packed(*arcs.cut_arcs(coverage, 100), 100, "©") for _ in range(2)]
    assert packed[0] == packed[1]
