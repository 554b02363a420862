"""The directory of the benchmark of audiences: houses in five levels, networks, people, readers and who left."""

import multiprocessing
import os
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PEOPLE = int(os.environ.get("BENCH_PEOPLE", "1000000"))
HOUSES, NETWORKS = PEOPLE // 10, PEOPLE // 20
ROOT, FIRST_NETWORK = 1, 2 + HOUSES
NUMBER = "CASE WHEN n % 33 = 0 THEN n / 2 ELSE n END"
"""Three in a hundred share the address of somebody else."""
ADDRESS = f"'person' || {NUMBER} || '@haus' || ({NUMBER}) % 1000 || '.example'"
SOURCES = ("role", "listed", "involved", "contact", "subscribed")
PARTS = "".join(
    f"CREATE UNLOGGED TABLE bench_way_{why} PARTITION OF bench_way FOR VALUES IN ('{why}');" for why in SOURCES
)
"""Each source is a table of its own, as in the product; who asks for all need not know."""
WORLD = f"""
DROP TABLE IF EXISTS bench_way, bench_reader, bench_copy, bench_place;
CREATE UNLOGGED TABLE bench_place (
  place int PRIMARY KEY, kind smallint NOT NULL, level smallint NOT NULL, name text NOT NULL);
INSERT INTO bench_place VALUES ({ROOT}, 4, 0, 'Allianz');
INSERT INTO bench_place SELECT 2 + n, CASE WHEN n % 5 > 1 THEN 1 ELSE 2 END, 1 + n % 5, 'Haus ' || n
  FROM generate_series(0, {HOUSES} - 1) n;
INSERT INTO bench_place SELECT {FIRST_NETWORK} + n, 3, 2, 'Netzwerk ' || n FROM generate_series(0, {NETWORKS} - 1) n;
CREATE TABLE bench_way (
  address text NOT NULL, place int NOT NULL, why text NOT NULL, audience text NOT NULL) PARTITION BY LIST (why);
{PARTS}
INSERT INTO bench_way SELECT {ADDRESS}, 2 + n % {HOUSES}, 'listed', 'advisers' FROM generate_series(1, {PEOPLE}) n;
INSERT INTO bench_way SELECT {ADDRESS}, 2 + (n * 7) % {HOUSES}, 'role', '' FROM generate_series(1, {PEOPLE}, 3) n;
INSERT INTO bench_way SELECT {ADDRESS}, {FIRST_NETWORK} + n % {NETWORKS}, 'involved', ''
  FROM generate_series(2, {PEOPLE}, 3) n;
INSERT INTO bench_way SELECT {ADDRESS}, {ROOT}, 'subscribed', '' FROM generate_series(50, {PEOPLE}, 100) n;
CREATE UNLOGGED TABLE bench_reader (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, canonical text NOT NULL UNIQUE, has_left bool NOT NULL);
INSERT INTO bench_reader (canonical, has_left)
  SELECT canonical, canonical IN (SELECT lower({ADDRESS}) FROM generate_series(7, {PEOPLE}, 50) n)
  FROM (SELECT DISTINCT lower(address) AS canonical FROM bench_way) known ORDER BY md5(canonical);
CREATE INDEX ON bench_way (address);
CREATE INDEX ON bench_reader (canonical) WHERE has_left;
ANALYZE bench_place; ANALYZE bench_way; ANALYZE bench_reader;
"""
EMPTY = """
DROP TABLE IF EXISTS bench_copy;
CREATE TABLE bench_copy (reader bigint, place int, kind smallint);
"""
INDEX = "CREATE UNIQUE INDEX ON bench_copy (reader)"
SILENT = range(FIRST_NETWORK, FIRST_NETWORK + NETWORKS, 100)
"""Places that pass nothing on."""
Way = Callable[[Any], Any]
Prepare = Callable[[], Any] | None


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds, memory beyond what was there before in MiB, and what came of it."""

    seconds: float
    peak: float
    found: Any


def connected() -> Any:
    """A connection of psycopg to the database of the benchmarks."""
    import psycopg
    from django.db import connection

    wanted = connection.get_connection_params()
    names = ("dbname", "user", "password", "host", "port")
    return psycopg.connect(**{name: wanted[name] for name in names if wanted.get(name)})


def begin() -> None:
    """Make the directory."""
    with connected() as database:
        database.execute(WORLD)


def end() -> None:
    """Remove it."""
    with connected() as database:
        database.execute("DROP TABLE IF EXISTS bench_way, bench_reader, bench_copy, bench_place")


def written() -> tuple[int, ...]:
    """What stands in the table."""
    with connected() as database:
        row = database.execute(
            "SELECT count(*), sum(place::bigint), sum(hashtext(concat_ws(' ', reader, place, kind))::bigint)"
            " FROM bench_copy"
        ).fetchone()
    return tuple(int(number) for number in row)


def compared(found: list[Any]) -> None:
    """Whatever the way, the same has to come of it."""
    for each in found:
        if each != found[0]:
            raise AssertionError(f"Die Wege ergeben Verschiedenes: {str(found)[:400]}")


def in_a_process(way: Way, prepare: Prepare = None) -> Spent:
    """What `way` takes with what `prepare` makes ready, in a process of its own."""
    ear, mouth = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_measured, args=(way, prepare, mouth))
    process.start()
    mouth.close()
    spent: Spent = ear.recv()
    process.join()
    return spent


def _measured(way: Way, prepare: Prepare, told: Any) -> None:
    ready = prepare() if prepare else None
    before = _peak()
    started = time.perf_counter()
    found = way(ready)
    seconds = time.perf_counter() - started
    told.send(Spent(seconds, _peak() - before, found() if callable(found) else found))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
