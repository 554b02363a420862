"""Finding areas by what people type, on an index that each process builds once from the database."""

import csv
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from django.db.models.functions import Length

from wirnetz.regions.finder.finder import Finder
from wirnetz.regions.finder.landscapes import Landscape
from wirnetz.regions.finder.records import Finding, Level, Place
from wirnetz.regions.models import Area, AreaEdition, AreaSuccession, PostcodeArea

REFERENCE = Path(__file__).parents[1] / "reference"


def find_places(text: str) -> Finding:
    """What `text` means: a postcode answers with districts, a name with its municipality or district.

    `Finding.areas` are plain records with the keys; load the areas with `areas_by_keys` where more is needed.
    """
    return current_finder().find(text)


def current_finder() -> Finder:
    """The finder over the edition of areas that is loaded now."""
    edition = AreaEdition.objects.order_by("-loaded_at").values_list("digest", flat=True).first()
    return _finder(edition) if edition else _finder.__wrapped__("")  # what no edition names may change any time


@lru_cache(maxsize=1)
def _finder(edition: str) -> Finder:
    successors: dict[str, str] = {}
    pairs = AreaSuccession.objects.order_by("old__key", "new__key").values_list("old__key", "new__key")
    for old, new in pairs:
        successors.setdefault(old, new)
    postcodes: dict[str, list[str]] = defaultdict(list)
    for code, key in PostcodeArea.objects.order_by("postcode_id", "rank").values_list("postcode_id", "area__key"):
        postcodes[code].append(key)
    return Finder(_places(successors), dict(postcodes), vehicle_codes(), landscapes())


def _places(successors: dict[str, str]) -> list[Place]:
    """All areas, municipalities first, so that a district without a figure weighs what its municipalities do."""
    sums: dict[str, int] = defaultdict(int)
    places = []
    for area in Area.objects.order_by(Length("key").desc(), "key"):
        weight = area.population or area.weight or sums[area.key]
        if not area.has_ended:
            sums[area.key[:5] if len(area.key) == 8 else area.key[:2]] += weight
        ended = area.valid_until.isoformat() if area.valid_until else ""
        successor = successors.get(area.key, "")
        level = Level(area.level)
        places.append(Place(area.key, area.name, area.full_name, area.designation, level, weight, successor, ended))
    return places


def vehicle_codes() -> dict[str, list[str]]:
    """Keys of the districts by vehicle registration code."""
    codes: dict[str, list[str]] = defaultdict(list)
    with (REFERENCE / "vehicle_codes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            codes[row["code"]].append(row["key"])
    return dict(codes)


def landscapes() -> list[Landscape]:
    """Islands and landscapes, then districts that reforms dissolved before the lists of areas begin."""
    with (REFERENCE / "landscapes.csv").open(encoding="utf-8", newline="") as file:
        found = [Landscape(row["name"], tuple(row["keys"].split())) for row in csv.DictReader(file)]
    with (REFERENCE / "former_districts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.append(Landscape(row["name"], tuple(row["keys"].split()), row["full_name"], row["ended_on"]))
    return found
