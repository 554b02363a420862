"""Where connections ask and hand in, and what the ledger takes from there."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass

from wirnetz.infoservice.delivery.claiming import Taken
from wirnetz.infoservice.delivery.replies import ReplyClass
from wirnetz.infoservice.delivery.rows import Job, Settled
from wirnetz.infoservice.delivery.smtp import Outcome
from wirnetz.infoservice.delivery.states import Reason

NOT_BEGUN = Outcome(ReplyClass.LOST)
"""Stands for a row that is given back: nothing was tried with it."""


@dataclass(frozen=True, slots=True)
class MailingFault:
    """The mail server refuses us for a reason that does not pass: every due mailing pauses."""

    reason: Reason
    words: str


@dataclass(slots=True)
class Gathered:
    """What has come in since the last look, each kind in the order in which it came."""

    jobs: list[Job]
    settled: list[Settled]
    faults: list[MailingFault]
    taken: list[Taken]


class Desk:
    """Any number of threads come to it; one works behind it."""

    def __init__(self) -> None:
        self._ready: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._inbox: queue.SimpleQueue[Job | Settled | MailingFault | Taken | None] = queue.SimpleQueue()
        self._is_short_of_lines = True
        self._enough = 0
        self._has_enough = threading.Event()

    # --- for the connections -------------------------------------------------------------------------------------

    def next_job(self, timeout: float) -> Job | None:
        """A claimed row, or None if none came in time, or somebody was woken."""
        try:
            return self._ready.get(timeout=timeout)
        except queue.Empty:
            return None

    def wake(self) -> None:
        """Let one of those who wait for a row look round."""
        self._ready.put(None)

    def ask(self, job: Job, tell: Callable[[Job], None]) -> None:
        """Mark the row durably; then `tell`. It is marked, or it may not go (paused, called off, taken back)."""
        job.tell = tell
        self._bring(job)

    def hand_in(self, settled: Settled) -> None:
        """Note what became of a row."""
        self._bring(settled)

    def let_go(self, job: Job) -> None:
        """Give back a row that was not begun."""
        self.hand_in(Settled(job, NOT_BEGUN, was_sending=False))

    def report(self, fault: MailingFault) -> None:
        """Say that the mail server refuses us."""
        self._bring(fault)

    def say_short_of_lines(self, is_short: bool) -> None:
        """Whether what waits for a mark keeps letters from being written; whoever sends says so. Then nobody rests."""
        was_short, self._is_short_of_lines = self._is_short_of_lines, is_short
        if is_short and not was_short:
            self._has_enough.set()

    def _bring(self, item: Job | Settled | MailingFault | Taken | None) -> None:
        self._inbox.put(item)
        if self._enough and self._inbox.qsize() >= self._enough:
            self._has_enough.set()

    # --- for the ledger ------------------------------------------------------------------------------------------

    def bring(self, taken: Taken) -> None:
        """What a claim brought."""
        self._bring(taken)

    def call(self) -> None:
        """Let the ledger look round."""
        self._inbox.put(None)
        self._has_enough.set()

    def gathered(self, wait: float) -> Gathered:
        """Everything that lies there; waits at most so long for the first of it."""
        found = Gathered([], [], [], [])
        while True:
            try:
                item = self._inbox.get(timeout=wait) if wait else self._inbox.get_nowait()
            except queue.Empty:
                return found
            wait = 0.0
            if isinstance(item, Settled):
                found.settled.append(item)
            elif isinstance(item, Job):
                found.jobs.append(item)
            elif isinstance(item, MailingFault):
                found.faults.append(item)
            elif item is not None:
                found.taken.append(item)

    def let_gather(self, seconds: float, enough: int) -> None:
        """Wait until so much lies there, but no longer than this, and not at all while it would keep anybody."""
        if seconds <= 0:
            return
        self._has_enough.clear()
        self._enough = enough
        if not self._is_short_of_lines and self._inbox.qsize() < enough:
            self._has_enough.wait(seconds)
        self._enough = 0

    def untaken(self) -> list[Job]:
        """Claimed rows that nobody has fetched, taken off the desk."""
        found: list[Job] = []
        while True:
            try:
                job = self._ready.get_nowait()
            except queue.Empty:
                return found
            if job is not None:
                found.append(job)
