"""How a worker opens its connections, and says what it says again and again.

A connection that dies silently is noticed within a minute.
"""

from collections.abc import Iterable
from typing import Any

import psycopg
from psycopg import errors, pq
from psycopg.rows import tuple_row

from wirnetz.infoservice.delivery.settings import PumpSettings


def opened(settings: PumpSettings, name: str) -> psycopg.Connection[Any]:
    """A connection on which each statement is a transaction of its own; `name` is what the server shows of it."""
    return psycopg.connect(
        settings.database, autocommit=True, row_factory=tuple_row, application_name=name,
        keepalives_idle=30, tcp_user_timeout=60_000,
        options="-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3",
    )  # fmt: skip


class Prepared:
    """A statement said hundreds of times a second: its values go as text, its answer is one text.

    The driver's own way costs several times the work, and takes the interpreter's lock at every step.
    """

    def __init__(self, connection: psycopg.Connection[Any], name: str, statement: str) -> None:
        self._server, self._name = connection.pgconn, name.encode()
        self._checked(self._server.prepare(self._name, statement.encode()))

    def answer(self, *values: str) -> bytes:
        """Say it with these values, which must not hold a NUL; what it answers, b"" for NULL."""
        result = self._checked(self._server.exec_prepared(self._name, [value.encode() for value in values]))
        return result.get_value(0, 0) or b""

    def _checked(self, result: pq.abc.PGresult) -> pq.abc.PGresult:
        if result.status not in {pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK}:
            raise errors.error_from_result(result)
        return result


def number_array(numbers: Iterable[int]) -> str:
    """A list of numbers as PostgreSQL reads it."""
    return "{" + ",".join(map(str, numbers)) + "}"


def text_array(texts: Iterable[str]) -> str:
    """A list of texts as PostgreSQL reads it."""
    return "{" + ",".join('"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' for text in texts) + "}"
