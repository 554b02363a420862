"""The real shapes, and a small country of three squares."""

import csv
import gzip
import io
from pathlib import Path

import pytest

import wirnetz.regions
from wirnetz.regions.geometry.labels import Town
from wirnetz.regions.geometry.topology import Topology

REFERENCE = Path(wirnetz.regions.__file__).parent / "reference"

# Three squares of 4 units: a | b side by side, c below a; b and c touch in one point only.
SQUARES = {
    "scale": 100,
    "origin": [4031000, 3556000],
    "arcs": ["4 0 0 4", "4 4 -4 0", "0 4 0 -4 4 0", "4 0 4 0 0 4 -4 0", "4 4 0 4 -4 0 0 -4"],
    "rings": {"01001": "0,1,2", "01002": "3,-1", "02001": "-2,4"},
}


@pytest.fixture
def squares():
    return Topology(SQUARES)


@pytest.fixture(scope="session")
def districts():
    return Topology.load(REFERENCE / "districts.json.gz")


@pytest.fixture(scope="session")
def municipalities():
    return Topology.load(REFERENCE / "municipalities.json.gz")


@pytest.fixture(scope="session")
def area_rows():
    text = gzip.decompress((REFERENCE / "areas.csv.gz").read_bytes()).decode()
    return [row for row in csv.DictReader(io.StringIO(text)) if not row["valid_until"]]


@pytest.fixture(scope="session")
def names(area_rows):
    return {row["key"]: row["full_name"] for row in area_rows}


@pytest.fixture(scope="session")
def towns(area_rows):
    return [
        Town(
            r["key"],
            r["name"],
            int(r["weight"]),
            float(r["longitude"]),
            float(r["latitude"]),
            r["designation"] == "Stadt",
        )
        for r in area_rows
        if r["level"] == "municipality" and int(r["weight"] or 0) > 2500
    ]
