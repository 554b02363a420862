"""Loading the reference tables of areas, neighbours and postcodes: all or nothing, and nothing if nothing changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from wirnetz.core.reference import LoadReport
from wirnetz.regions.actions.reading import FILES, REFERENCE, Row, read_tables
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Adjacency, Area, AreaEdition, AreaSuccession, Postcode, PostcodeArea

AREA_FIELDS = (
    "name", "full_name", "designation", "parent_id", "valid_from", "valid_until", "area_km2", "population",
    "population_as_of", "weight", "latitude", "longitude", "sort_key",
)  # fmt: skip
INCOMING_AREA = """CREATE TEMPORARY TABLE incoming_area (
    key varchar(8) COLLATE "C" PRIMARY KEY, level varchar(12), name varchar(100), full_name varchar(160),
    designation varchar(40), parent_key varchar(8), valid_from date, valid_until date, area_km2 double precision,
    population integer, population_as_of smallint, weight integer, latitude double precision,
    longitude double precision, sort_key varchar(200))"""
INCOMING_LINK = """CREATE TEMPORARY TABLE incoming_link (
    kind varchar(12), first varchar(8), second varchar(8), number double precision, word varchar(12))"""
MERGE_AREAS = f"""
    INSERT INTO regions_area AS area (key, level, {", ".join(AREA_FIELDS)})
    SELECT i.key, i.level, {", ".join("p.id" if name == "parent_id" else f"i.{name}" for name in AREA_FIELDS)}
    FROM incoming_area i LEFT JOIN regions_area p ON p.key = i.parent_key WHERE i.level = %s ORDER BY i.key
    ON CONFLICT (key) DO UPDATE SET {", ".join(f"{name} = EXCLUDED.{name}" for name in AREA_FIELDS)}
    WHERE ({", ".join(f"area.{name}" for name in AREA_FIELDS)})
        IS DISTINCT FROM ({", ".join(f"EXCLUDED.{name}" for name in AREA_FIELDS)})
    RETURNING xmax = 0"""  # noqa: S608 - names from this file only
INSERT_SUCCESSIONS = """INSERT INTO regions_areasuccession (old_id, new_id, kind)
    SELECT a.id, b.id, l.word FROM incoming_link l JOIN regions_area a ON a.key = l.first
    JOIN regions_area b ON b.key = l.second WHERE l.kind = 'succession'"""
INSERT_NEIGHBOURS = """INSERT INTO regions_adjacency (a_id, b_id, kilometres, kind)
    SELECT a.id, b.id, l.number, l.word FROM incoming_link l JOIN regions_area a ON a.key = l.first
    JOIN regions_area b ON b.key = l.second WHERE l.kind = 'neighbour'"""
INSERT_POSTCODES = """INSERT INTO regions_postcode (code)
    SELECT DISTINCT first FROM incoming_link WHERE kind = 'postcode' ORDER BY first"""
INSERT_POSTCODE_AREAS = """INSERT INTO regions_postcodearea (postcode_id, area_id, rank)
    SELECT l.first, a.id, l.number FROM incoming_link l JOIN regions_area a ON a.key = l.second
    WHERE l.kind = 'postcode' ORDER BY l.first, l.number"""


def load_reference(*, folder: Path = REFERENCE) -> LoadReport:
    """Bring the tables to the state of the files in `folder`.

    Areas keep their identity: those that are there already are changed in place, none is deleted. Raises
    ReferenceDataError and changes nothing if a file is wrong. Loading the same files again only reads their hash.
    """
    digest = content_digest(folder)
    if AreaEdition.objects.filter(digest=digest).exists():
        return LoadReport(_("Gebiete"), unchanged=Area.objects.count())
    tables = read_tables(folder)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(INCOMING_AREA)
        _copy(cursor, "incoming_area", tables.areas)
        cursor.execute(INCOMING_LINK)
        _copy(cursor, "incoming_link", _links(tables.successions, tables.neighbours, tables.postcodes))
        created = changed = 0
        for level in AreaLevel.values:
            cursor.execute(MERGE_AREAS, [level])
            outcomes = [is_new for (is_new,) in cursor.fetchall()]
            created += outcomes.count(True)
            changed += outcomes.count(False)
        for model in (AreaSuccession, Adjacency, PostcodeArea, Postcode):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608
        cursor.execute("ANALYZE regions_area, incoming_link")  # else their joins may be planned as of empty tables
        for statement in (INSERT_SUCCESSIONS, INSERT_NEIGHBOURS, INSERT_POSTCODES, INSERT_POSTCODE_AREAS):
            cursor.execute(statement)
        cursor.execute("DROP TABLE incoming_area, incoming_link")
        AreaEdition.objects.all().delete()
        AreaEdition.objects.create(digest=digest)
        cursor.execute("ANALYZE regions_area, regions_adjacency, regions_postcodearea")
    return LoadReport(_("Gebiete"), created, changed, len(tables.areas) - created - changed)


def content_digest(folder: Path) -> str:
    """Hash over the content of the reference files; a missing file is found when it is read."""
    digest = hashlib.sha256()
    for name in FILES:
        path = folder / name
        digest.update(path.read_bytes() if path.is_file() else b"-")
    return digest.hexdigest()


def _links(successions: list[Row], neighbours: list[Row], postcodes: list[Row]) -> Iterable[Row]:
    yield from (("succession", old, new, None, kind) for old, new, kind in successions)
    yield from (("neighbour", a, b, kilometres, kind) for a, b, kilometres, kind in neighbours)
    yield from (("postcode", code, key, rank, None) for code, key, rank in postcodes)


def _copy(cursor: Any, table: str, rows: Iterable[Row]) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
