"""The usual ways to one copy for each address: one SQL statement, dictionaries, Django's objects."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from bench.audience_world import EMPTY, INDEX, SILENT, connected, written

Check = Callable[[], tuple[int, ...]]
ROOM = "SET work_mem = '256MB'; SET hash_mem_multiplier = 4"
SOURCES = ("role", "listed", "involved", "contact", "subscribed")
KIND = "(CASE why WHEN 'subscribed' THEN 0 ELSE kind END)"
KEY = f"({KIND}::bigint << 40) | ((63 - level)::bigint << 32) | place"
"""Precedence as one number."""
WHOLE = f"""
INSERT INTO bench_copy
  SELECT address, best & 4294967295, best >> 40 FROM (
    SELECT lower(address) AS address, min({KEY}) AS best FROM bench_way JOIN bench_place USING (place) GROUP BY 1) way
  WHERE NOT EXISTS (SELECT FROM bench_left gone WHERE gone.canonical = way.address)
"""
PREVIEW = f"""
SELECT best & 4294967295, count(*) FROM (
  SELECT lower(address) AS address, min({KEY}) AS best FROM bench_way JOIN bench_place USING (place)
  WHERE NOT place = ANY(%s) GROUP BY 1) way
WHERE NOT EXISTS (SELECT FROM bench_left gone WHERE gone.canonical = way.address) GROUP BY 1
"""


def by_sql(_nothing: Any) -> Check:
    """One statement, an index after it."""
    with connected() as database:
        database.execute(ROOM)
        database.execute(EMPTY)
        database.execute(WHOLE)
        database.execute(INDEX)
    return written


def preview_by_sql(_nothing: Any) -> dict[int, int]:
    """How many people get the version of each place, where some places pass nothing on."""
    with connected() as database:
        database.execute(ROOM)
        return dict(database.execute(PREVIEW, [list(SILENT)]).fetchall())


def by_dicts(_nothing: Any) -> Check:
    """All rows fetched, gathered in a dictionary, the first chosen for each person, stored by COPY."""
    with connected() as database:
        database.execute(EMPTY)
        left = {canonical for (canonical,) in database.execute("SELECT canonical FROM bench_left")}
        places = {
            place: (kind, -level, place, name)
            for place, kind, level, name in database.execute("SELECT place, kind, level, name FROM bench_place")
        }
        ways = defaultdict(list)
        with database.cursor("ways") as rows:
            rows.itersize = 5000
            rows.execute("SELECT lower(address), place, why, audience FROM bench_way")
            for canonical, place, why, audience in rows:
                way = places[place]
                ways[canonical].append(((0, *way[1:]) if why == "subscribed" else way, why, audience))
        with database.cursor().copy("COPY bench_copy FROM STDIN") as copy:
            for canonical, found in ways.items():
                if canonical not in left:
                    (kind, _height, place, _name), *_reasons = min(found)
                    copy.write_row((canonical, place, kind))
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
    gone = table("bench_left", canonical=text(primary_key=True))
    row = table("bench_copy", canonical=text(primary_key=True), place=number(), kind=number())
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute(EMPTY)
        cursor.execute(INDEX)
    addresses = list(way.objects.filter(why="listed").values_list("address", flat=True)[:count])
    for address in addresses:
        if gone.objects.filter(canonical=address.lower()).exists():
            continue
        ways = [found for why in SOURCES for found in way.objects.filter(address=address, why=why)]
        places = [(each.why, there.objects.get(place=each.place)) for each in ways]
        kind, _height, place = min(
            (0 if why == "subscribed" else place.kind, -place.level, place.place) for why, place in places
        )
        row.objects.get_or_create(canonical=address.lower(), defaults={"place": place, "kind": kind})
