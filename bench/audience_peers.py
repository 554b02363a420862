"""The usual ways to one copy for each address: one SQL statement, dictionaries, Django's objects."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from bench.audience_world import EMPTY, INDEX, SILENT, connected, written

Check = Callable[[], tuple[int, ...]]
ROOM = "SET work_mem = '256MB'; SET hash_mem_multiplier = 4"
SOURCES = ("role", "listed", "involved", "contact", "subscribed")
KEY = "(kind::bigint << 40) | ((63 - level)::bigint << 32) | place"
"""Precedence as one number."""
WHOLE = f"""
INSERT INTO bench_copy
  SELECT address, best & 4294967295, best >> 40 FROM (
    SELECT lower(address) AS address, min({KEY}) AS best FROM bench_way GROUP BY 1) way
  WHERE NOT EXISTS (SELECT FROM bench_left gone WHERE gone.canonical = way.address)
"""
PREVIEW = f"""
SELECT best & 4294967295, count(*) FROM (
  SELECT lower(address) AS address, min({KEY}) AS best FROM bench_way WHERE NOT place = ANY(%s) GROUP BY 1) way
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
        ways = defaultdict(list)
        with database.cursor("ways") as rows:
            rows.itersize = 5000
            rows.execute("SELECT lower(address), kind, -level, place, why, reason, audience FROM bench_way")
            for canonical, *way in rows:
                ways[canonical].append(tuple(way))
        with database.cursor().copy("COPY bench_copy FROM STDIN") as copy:
            for canonical, found in ways.items():
                if canonical not in left:
                    kind, _height, place, *_reasons = min(found)
                    copy.write_row((canonical, place, kind))
        database.execute(INDEX)
    return written


def by_objects(count: int) -> None:
    """Person after person with Django's objects: whether they left, their ways from each source, their row."""
    from django.db import connection, models

    def table(name: str, **fields: Any) -> Any:
        meta = type("Meta", (), {"app_label": "bench", "db_table": name, "managed": False})
        return type(name.title().replace("_", ""), (models.Model,), {"__module__": __name__, "Meta": meta, **fields})

    text = models.TextField
    names = {"address": text(primary_key=True), "place": models.IntegerField(), "level": models.IntegerField()}
    way = table("bench_way", **names, reason=text(), kind=models.IntegerField(), why=text(), audience=text())
    gone = table("bench_left", canonical=text(primary_key=True))
    row = table("bench_copy", canonical=text(primary_key=True), place=models.IntegerField(), kind=models.IntegerField())
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute(EMPTY)
        cursor.execute(INDEX)
    addresses = list(way.objects.filter(why="listed").values_list("address", flat=True)[:count])
    for address in addresses:
        if gone.objects.filter(canonical=address.lower()).exists():
            continue
        ways = [found for why in SOURCES for found in way.objects.filter(address=address, why=why)]
        first = min(ways, key=lambda each: (each.kind, -each.level, each.place))
        row.objects.get_or_create(canonical=address.lower(), defaults={"place": first.place, "kind": first.kind})
