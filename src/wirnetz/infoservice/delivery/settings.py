"""Everything that a pump has to be told; nothing in here reads an environment or a database."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from wirnetz.infoservice.delivery.connecting import Server
from wirnetz.infoservice.delivery.dkim import Signer
from wirnetz.infoservice.delivery.pace import START_PER_MINUTE
from wirnetz.infoservice.delivery.retry import STEPS


@dataclass(frozen=True)
class PumpSettings:
    """`bounces` is the address to which returned messages go (`bounces@host`), with `secret` naming the row in it.

    Without a `server` messages are kept in the local outbox.
    """

    database: str
    folder: Path
    server: Server | None
    secret: bytes
    bounces: str = ""
    signer: Signer | None = None
    connections: int = 8
    relay_per_minute: float | None = None
    group_per_minute: float | None = START_PER_MINUTE
    group_at_once: int | None = 2
    steps: tuple[timedelta, ...] = STEPS
    backstop: timedelta = timedelta(minutes=20)
    """After this long a row is taken back even from a worker whose lock is held: its machine hangs."""
    heartbeat_seconds: float = 1.0
    away_seconds: float = 2.0
    """First waiting time when the mail server is away; it doubles up to five minutes."""
