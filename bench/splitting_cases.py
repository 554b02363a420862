"""Territories on which splitting is measured: real areas and neighbours, offices drawn with a fixed seed."""

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from wirnetz.landscape.analysis.splitting.ground import Ground, Unit
from wirnetz.regions.geometry.projection import laea

REFERENCE = Path(__file__).resolve().parents[1] / "src" / "wirnetz" / "regions" / "reference"
TOLERANCE, NEED = 0.10, 3


@dataclass(frozen=True, slots=True)
class Case:
    """A territory by the beginnings of its keys, cut into each of these numbers of parts."""

    name: str
    digits: int
    begins: tuple[str, ...]
    parts: tuple[int, ...]


CASES = (
    Case("Mecklenburg-Vorpommern", 5, ("13",), (2, 3)),
    Case("Sachsen", 5, ("14",), (2, 3)),
    Case("Schleswig-Holstein", 5, ("01",), (2, 3, 4)),
    Case("Hessen", 5, ("06",), (3, 4, 6)),
    Case("Baden-Württemberg", 5, ("08",), (4, 6)),
    Case("Niedersachsen", 5, ("03",), (4, 6)),
    Case("Nordrhein-Westfalen", 5, ("05",), (4, 5, 6)),
    Case("Bayern", 5, ("09",), (4, 6)),
    Case("Deutschland", 5, ("",), (6,)),
    Case("Lübeck und Westmecklenburg", 8, ("01003", "13004", "13074", "13076"), (2, 3)),
    Case("Nordhessen", 8, ("06611", "06633", "06634", "06635", "06636"), (2, 3)),
    Case("Mittleres Mecklenburg", 8, ("13004", "13074", "13076", "13072", "13003"), (2, 3, 4)),
    Case("Oberbayern", 8, ("091",), (3, 6)),
    Case("Schleswig-Holstein", 8, ("01",), (4, 6)),
    Case("Rheinland-Pfalz Nord und Mitte", 8, ("071", "072", "0733"), (6,)),
)
HELD_OUT = (
    Case("Thüringen", 5, ("16",), (2, 3, 4)),
    Case("Brandenburg", 5, ("12",), (2, 3)),
    Case("Rheinland-Pfalz", 5, ("07",), (3, 4)),
    Case("Franken", 5, ("094", "095", "096"), (3, 5)),
    Case("Ruhr und Rheinland", 5, ("051",), (3, 4, 5)),
    Case("Schwaben", 8, ("097",), (2, 3)),
    Case("Westfalen Nord", 8, ("055",), (2, 3)),
    Case("Trier", 8, ("0721", "0723"), (2, 3)),
    Case("Thüringen Mitte", 8, ("16051", "16053", "1606"), (2, 3, 4)),
)
"""Never looked at while the search was tuned."""


def ground_of(case: Case, *, seed: int = 5) -> Ground:
    """The units of a case with four organisations for each part, each with one to three offices where people live."""
    areas, borders = reference()
    chosen = [row for row in areas if len(row[0]) == case.digits and row[0].startswith(case.begins)]
    people = np.maximum([row[1] for row in chosen], 1.0)
    chance = np.random.default_rng(seed)
    offices: list[set[str]] = [set() for _ in chosen]
    for house in range(4 * max(case.parts)):
        count = min(len(chosen), int(chance.integers(1, 4)))
        for at in chance.choice(len(chosen), count, replace=False, p=people / people.sum()):
            offices[at].add(f"{house:03}")
    units = [
        Unit(key, float(weight), x, y, frozenset(houses), key[:5])
        for (key, _, x, y), weight, houses in zip(chosen, people, offices, strict=True)
    ]
    return Ground.of(units, borders)


def tasks(cases: tuple[Case, ...], *, most: int = 10_000) -> Iterator[tuple[Case, Ground, int]]:
    """Each case with each number of parts, up to so many units."""
    for case in cases:
        ground = ground_of(case)
        if ground.size <= most:
            for parts in case.parts:
                yield case, ground, parts


@cache
def reference() -> tuple[tuple[tuple[str, float, float, float], ...], tuple[tuple[str, str, float], ...]]:
    """Today's areas (key, people or size, kilometres east and north) and neighbours."""
    with gzip.open(REFERENCE / "areas.csv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not row["valid_until"] and row["longitude"]]
    areas = []
    for row in rows:
        east, north = laea(float(row["longitude"]), float(row["latitude"]))
        areas.append((row["key"], float(row["population"] or row["weight"] or 0), east / 1000, north / 1000))
    with gzip.open(REFERENCE / "neighbours.csv.gz", "rt", encoding="utf-8", newline="") as file:
        borders = tuple(
            (row["a"], row["b"], float(row["kilometres"]) if row["kind"] == "land" else 0.0)
            for row in csv.DictReader(file)
        )
    return tuple(sorted(areas)), borders
