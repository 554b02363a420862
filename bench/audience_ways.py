"""Our way: the product's own reading, columns and folding; then COPY."""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np

from bench.audience_world import EMPTY, FIRST_NETWORK, HOUSES, INDEX, NETWORKS, ROOT, SILENT, connected, written
from wirnetz.infoservice.folding import Choice, Columns, Folded, Kind, Why, Wishes, fold

Kept = tuple[Columns, Wishes]
ON = date(2026, 11, 28)
ONE_SOURCE = (
    """SELECT address, place, reason, (CASE audience WHEN '' THEN 0 ELSE 1 END) FROM bench_way WHERE why = %s"""
)
LINES = 20_000


def _places() -> Any:
    from wirnetz.infoservice.queries.ways import Places

    numbers = np.arange(ROOT, FIRST_NETWORK + NETWORKS, dtype=np.int64)
    rest = (numbers - 2) % 5
    is_network = numbers >= FIRST_NETWORK
    kinds = np.where(is_network, Kind.NETWORK, np.where(rest > 1, Kind.OFFICE, Kind.ORGANISATION))
    levels = np.where(is_network, 2, 1 + rest)
    kinds[0], levels[0] = Kind.BASE, 0
    assert len(numbers) == 1 + HOUSES + NETWORKS
    return Places(numbers, kinds.astype(np.int8), levels.astype(np.int8), 0, frozenset())


def read() -> Kept:
    """All ways and who left, as the product reads them; nothing is sorted by hand."""
    from wirnetz.infoservice.queries.ways import GATHERED, rows_from

    tree = _places()
    with connected() as database:
        rows = (
            rows_from(tree, *database.execute(GATHERED.format(ONE_SOURCE), [why.value]).fetchone(), why=why)
            for why in (Why.ROLE, Why.LISTED, Why.INVOLVED, Why.SUBSCRIBED)
        )
        columns = Columns(rows, tree.numbers)
        left = Choice(has_left=True)
        gone = database.execute("SELECT canonical FROM bench_left").fetchall()
    return columns, Wishes(columns, {canonical: left for (canonical,) in gone})


def _folded(kept: Kept) -> Folded:
    columns, wishes = kept
    return fold(columns, wishes, on=ON)


def by_columns(_nothing: Any) -> Callable[[], tuple[int, ...]]:
    """Read, fold and write."""
    return by_kept_columns(read())


def by_kept_columns(kept: Kept) -> Callable[[], tuple[int, ...]]:
    """Fold and write."""
    folded = _folded(kept)
    with connected() as database:
        database.execute(EMPTY)
        with database.cursor().copy("COPY bench_copy FROM STDIN") as copy:
            for start in range(0, len(folded), LINES):
                copy.write(_lines(folded, slice(start, start + LINES)))
        database.execute(INDEX)
    return written


def _lines(folded: Folded, some: slice) -> str:
    columns, names, ways = folded.columns, folded.columns.names, folded.firsts[some]
    rows = zip(
        folded.who[some].tolist(), columns.places_of(ways).tolist(), columns.kinds_of(ways).tolist(), strict=True
    )
    return "".join([f"{names[who]}\t{place}\t{kind}\n" for who, place, kind in rows])


def preview_by_columns(kept: Kept) -> dict[int, int]:
    """How many people get the version of each place; the product asks for the commonest sentences too."""
    columns, wishes = kept
    folded = fold(columns, wishes, on=ON, without=SILENT)
    return folded.per_place()
