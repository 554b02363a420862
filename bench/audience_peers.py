"""The usual ways to one copy for each address: one SQL statement, dictionaries, Django's objects."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from bench.audience_world import EMPTY, INDEX, SILENT, SOURCES, connected, written

Check = Callable[[], tuple[int, ...]]
ROOM = "SET work_mem = '256MB'; SET hash_mem_multiplier = 4"
KIND = "(CASE why WHEN 'subscribed' THEN 0 ELSE kind END)"
KEY = f"({KIND}::bigint << 40) | ((63 - level)::bigint << 32) | place"
"""Precedence as one number."""
BEST = f"SELECT lower(address) AS address, min({KEY}) AS best FROM bench_way JOIN bench_place USING (place)"
WHOLE = f"""
INSERT INTO bench_copy SELECT number, best & 4294967295, best >> 40 FROM ({BEST} GROUP BY 1) way
  JOIN bench_reader ON canonical = address WHERE NOT has_left
"""
TEXTS = f"""
DROP TABLE IF EXISTS bench_text;
CREATE TABLE bench_text (canonical text, place int, kind smallint);
INSERT INTO bench_text SELECT address, best & 4294967295, best >> 40 FROM ({BEST} GROUP BY 1) way
  WHERE NOT EXISTS (SELECT FROM bench_reader WHERE has_left AND canonical = address);
CREATE UNIQUE INDEX ON bench_text (canonical);
DROP TABLE bench_text
"""
JOINED = """
SELECT number, place, why, audience FROM bench_way JOIN bench_reader ON canonical = lower(address) WHERE NOT has_left
"""
PREVIEW = f"""
SELECT best & 4294967295, count(*) FROM ({BEST} WHERE NOT place = ANY(%s) GROUP BY 1) way
WHERE NOT EXISTS (SELECT FROM bench_reader WHERE has_left AND canonical = address) GROUP BY 1
"""


def by_sql(_nothing: Any) -> Check:
    """One statement, an index after it."""
    with connected() as database:
        database.execute(ROOM)
        database.execute(EMPTY)
        database.execute(WHOLE)
        database.execute(INDEX)
    return written


def by_sql_with_texts(_nothing: Any) -> None:
    """The same with the address itself in each row, so that readers are not asked for."""
    with connected() as database:
        database.execute(ROOM)
        database.execute(TEXTS)


def preview_by_sql(_nothing: Any) -> dict[int, int]:
    """How many people get the version of each place, where some places pass nothing on."""
    with connected() as database:
        database.execute(ROOM)
        return dict(database.execute(PREVIEW, [list(SILENT)]).fetchall())


def by_dicts(_nothing: Any) -> Check:
    """All rows fetched, gathered in a dictionary, the first chosen for each person, stored by COPY."""
    with connected() as database:
        database.execute(EMPTY)
        places = {
            place: (kind, -level, place, name)
            for place, kind, level, name in database.execute("SELECT place, kind, level, name FROM bench_place")
        }
        ways = defaultdict(list)
        with database.cursor("ways") as rows:
            rows.itersize = 5000
            rows.execute(JOINED)
            for reader, place, why, audience in rows:
                way = places[place]
                ways[reader].append(((0, *way[1:]) if why == "subscribed" else way, why, audience))
        with database.cursor().copy("COPY bench_copy FROM STDIN") as copy:
            for reader, found in ways.items():
                (kind, _height, place, _name), *_reasons = min(found)
                copy.write_row((reader, place, kind))
        database.execute(INDEX)
    return written


def by_objects(count: int) -> None:
    """Person after person with Django's objects: whether they left, their ways from each source, their row."""
    from django.db import connection, models

    def table(table: str, **fields: Any) -> Any:
        meta = type("Meta", (), {"app_label": "bench", "db_table": table, "managed": False})
        return type(table.title().replace("_", ""), (models.Model,), {"__module__": __name__, "Meta": meta, **fields})

    text, number = models.TextField, models.IntegerField
    way = table("bench_way", address=text(primary_key=True), place=number(), why=text(), audience=text())
    there = table("bench_place", place=number(primary_key=True), kind=number(), level=number(), name=text())
    readers = table("bench_reader", number=number(primary_key=True), canonical=text(), has_left=models.BooleanField())
    row = table("bench_copy", reader=number(primary_key=True), place=number(), kind=number())
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute(EMPTY)
        cursor.execute(INDEX)
    addresses = list(way.objects.filter(why="listed").values_list("address", flat=True)[:count])
    for address in addresses:
        reader = readers.objects.get(canonical=address.lower())
        if reader.has_left:
            continue
        ways = [found for why in SOURCES for found in way.objects.filter(address=address, why=why)]
        places = [(each.why, there.objects.get(place=each.place)) for each in ways]
        kind, _height, place = min(
            (0 if why == "subscribed" else place.kind, -place.level, place.place) for why, place in places
        )
        row.objects.get_or_create(reader=reader.number, defaults={"place": place, "kind": kind})
