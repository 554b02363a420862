"""How a worker opens its connections: one that dies silently is noticed within a minute."""

from typing import Any

import psycopg
from psycopg.rows import tuple_row

from wirnetz.infoservice.delivery.settings import PumpSettings


def opened(settings: PumpSettings, name: str) -> psycopg.Connection[Any]:
    """A connection on which each statement is a transaction of its own; `name` is what the server shows of it."""
    return psycopg.connect(
        settings.database, autocommit=True, row_factory=tuple_row, application_name=name,
        keepalives_idle=30, tcp_user_timeout=60_000,
        options="-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3",
    )  # fmt: skip
