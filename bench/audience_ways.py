"""Our way: the product's own reading, columns and folding; then COPY."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import numpy as np

from bench.audience_world import EMPTY, INDEX, SILENT, connected, written
from wirnetz.infoservice.folding import Choice, Columns, Folded, Why, Wishes, fold

Kept = tuple[Columns, Wishes]
ON = date(2026, 11, 28)
ONE_SOURCE = "SELECT address, place, place, (CASE audience WHEN '' THEN 0 ELSE 1 END) FROM bench_way WHERE why = %s"
TREE = """SELECT string_agg(int4send(place), ''::bytea ORDER BY place), string_agg(kind::text, '' ORDER BY place),
    string_agg(level::text, '' ORDER BY place) FROM bench_place"""
NAMED = "SELECT place, name FROM bench_place"
SOURCES = (Why.ROLE, Why.LISTED, Why.INVOLVED, Why.SUBSCRIBED)


def read() -> Kept:
    """All ways and who left, as the product reads them; nothing is sorted by hand."""
    from wirnetz.infoservice.queries import names, ways

    with connected() as database:

        def columns_of(statement: str, *values: Any) -> Any:
            return database.execute(statement, values).fetchone()

        numbers, kinds, levels = columns_of(TREE)
        tree = ways.Places(
            np.frombuffer(numbers, ">i4").astype(np.int64), _small(kinds), _small(levels), 0, frozenset()
        )
        asked = {why: ways.asked_from(*columns_of(ways.GATHERED.format(ONE_SOURCE), why.value)) for why in SOURCES}
        reasons, where = names.ranked({"all": names.names_from(*columns_of(names.GATHERED.format(NAMED)))})
        rows = (ways.rows_from(tree, where["all"], asked.pop(why), why=why) for why in SOURCES)
        columns = Columns(rows, tree.numbers, reasons)
        left = Choice(has_left=True)
        gone = database.execute("SELECT canonical FROM bench_left").fetchall()
    return columns, Wishes(columns, {canonical: left for (canonical,) in gone})


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
    return by_ready_lines(_all_lines(_folded(kept)))


def lines() -> list[str]:
    """All that is to be written, ready to be sent."""
    return list(_all_lines(_folded(read())))


def by_ready_lines(ready: Iterable[str]) -> Callable[[], tuple[int, ...]]:
    """Nothing but the writing."""
    with connected() as database:
        database.execute(EMPTY)
        with database.cursor().copy("COPY bench_copy FROM STDIN") as copy:
            for some in ready:
                copy.write(some)
        database.execute(INDEX)
    return written


def _all_lines(folded: Folded) -> Iterator[str]:
    start = 0
    for names in folded.columns.people.names_of(folded.who):
        yield _lines(folded, names, slice(start, start + len(names)))
        start += len(names)


def _lines(folded: Folded, names: list[str], some: slice) -> str:
    columns, ways = folded.columns, folded.firsts[some]
    rows = zip(names, columns.places_of(ways).tolist(), columns.kinds_of(ways).tolist(), strict=True)
    return "".join([f"{name}\t{place}\t{kind}\n" for name, place, kind in rows])


def preview_by_columns(kept: Kept) -> dict[int, int]:
    """How many people get the version of each place; the product asks for the commonest sentences too."""
    columns, wishes = kept
    folded = fold(columns, wishes, on=ON, without=SILENT)
    return folded.per_place()
