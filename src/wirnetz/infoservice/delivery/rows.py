"""What the pump carries about: a claimed row, a settled row."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from wirnetz.infoservice.delivery.message import Frozen
from wirnetz.infoservice.delivery.smtp import Outcome


@dataclass(slots=True)
class Job:
    """A row that this worker has claimed, with its frozen body (or why that cannot be written)."""

    id: int
    mailing: int
    run: int
    address: str
    message_id: str
    token: str
    footer: str
    group: str
    attempts: int
    first_tried_at: datetime | None
    owner: int
    frozen: Frozen | Exception
    is_marked: bool = False
    tell: Callable[["Job"], None] | None = None
    """Whom to call, from the ledger's thread, as soon as the database has said whether the row may go."""

    def answer(self) -> None:
        """Tell whoever asked."""
        if self.tell is not None:
            self.tell(self)


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a job; applied with its owner as fence, also after the database was away for a while."""

    job: Job
    outcome: Outcome
    was_sending: bool = True
