"""Columns as rows of PostgreSQL's binary COPY: whole columns at once, without a text for each row."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

HEAD, END = b"PGCOPY\n\xff\r\n\0" + bytes(8), b"\xff\xff"
ROWS = 100_000
"""As many are written in one go, so that they never all lie about beside the columns."""


def binary_rows(*columns: NDArray[Any]) -> Iterator[bytes]:
    """Rows of these columns, each as wide as its type; texts are ASCII and all as long as the longest may be."""
    fields = [column.dtype if column.dtype.kind == "S" else column.dtype.newbyteorder(">") for column in columns]
    parts: list[tuple[str, Any]] = [("count", ">i2")]
    for number, field in enumerate(fields):
        parts += [(f"length{number}", ">i4"), (f"value{number}", field)]
    count = len(columns[0])
    room = np.empty(min(count, ROWS), np.dtype(parts))
    room["count"] = len(columns)
    for number, field in enumerate(fields):
        room[f"length{number}"] = field.itemsize
    yield HEAD
    for start in range(0, count, ROWS):
        some = room[: min(ROWS, count - start)]
        for number, column in enumerate(columns):
            some[f"value{number}"] = column[start : start + ROWS]
        yield some.tobytes()
    yield END
