"""One copy for each of 1,000,000 people of 100,000 organisations: our folding against one plain SQL statement.

Both read the same ways from the database and write one row per address under a unique index; ours also writes the
sentence that says why. Memory is that of a process of its own; it grows with the people, since
all ways are held at once. `BENCH_PEOPLE=100000` takes a tenth.
"""

import json
import multiprocessing
import os
import resource
import statistics
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from wirnetz.infoservice.folding import Choice, Kind, Path, Why, fold

Row = tuple[str, float, str]
PEOPLE = int(os.environ.get("BENCH_PEOPLE", "1000000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
KINDS, WHYS = {kind.value: kind for kind in Kind}, {why.value: why for why in Why}
ON = date(2026, 11, 28)
CHUNK = 5000
HOUSES, NETWORKS = PEOPLE // 10, PEOPLE // 20
NUMBER = "CASE WHEN n % 33 = 0 THEN n / 2 ELSE n END"
"""Three in a hundred share the address of somebody else."""
ADDRESS = f"'person' || {NUMBER} || '@haus' || ({NUMBER}) % 1000 || '.example'"
WAYS = f"""
CREATE UNLOGGED TABLE bench_way (
  address text NOT NULL, place int NOT NULL, level smallint NOT NULL, reason text NOT NULL,
  kind smallint NOT NULL, why text NOT NULL, audience text NOT NULL);
INSERT INTO bench_way
  SELECT {ADDRESS}, 2 + n % {HOUSES}, 1 + n % 5, 'Haus ' || n % {HOUSES},
    CASE WHEN n % 5 > 1 THEN 1 ELSE 2 END, 'listed', 'advisers' FROM generate_series(1, {PEOPLE}) n;
INSERT INTO bench_way
  SELECT {ADDRESS}, 2 + (n * 7) % {HOUSES}, 1 + (n * 7) % 5, 'Haus ' || (n * 7) % {HOUSES},
    CASE WHEN (n * 7) % 5 > 1 THEN 1 ELSE 2 END, 'role', '' FROM generate_series(1, {PEOPLE}, 3) n;
INSERT INTO bench_way
  SELECT {ADDRESS}, 2 + {HOUSES} + n % {NETWORKS}, 2, 'Netzwerk ' || n % {NETWORKS}, 3, 'involved', ''
  FROM generate_series(2, {PEOPLE}, 3) n;
INSERT INTO bench_way
  SELECT {ADDRESS}, 1, 0, 'Allianz', 0, 'subscribed', '' FROM generate_series(50, {PEOPLE}, 100) n;
CREATE UNLOGGED TABLE bench_left AS
  SELECT DISTINCT lower({ADDRESS}) AS canonical FROM generate_series(7, {PEOPLE}, 50) n;
ANALYZE bench_way; ANALYZE bench_left;
"""
EMPTY = """
DROP TABLE IF EXISTS bench_copy;
CREATE UNLOGGED TABLE bench_copy (canonical text, place int, reasons text, footer text);
"""
INDEX = "CREATE UNIQUE INDEX ON bench_copy (canonical)"
PLAIN = """
INSERT INTO bench_copy
  SELECT lower(address), (array_agg(place ORDER BY kind, level DESC, place, why, reason))[1],
    json_agg(json_build_object('place', place, 'kind', kind, 'why', why, 'name', reason)
      ORDER BY kind, level DESC, place, why, reason)::text
  FROM (SELECT DISTINCT * FROM bench_way) way
  WHERE NOT EXISTS (SELECT FROM bench_left gone WHERE gone.canonical = lower(address))
  GROUP BY 1
"""
SUMMARY = "SELECT count(*), sum(place::bigint), sum(hashtext(canonical || place)::bigint), sum({}) FROM bench_copy"
LENGTHS = "json_array_length(reasons::json)"


def connected() -> Any:
    """A connection of psycopg to the database of the benchmarks."""
    import psycopg
    from django.db import connection

    wanted = connection.get_connection_params()
    names = ("dbname", "user", "password", "host", "port")
    return psycopg.connect(**{name: wanted[name] for name in names if wanted.get(name)})


def by_sql() -> None:
    """The way not taken: one statement."""
    with connected() as database:
        database.execute("SET work_mem = '256MB'")
        database.execute(EMPTY)
        database.execute(PLAIN)
        database.execute(INDEX)


def by_folding() -> None:
    """Rows to ways, ways to copies, copies to rows."""
    with connected() as database:
        database.execute(EMPTY)
        left = Choice(has_left=True)
        choices = {canonical: left for (canonical,) in database.execute("SELECT canonical FROM bench_left")}
        copies = fold(_ways(database), choices, on=ON).copies
        with database.cursor().copy("COPY bench_copy FROM STDIN") as rows:
            for copy in copies:
                rows.write_row((copy.canonical, copy.place, json.dumps(copy.reasons), copy.footer))
        database.execute(INDEX)


def _ways(database: Any) -> Any:
    with database.cursor("ways") as rows:
        rows.itersize = CHUNK
        for address, place, level, reason, kind, why, audience in rows.execute("SELECT * FROM bench_way"):
            yield Path(address, place, level, reason, KINDS[kind], WHYS[why], audience)


def _measured(way: Callable[[], None], told: Any) -> None:
    started, used = time.perf_counter(), time.process_time()
    way()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told.send((time.perf_counter() - started, time.process_time() - used, peak))


def in_a_process(way: Callable[[], None]) -> tuple[float, float, float, tuple[int, ...]]:
    """Seconds, those of them at work, peak memory in MiB, and what stands in the table afterwards."""
    ear, mouth = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_measured, args=(way, mouth))
    process.start()
    mouth.close()
    seconds, work, peak = ear.recv()
    process.join()
    with connected() as database:
        found = database.execute(SUMMARY.format(LENGTHS)).fetchone()
    return seconds, work, peak, tuple(int(number) for number in found)


def main() -> list[Row]:
    """The ratio of each round in turn, and the memory."""
    with connected() as database:
        database.execute("DROP TABLE IF EXISTS bench_way, bench_left")
        database.execute(WAYS)
    ratios, peaks = [], []
    for turn in range(ROUNDS):
        ours, work, peak, found = in_a_process(by_folding)
        plain, _work, _peak, expected = in_a_process(by_sql)
        if found != expected:
            raise AssertionError(f"Die Wege ergeben Verschiedenes: {found} und {expected}")
        spent = f"Faltung {ours:.1f} s (Rechenzeit {work:.1f} s), SQL {plain:.1f} s"
        print(f"Runde {turn + 1}: {found[0]} Adressen, {spent}, {peak:.0f} MiB", flush=True)
        ratios.append(plain / ours)
        peaks.append(peak)
    with connected() as database:
        database.execute("DROP TABLE bench_way, bench_left, bench_copy")
    return [
        (f"SQL ÷ Faltung, {PEOPLE} Personen, {PEOPLE // 10} Häuser (Median)", statistics.median(ratios), "≥ 1"),
        ("Höchstbedarf der Faltung in MiB", max(peaks), "gemessen, ohne Ziel"),
    ]
