"""Writing messages ahead: threads that fill in and sign, because a signature takes longer than all else together."""

import threading
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from wirnetz.infoservice.delivery.desk import Desk
from wirnetz.infoservice.delivery.message import BrokenMessage, Frozen, Person, checked_address
from wirnetz.infoservice.delivery.replies import ReplyClass
from wirnetz.infoservice.delivery.rows import Job, Settled
from wirnetz.infoservice.delivery.settings import PumpSettings
from wirnetz.infoservice.delivery.smtp import Outcome
from wirnetz.infoservice.delivery.verp import envelope_sender

AHEAD = 4
"""Messages written ahead for each connection."""
PATIENCE = 0.5


class Letter(NamedTuple):
    """Envelope's sender and recipient, and the message."""

    sender: str
    address: str
    raw: bytes


def person_of(job: Job) -> Person:
    """What differs in this row's message."""
    return Person(job.address, job.message_id, job.token, job.footer)


def whole(job: Job) -> Frozen:
    """The row's frozen body; raises what kept it from being frozen."""
    if not isinstance(job.frozen, Frozen):
        raise job.frozen
    return job.frozen


def written(job: Job, settings: PumpSettings) -> Letter:
    """The row's message; raises what keeps it from being written."""
    frozen = whole(job)
    sender = envelope_sender(settings.bounces, job.id, settings.secret)
    raw = frozen.raw_for(person_of(job), at=datetime.now(UTC))
    return Letter(sender or frozen.sender_address, checked_address(job.address), raw)


def broken(job: Job, error: Exception) -> Settled:
    """What is noted of a row that cannot be written: our own words, or the kind of error; never what was in it."""
    words = str(error) if isinstance(error, BrokenMessage) else type(error).__name__
    return Settled(job, Outcome(ReplyClass.BROKEN, text=words), was_sending=False)


class Tray:
    """Letters written ahead, not many more than `most` of them. Any number of threads put in, one takes out."""

    def __init__(self, most: int, tell: Callable[[], None]) -> None:
        self._most, self._tell = most, tell
        self._letters: deque[tuple[Job, Letter]] = deque()
        self._has_room = threading.Event()
        self._has_room.set()

    def __bool__(self) -> bool:
        return bool(self._letters)

    @property
    def is_half_full(self) -> bool:
        """Whether writers will soon have to wait for whoever sends."""
        return len(self._letters) * 2 > self._most

    def wait_for_room(self, timeout: float) -> bool:
        """Whether one more finds room in time."""
        if len(self._letters) >= self._most:
            self._has_room.clear()
            if len(self._letters) >= self._most:  # nobody has made room in between
                return self._has_room.wait(timeout)
        return True

    def put(self, job: Job, letter: Letter) -> None:
        """Lay a letter in, and tell whoever sends."""
        self._letters.append((job, letter))
        self._tell()

    def take(self) -> tuple[Job, Letter]:
        """The letter that has lain longest; IndexError if there is none. Writers go on when half are gone."""
        found = self._letters.popleft()
        if len(self._letters) * 2 <= self._most and not self._has_room.is_set():
            self._has_room.set()
        return found

    def wake(self) -> None:
        """Let whoever waits for room look round."""
        self._has_room.set()


class Writer(threading.Thread):
    """Takes claimed rows and lays their letters into the tray."""

    def __init__(self, settings: PumpSettings, ledger: Desk, tray: Tray, tell: Callable[[], None]) -> None:
        super().__init__(name="writer", daemon=True)
        self._settings, self._ledger, self._tray, self._tell = settings, ledger, tray, tell
        self._ending = threading.Event()
        self.has_ended = False
        """Whether it will lay in nothing more; told to whoever sends."""

    def end(self) -> None:
        """Stop after the present message."""
        self._ending.set()
        self._tray.wake()
        self._ledger.wake()

    def run(self) -> None:
        """Write until told to end; a row that cannot be written does not hold up the others."""
        try:
            while not self._ending.is_set():
                self._write()
        finally:
            self.has_ended = True
            self._tell()

    def _write(self) -> None:
        if not self._tray.wait_for_room(PATIENCE):
            return
        job = self._ledger.next_job(PATIENCE)
        if job is None:
            return
        try:
            letter = written(job, self._settings)
        except Exception as error:
            self._ledger.hand_in(broken(job, error))
        else:
            self._tray.put(job, letter)
