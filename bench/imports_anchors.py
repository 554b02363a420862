"""What reading a list in is measured against: floors that nothing can go below, and usual ways."""

import time
import zipfile
from pathlib import Path

from bench.imports_data import house

BY_ONE = 300
"""Rows that are saved one by one; the rest is scaled."""


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

    from wirnetz.organisations.models import Organisation

    organisation = house(slug)
    start = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('accounts_node', 'id'))")
        first = cursor.fetchone()[0] + 1
        cursor.execute("SELECT setval(pg_get_serial_sequence('accounts_node', 'id'), %s)", [first + len(rows)])
        with cursor.copy("COPY accounts_node (id, kind, parent_id, path) FROM STDIN") as copy:
            for number in range(len(rows)):
                copy.write_row((first + number, "office", organisation.node_id, ""))
        own = ("slug", "sort_key", "node_id", "own_key", "name", "street", "postcode", "seat_city", "phone", "email")
        given = {"kind": "social_insurer", "reach": "regional", "parent_id": organisation.pk, "level": "office"}
        given |= {"source_note": "Liste", "as_of": 2026}
        for field in Organisation._meta.concrete_fields:
            if field.attname not in own and not field.primary_key:
                given.setdefault(field.attname, field.get_default())
        with cursor.copy(f"COPY organisations_organisation ({', '.join((*own, *given))}) FROM STDIN") as copy:
            for number, row in enumerate(rows):
                copy.write_row((f"{slug}-{number}", row[1].lower(), first + number, *row, *given.values()))
    connection.check_constraints()
    return time.perf_counter() - start


def one_by_one(path: Path, slug: str) -> float:
    """The usual way, scaled: openpyxl, check of the model, one question for the area, one save per row."""
    from django.db import connection
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
    connection.check_constraints()
    return (read - start) + (time.perf_counter() - read) / BY_ONE * len(rows)


def openpyxl_reading(path: Path) -> float:
    """Reading alone, the lean way of openpyxl."""
    from openpyxl import load_workbook

    start = time.perf_counter()
    for _row in load_workbook(path, read_only=True).active.iter_rows(values_only=True):
        pass
    return time.perf_counter() - start
