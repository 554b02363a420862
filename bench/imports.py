"""A list of 50,000 offices as a workbook: read, matched, compared, previewed, written; against floors and usual ways.

The figures that the product promises: a preview of 2,000 rows, memory of parent and child together, the share of rows
that find the right district.
"""

import contextlib
import gc
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil

ROWS, SMALL, BY_ONE = 50_000, 2_000, 300
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


def upload(organisation: Any, path: Path) -> Any:
    """The plan of a list."""
    from django.core.files import File

    from wirnetz.imports.actions import start_import

    with path.open("rb") as file:
        return start_import(organisation=organisation, kind="offices", file=File(file, name=path.name), by=None)


def whole_import(path: Path, slug: str, *, is_indexed: bool = True) -> dict[str, float]:
    """Seconds of preview, writing and both; and of the same list once more, when nothing changes."""
    from wirnetz.imports.actions import apply_import
    from wirnetz.imports.actions.applying import index_touched

    organisation = house(slug)
    times = {"start": time.perf_counter()}
    run = upload(organisation, path)
    times["previewed"] = time.perf_counter()
    run = apply_import(run=run, by=None)
    times["applied"] = time.perf_counter()
    if is_indexed:
        index_touched(run)
    times["indexed"] = time.perf_counter()
    again = upload(organisation, path)
    times["again"] = time.perf_counter()
    assert again.counts.get("unchanged", 0) >= 0.97 * ROWS, again.counts
    return times


def right_share(path: Path, truth: dict[str, str], slug: str) -> tuple[float, int]:
    """Percent of rows with their right district; rows with a wrong one."""
    from wirnetz.imports.queries import rows_of

    run = upload(house(slug), path)
    found = dict(rows_of(run).values_list("number", "area_key"))
    right = sum(found[number + 2][:5] == key for number, key in enumerate(truth.values()))
    wrong = sum(found[number + 2][:5] not in {key, ""} for number, key in enumerate(truth.values()))
    return 100 * right / len(truth), wrong


def floor(path: Path, rows: list[list[str]]) -> float:
    """Unzip, one pass over the cells, and plain COPY of the rows into a table without index, trigger or history."""
    import re

    from django.db import connection

    start = time.perf_counter()
    with zipfile.ZipFile(path) as book:
        for part in book.namelist():
            re.findall(rb"<c [^>]*>", book.read(part))
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE floor (a text, b text, c text, d text, e text, f text, g text)")
        with cursor.copy("COPY floor FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    return time.perf_counter() - start


def real_tables(rows: list[list[str]], slug: str) -> float:
    """COPY of the rows, ready made, into the real tables: indexes, place in the tree, history by trigger."""
    from django.db import connection

    organisation = house(slug)
    start = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('accounts_node', 'id'))")
        first = cursor.fetchone()[0] + 1
        cursor.execute("SELECT setval(pg_get_serial_sequence('accounts_node', 'id'), %s)", [first + len(rows)])
        with cursor.copy("COPY accounts_node (id, kind, parent_id, path) FROM STDIN") as copy:
            for number in range(len(rows)):
                copy.write_row((first + number, "office", organisation.node_id, ""))
        given = {
            "short_name": "",
            "kind": "social_insurer",
            "source_kind": "",
            "source_kind_label": "",
            "reach": "regional",
            "parent_id": organisation.pk,
            "parent_name": "",
            "level": "office",
            "website": "",
            "partnership": "none",
            "relation": "",
            "relation_label": "",
            "ended_on": "",
            "source_url": "",
            "source_note": "Liste",
            "as_of": 2026,
            "is_example": False,
        }
        own = ("slug", "sort_key", "node_id", "own_key", "name", "street", "postcode", "seat_city", "phone", "email")
        with cursor.copy(f"COPY organisations_organisation ({', '.join((*own, *given))}) FROM STDIN") as copy:
            for number, row in enumerate(rows):
                copy.write_row((f"{slug}-{number}", row[1].lower(), first + number, *row, *given.values()))
    return time.perf_counter() - start


def one_by_one(path: Path, slug: str) -> float:
    """The usual way, scaled: openpyxl, check of the model, one question for the area, one save per row."""
    from openpyxl import load_workbook

    from wirnetz.accounts.actions import add_node
    from wirnetz.accounts.enums import NodeKind
    from wirnetz.organisations.models import Organisation
    from wirnetz.regions.models import PostcodeArea

    organisation = house(slug)
    start = time.perf_counter()
    rows = list(load_workbook(path, read_only=True).active.iter_rows(min_row=2, values_only=True))
    read = time.perf_counter()
    for number, (key, name, street, code, city, phone, email) in enumerate(rows[:BY_ONE]):
        match = PostcodeArea.objects.select_related("area__parent").filter(postcode=code, area__name=city).first()
        office = Organisation.objects.filter(parent=organisation, own_key=key).first() or Organisation(
            slug=f"{slug}-{number}",
            parent=organisation,
            own_key=key,
            level="office",
            reach="regional",
            kind=organisation.kind,
            node=add_node(kind=NodeKind.OFFICE, parent=organisation.node),
        )
        office.name, office.street, office.postcode, office.seat_city = name, street, code, city.strip()
        office.phone, office.email = phone, email
        office.municipality, office.seat = (match.area, match.area.parent) if match else (None, None)
        office.sort_key = name
        office.full_clean()
        office.save()
    return (read - start) + (time.perf_counter() - read) / BY_ONE * len(rows)


def openpyxl_reading(path: Path) -> float:
    """Reading alone, the lean way of openpyxl."""
    from openpyxl import load_workbook

    start = time.perf_counter()
    for _row in load_workbook(path, read_only=True).active.iter_rows(values_only=True):
        pass
    return time.perf_counter() - start


def in_own_process(what: str, path: Path) -> float:
    """Peak memory in MB of a whole import in a process of its own, parent and child together."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.imports", what, str(path)], capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def measured(path: Path) -> None:
    """The process behind `in_own_process`: prints the most that it and its reading child have held at one moment.

    Looked at every few milliseconds: the peaks that the system keeps for children begin with their parent's.
    """
    from bench.__main__ import prepare

    prepare()
    most, is_over = [0], threading.Event()

    def look() -> None:
        own = psutil.Process()
        while not is_over.wait(0.02):
            held = own.memory_info().rss
            for child in own.children():
                with contextlib.suppress(psutil.Error):
                    held += child.memory_info().rss if "python" in child.name() else 0
            most[0] = max(most[0], held)

    watcher = threading.Thread(target=look)
    watcher.start()
    whole_import(path, f"memory-{time.time_ns()}", is_indexed=False)
    for thread in threading.enumerate():
        if thread.name == "index-list":
            thread.join()
    is_over.set()
    watcher.join()
    print(most[0] / 1e6)


def _rolled_back(work: Callable[[], Any]) -> Any:
    """What `work` answers; what it has written is gone afterwards."""
    from django.db import transaction

    gc.collect()
    with transaction.atomic():
        answer = work()
        transaction.set_rollback(True)
    return answer


def main() -> list[tuple[str, float, str]]:
    """Ratios and promised figures."""
    from wirnetz.config.operations import load_all
    from wirnetz.imports.queries import current_matcher
    from wirnetz.regions.models import Area

    if not Area.objects.exists():
        load_all()
    current_matcher()
    folder = Path(tempfile.mkdtemp(prefix="lists-"))
    listed = list(addresses(ROWS))
    rows = [row for _, row in listed]
    large, small = workbook(folder / "large.xlsx", rows), workbook(folder / "small.xlsx", rows[:SMALL])
    truth = {row[0]: key for key, row in listed}

    start = time.perf_counter()
    _rolled_back(lambda: upload(house("small"), small))
    preview_small = time.perf_counter() - start
    times = _rolled_back(lambda: whole_import(large, "whole"))
    whole = times["applied"] - times["start"]
    share, wrong = _rolled_back(lambda: right_share(large, truth, "right"))
    anchor = _rolled_back(lambda: floor(large, rows))
    tables = _rolled_back(lambda: real_tables(rows, "tables"))
    usual = _rolled_back(lambda: one_by_one(large, "usual"))
    reading = openpyxl_reading(large)
    memory = in_own_process("memory", large)
    seconds = {
        "Vorschau": times["previewed"] - times["start"],
        "Schreiben": times["applied"] - times["previewed"],
        "Suche": times["indexed"] - times["applied"],
        "noch einmal": times["again"] - times["indexed"],
        "Boden": anchor,
        "Tabellen": tables,
        "Zeile für Zeile": usual,
        "openpyxl liest": reading,
    }
    print("  " + ", ".join(f"{name} {value:.1f} s" for name, value in seconds.items()), file=sys.stderr)
    return [
        ("2,000 rows: seconds to the preview", preview_small, "<= 3"),
        ("50,000 rows: percent with the right district", share, ">= 99"),
        ("50,000 rows: rows with a wrong district", wrong, "0"),
        ("50,000 rows: seconds to the preview and written", whole, "for information"),
        ("50,000 rows: MB at the peak, parent and child", memory, "<= 400"),
        ("time over floor (unzip, cells, COPY into a bare table)", whole / anchor, "for information"),
        ("time over floor and COPY into the real tables with history", whole / (anchor + tables), "<= 8"),
        ("times faster than row by row (scaled)", usual / whole, ">= 40"),
        ("time over reading alone with openpyxl", whole / reading, "for information"),
    ]


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", ".")
    measured(Path(sys.argv[2]))
