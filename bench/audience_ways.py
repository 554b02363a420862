"""Our way: the product's own reading, columns, folding and writing, on the tables of the benchmark."""

import secrets
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import psycopg

from bench.audience_world import EMPTY, INDEX, SILENT, connected, written
from wirnetz.infoservice.folding import Choice, Columns, Folded, Why, Wishes, fold

Kept = tuple[Columns, Wishes]
Ready = tuple[Any, ...]
ON = date(2026, 11, 28)
ONE_SOURCE = "SELECT address, place, place, (CASE audience WHEN '' THEN 0 ELSE 1 END) FROM bench_way WHERE why = %s"
TREE = """SELECT string_agg(int4send(place), ''::bytea), string_agg(kind::text, ''), string_agg(level::text, '')
    FROM (SELECT * FROM bench_place ORDER BY place) AS place"""
LEFT = 'SELECT hashtextextended(canonical COLLATE "C", %s) FROM bench_reader WHERE has_left'
NAMED = "SELECT place, name FROM bench_place"
SOURCES = (Why.ROLE, Why.LISTED, Why.INVOLVED, Why.CONTACT, Why.SUBSCRIBED)


def read() -> Kept:
    """All ways, the readers and who of them left, as the product reads them; nothing is sorted by hand."""
    from wirnetz.infoservice.queries import names, ways

    key = secrets.randbits(ways.KEY_BITS)
    with connected() as database:

        def columns_of(statement: str, *values: Any) -> Any:
            return database.execute(statement, values).fetchone()

        numbers, kinds, levels = columns_of(TREE)
        tree = ways.Places(
            np.frombuffer(numbers, ">i4").astype(np.int64), _small(kinds), _small(levels), 0, frozenset()
        )
        gathered = ways.GATHERED.format(key=key, rows=ONE_SOURCE)
        cursor = psycopg.ClientCursor(database)
        asked = {why: ways.asked_from(*ways.only_row(cursor, gathered, [why.value])) for why in SOURCES}
        reasons, where = names.ranked({"all": names.names_from(*columns_of(names.GATHERED.format(NAMED)))})
        nothing = np.zeros(0, np.int64)
        rows = (ways.rows_from(tree, where["all"], asked.pop(why), nothing, why=why) for why in SOURCES)
        readers = ways.READERS.format(key=key, table="bench_reader")
        columns = Columns(rows, tree.numbers, reasons, lambda: ways.readers_from(*ways.only_row(cursor, readers, [])))
        gone = database.execute(LEFT, [key]).fetchall()
    left = Choice(has_left=True)
    return columns, Wishes(columns, {pseudonym: left for (pseudonym,) in gone})


def _small(digits: str) -> Any:
    return np.frombuffer(digits.encode(), np.int8) - ord("0")


def _folded(kept: Kept) -> Folded:
    columns, wishes = kept
    return fold(columns, wishes, on=ON)


def by_columns(_nothing: Any) -> Callable[[], tuple[int, ...]]:
    """Read, fold and write."""
    return by_kept_columns(read())


def by_kept_columns(kept: Kept) -> Callable[[], tuple[int, ...]]:
    """Fold and write."""
    return by_ready_columns(_written(_folded(kept)))


def ready() -> Ready:
    """All that is to be written, ready to be sent."""
    return _written(_folded(read()))


def by_ready_columns(columns: Ready) -> Callable[[], tuple[int, ...]]:
    """Nothing but the writing, as the product lays out whom a mailing goes to."""
    from wirnetz.infoservice.actions.staging import copy_in

    with connected() as database:
        database.execute(EMPTY)
        copy_in(database.cursor(), "bench_copy", *columns)
        database.execute(INDEX)
    return written


def _written(folded: Folded) -> Ready:
    order = folded.in_writing_order()
    columns, ways = folded.columns, folded.firsts[order]
    readers = columns.people.readers[folded.who[order]]
    return readers, columns.places_of(ways).astype(np.int32), columns.kinds_of(ways).astype(np.int16)


def preview_by_columns(kept: Kept) -> dict[int, int]:
    """How many people get the version of each place; the product asks for the commonest sentences too."""
    columns, wishes = kept
    folded = fold(columns, wishes, on=ON, without=SILENT)
    return folded.per_place()
