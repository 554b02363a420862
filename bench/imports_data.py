"""A list of 50,000 offices as a workbook, and a house without offices that reads it in."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HEADING = ("Nr.", "Name", "Straße", "PLZ", "Ort", "Telefon", "E-Mail")
KINDS = ("Geschäftsstelle", "Kundencenter", "Regionalbüro", "Beratungsstelle", "Servicepunkt", "Außenstelle")
STREETS = ("Hauptstraße", "Bahnhofstraße", "Am Markt", "Gartenweg", "Schulstraße", "Ringstraße", "Lindenallee")
Row = tuple[str, list[str]]


def addresses(count: int) -> Iterator[Row]:
    """District key and row: real postcodes and places, every thirtieth place with a typing error, every tenth odd."""
    from wirnetz.regions.models import Area, PostcodeArea

    chance = random.Random(11)
    names = dict(Area.objects.values_list("key", "name"))
    pairs = list(PostcodeArea.objects.order_by("pk").values_list("postcode_id", "area__key"))
    for number in range(count):
        code, key = pairs[number * 7919 % len(pairs)]
        place, name = names[key], names[key].split(" (")[0].split("/")[0]
        if number % 30 == 0 and len(place) > 5:
            at = chance.randrange(1, len(place) - 1)
            place = place[:at] + place[at + 1 :]
        elif number % 10 == 0:
            place = f"{place.upper()}  "
        title = f"{KINDS[number % 6]} {name} {number // len(pairs) + 1}"
        street = f"{STREETS[number % 7]} {number % 190 + 1}"
        contacts = [f"0385 {number:06}", f"stelle{number}@kasse.example"]
        yield key[:5], [f"K{number:06}", title, street, code, place, *contacts]


def workbook(path: Path, rows: list[list[str]]) -> Path:
    """The rows as a workbook."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((list(HEADING), *rows)):
            sheet.write_row(number, 0, row)
    return path


def house(slug: str) -> Any:
    """An organisation without offices."""
    from wirnetz.accounts.actions import add_node
    from wirnetz.accounts.enums import NodeKind
    from wirnetz.accounts.models import Node
    from wirnetz.organisations.enums import OrganisationKind, Reach
    from wirnetz.organisations.models import Organisation

    root = Node.objects.filter(kind=NodeKind.ALLIANCE).first() or add_node(kind=NodeKind.ALLIANCE, parent=None)
    node = add_node(kind=NodeKind.ORGANISATION, parent=root)
    return Organisation.objects.create(
        slug=slug, name="Musterkasse", kind=OrganisationKind.SOCIAL_INSURER, reach=Reach.FEDERAL, node=node
    )
