"""A finder over the reference files, without a database."""

import csv
import gzip
import io
from collections import defaultdict
from pathlib import Path

import pytest

import wirnetz.regions
from wirnetz.regions.finder.finder import Finder
from wirnetz.regions.finder.landscapes import Landscape
from wirnetz.regions.finder.records import Level, Place

REFERENCE = Path(wirnetz.regions.__file__).parent / "reference"


def rows(name):
    data = (REFERENCE / name).read_bytes()
    return list(csv.DictReader(io.StringIO((gzip.decompress(data) if name.endswith("gz") else data).decode())))


@pytest.fixture(scope="session")
def postcodes():
    return {row["postcode"]: row["keys"].split() for row in rows("postcodes.csv.gz")}


@pytest.fixture(scope="session")
def finder(postcodes):
    places = [
        Place(
            row["key"],
            row["name"],
            row["full_name"],
            row["designation"],
            Level(row["level"]),
            int(row["population"] or row["weight"] or 0),
            row["successors"],
            row["valid_until"],
        )
        for row in rows("areas.csv.gz")
    ]
    codes = defaultdict(list)
    for row in rows("vehicle_codes.csv"):
        codes[row["code"]].append(row["key"])
    named = [Landscape(row["name"], tuple(row["keys"].split())) for row in rows("landscapes.csv")]
    former = [
        Landscape(row["name"], tuple(row["keys"].split()), row["full_name"], row["ended_on"])
        for row in rows("former_districts.csv")
    ]
    return Finder(places, postcodes, codes, [*named, *former])


@pytest.fixture(scope="session")
def keys(finder):
    """What a query finds, as keys."""
    return lambda query: [place.key for place in finder.find(query).areas]
