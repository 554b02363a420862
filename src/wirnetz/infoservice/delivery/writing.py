"""Writing messages ahead: threads that fill in and sign, because a signature takes longer than all else together."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from wirnetz.infoservice.delivery.ledger import Ledger
from wirnetz.infoservice.delivery.message import BrokenMessage, Frozen, Person, checked_address
from wirnetz.infoservice.delivery.replies import ReplyClass
from wirnetz.infoservice.delivery.rows import Job, Settled
from wirnetz.infoservice.delivery.settings import PumpSettings
from wirnetz.infoservice.delivery.smtp import Outcome
from wirnetz.infoservice.delivery.verp import envelope_sender

AHEAD = 4
"""Messages written ahead for each connection."""
PATIENCE = 0.5


@dataclass(frozen=True, slots=True)
class Letter:
    """Envelope's sender and recipient, and the message."""

    sender: str
    address: str
    raw: bytes


def person_of(job: Job) -> Person:
    """What differs in this row's message."""
    return Person(job.address, job.message_id, job.token, job.footer)


def written(job: Job, settings: PumpSettings) -> Letter:
    """The row's message; raises what keeps it from being written."""
    if not isinstance(job.frozen, Frozen):
        raise job.frozen
    sender = envelope_sender(settings.bounces, job.id, settings.secret)
    address = checked_address(job.address)
    raw = job.frozen.raw_for(person_of(job), at=datetime.now(UTC))
    return Letter(sender or job.frozen.sender_address, address, raw)


def broken(job: Job, error: Exception) -> Settled:
    """What is noted of a row that cannot be written: our own words, or the kind of error; never what was in it."""
    words = str(error) if isinstance(error, BrokenMessage) else type(error).__name__
    return Settled(job, Outcome(ReplyClass.BROKEN, text=words), was_sending=False)


class Writer(threading.Thread):
    """Takes claimed rows and hands their letters on, not more of them ahead than `room` has places."""

    def __init__(
        self,
        settings: PumpSettings,
        ledger: Ledger,
        room: threading.Semaphore,
        hand_on: Callable[[Job, Letter], None],
    ) -> None:
        super().__init__(name="writer", daemon=True)
        self._settings, self._ledger, self._room, self._hand_on = settings, ledger, room, hand_on
        self._ending = threading.Event()

    def end(self) -> None:
        """Stop after the present message."""
        self._ending.set()

    def run(self) -> None:
        """Write until told to end; a row that cannot be written does not hold up the others."""
        while not self._ending.is_set():
            if not self._room.acquire(timeout=PATIENCE):
                continue
            job = self._ledger.next_job(PATIENCE)
            if job is None:
                self._room.release()
                continue
            try:
                letter = written(job, self._settings)
            except Exception as error:
                self._room.release()
                self._ledger.hand_in(broken(job, error))
                continue
            self._hand_on(job, letter)
