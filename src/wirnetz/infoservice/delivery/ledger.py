"""The one thread that speaks with the database: settles, marks, claims and keeps house for all connections at once.

Connections hand in what was answered and ask for their next row; whatever has gathered goes into one transaction, so
that one flush to the disk serves many messages, and at most one row per connection is ever uncertain.
"""

import logging
import queue
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import psycopg

from wirnetz.infoservice.delivery.allowance import Allowance
from wirnetz.infoservice.delivery.breakers import Breaker
from wirnetz.infoservice.delivery.message import Frozen
from wirnetz.infoservice.delivery.relay import Relay
from wirnetz.infoservice.delivery.replies import Reply, ReplyClass
from wirnetz.infoservice.delivery.rows import Job, Settled
from wirnetz.infoservice.delivery.settings import PumpSettings
from wirnetz.infoservice.delivery.smtp import Outcome
from wirnetz.infoservice.delivery.states import Reason
from wirnetz.infoservice.delivery.store import Claimed, Restored, Running, Store

LOG = logging.getLogger(__name__)
PER_CONNECTION = 16
"""Rows claimed ahead for each connection."""
MOST_BODIES = 256
RECONNECT_AFTER = 1.0
RESTORED_AGAIN = 10.0
RESTORED_NOTE = "restored"
_NOT_BEGUN = Outcome(ReplyClass.LOST)
"""Stands for a row that is given back: nothing was tried with it."""


@dataclass(frozen=True, slots=True)
class MailingFault:
    """The mail server refuses us for a reason that does not pass: every due mailing pauses."""

    reason: Reason
    words: str


@dataclass
class _View:
    """What was last read of the mailings, and when."""

    running: list[Running] = field(default_factory=list)
    workers: int = 1
    at: float = 0.0
    recovered_at: float = 0.0
    clock: tuple[datetime, float] = (datetime.min.replace(tzinfo=UTC), 0.0)

    def set_clock(self, moment: datetime) -> None:
        """The database says what time it is; until the next look we count on from there, whatever our clock does."""
        self.clock = (moment, time.monotonic())


class Ledger(threading.Thread):
    """Runs until `end`; connections use `next_job`, `ask` and `hand_in`."""

    def __init__(self, settings: PumpSettings, relay: Relay) -> None:
        super().__init__(name="ledger", daemon=True)
        self._settings, self._relay = settings, relay
        self._ready: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._inbox: queue.SimpleQueue[Job | Settled | MailingFault | None] = queue.SimpleQueue()
        self._ending = threading.Event()
        self._allowance = Allowance(settings, time.monotonic())
        self._breakers: dict[tuple[int, int], Breaker] = {}
        self._bodies: dict[int, Frozen | Exception] = {}
        self._view = _View()
        self._unsettled: list[Settled] = []
        self._out = 0
        self._owner = 0
        self._note = ""
        self.is_idle = threading.Event()
        """Set while no mailing runs and nothing is out of hand, or nothing may go."""

    # --- for the connections -------------------------------------------------------------------------------------

    def next_job(self, timeout: float) -> Job | None:
        """A claimed row, or None if none came in time."""
        try:
            return self._ready.get(timeout=timeout)
        except queue.Empty:
            return None

    def ask(self, job: Job, tell: Callable[[Job], None]) -> None:
        """Mark the row durably; then `tell`. It is marked, or it may not go (paused, called off, taken back)."""
        job.tell = tell
        self._inbox.put(job)

    def hand_in(self, settled: Settled) -> None:
        """Note what became of a row."""
        self._inbox.put(settled)

    def let_go(self, job: Job) -> None:
        """Give back a row that was not begun."""
        self.hand_in(Settled(job, _NOT_BEGUN, was_sending=False))

    def report(self, fault: MailingFault) -> None:
        """Say that the mail server refuses us."""
        self._inbox.put(fault)

    def end(self) -> None:
        """Settle what is handed in, give back the rest, and stop."""
        self._ending.set()
        self._inbox.put(None)

    # --- its own thread ------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Work with one database connection after the other, until told to end."""
        while not self._ending.is_set():
            try:
                store = Store(self._settings)
            except psycopg.Error as error:
                LOG.warning("no database: %s", type(error).__name__)
                self._ending.wait(RECONNECT_AFTER)
                continue
            try:
                self._work(store)
            except psycopg.Error as error:
                LOG.warning("the database went away: %s", type(error).__name__)
            except Exception as error:  # whatever it is, it must not end the delivery; what it was says the log
                LOG.error("the ledger stumbled: %s", "".join(traceback.format_tb(error.__traceback__)[-1:]))
                self._ending.wait(RECONNECT_AFTER)
            finally:
                self._forget_claims()
                store.close()
        self._forget_claims()

    def _work(self, store: Store) -> None:
        self._owner = store.owner
        self._view = _View()
        self._view.set_clock(store.now())
        self._exchange(store, [], [])
        while not self._ending.is_set():
            try:
                store.check_guard()
                break
            except Restored:
                self._note = RESTORED_NOTE
                self.is_idle.set()
                store.advance(store.now(), self._note)
                self._ending.wait(RESTORED_AGAIN)
        store.recover(store.now())
        store.forget_workers()
        while not self._ending.is_set():
            try:
                self._turn(store)
            except Restored:
                self._note = RESTORED_NOTE
                return
        self._leave(store)

    def _turn(self, store: Store) -> None:
        jobs, settled, faults = self._gathered(self._waiting_time())
        if jobs or settled:
            self._exchange(store, jobs, settled)
        for fault in faults:
            store.pause_all(fault.reason.value, fault.words, self._now())
        self._keep_house(store)
        self._claim(store)

    def _gathered(self, wait: float) -> tuple[list[Job], list[Settled], list[MailingFault]]:
        jobs: list[Job] = []
        settled: list[Settled] = []
        faults: list[MailingFault] = []
        while True:
            try:
                item = self._inbox.get(timeout=wait) if wait else self._inbox.get_nowait()
            except queue.Empty:
                return jobs, settled, faults
            wait = 0.0
            if isinstance(item, Job):
                jobs.append(item)
            elif isinstance(item, Settled):
                settled.append(item)
            elif item is not None:
                faults.append(item)

    def _waiting_time(self) -> float:
        return min(self._settings.heartbeat_seconds, 0.2 if self._view.running else 0.5)

    def _exchange(self, store: Store, jobs: list[Job], settled: list[Settled]) -> None:
        """One transaction; what cannot be written because the database is away is written when it is back."""
        self._unsettled += [each for each in settled if each.outcome is not _NOT_BEGUN]
        begun_not = [each.job for each in settled if each.outcome is _NOT_BEGUN]
        allowed: set[int] = set()
        try:
            now = self._now()
            allowed = store.exchange(jobs, self._unsettled, now)
            if begun_not:
                store.give_back(begun_not, now)
            self._unsettled = []
        finally:
            for job in jobs:
                job.is_marked = job.id in allowed
                if not job.is_marked:
                    self._drop(job)
                job.answer()
            for each in settled:
                self._drop(each.job)
        self._learn(store, settled)

    def _drop(self, job: Job) -> None:
        if job.owner != self._owner:
            return
        self._out = max(self._out - 1, 0)
        self._allowance.give_back(job.group)

    def _learn(self, store: Store, settled: list[Settled]) -> None:
        for each in settled:
            outcome, job = each.outcome, each.job
            if outcome is _NOT_BEGUN:
                continue
            status = "" if outcome.reply is ReplyClass.ACCEPTED else Reply(outcome.code, outcome.text).status
            self._allowance.note(job.group, outcome.reply, status)
            breaker = self._breakers.get((job.mailing, job.run))
            reason = breaker.note(outcome.reply) if breaker else None
            if reason:
                store.pause(job.mailing, job.run, reason.value, f"{outcome.code} {outcome.text}")
                self._breakers.pop((job.mailing, job.run), None)

    def _keep_house(self, store: Store) -> None:
        view, now = self._view, time.monotonic()
        if now - view.at < self._settings.heartbeat_seconds:
            return
        view.at = now
        view.set_clock(store.now())
        store.advance(self._now(), self._note or self._relay.words)
        if now - view.recovered_at >= 2 * self._settings.heartbeat_seconds:
            view.recovered_at = now
            store.recover(self._now())
        view.running = store.running(self._now())
        view.workers = store.workers()
        keys = {(number, run) for number, _pace, run, _size, _wave in view.running}
        self._breakers = {key: breaker for key, breaker in self._breakers.items() if key in keys}
        for number, _pace, run, size, _wave in view.running:
            self._breakers.setdefault((number, run), Breaker(size))
        if view.running or self._out:
            self.is_idle.clear()
        else:
            self.is_idle.set()

    def _claim(self, store: Store) -> None:
        ahead = self._settings.connections * PER_CONNECTION
        most = ahead - self._out
        if not self._view.running or not self._relay.can_work() or most * 2 < ahead:
            return
        if self._relay.is_away:
            most = 1
        mailings = [(number, pace) for number, pace, _run, _size, _wave in self._view.running]
        rooms = self._allowance.rooms(mailings, most, workers=self._view.workers, now=time.monotonic())
        if not rooms:
            return
        claimed = store.claim(rooms, self._now())
        if not claimed:
            self._view.running = []  # until the next look: nothing is due
            return
        bodies = self._frozen(store, claimed)
        runs = {number: run for number, _pace, run, _size, _wave in self._view.running}
        for row in claimed:
            job = _job(row, runs.get(row[1], 0), store.owner, bodies[row[2]])
            self._allowance.take(job.mailing, job.group)
            self._out += 1
            self._ready.put(job)

    def _frozen(self, store: Store, claimed: list[Claimed]) -> dict[int, Frozen | Exception]:
        missing = sorted({row[2] for row in claimed} - self._bodies.keys())
        if len(self._bodies) + len(missing) > MOST_BODIES:
            self._bodies = {number: self._bodies[number] for number in {r[2] for r in claimed} & self._bodies.keys()}
        for number, body in (store.bodies(missing) if missing else {}).items():
            try:
                self._bodies[number] = Frozen(body, self._settings.signer)
            except Exception as error:  # whatever is wrong with a text is wrong with its rows only
                self._bodies[number] = error
        return self._bodies

    def _now(self) -> datetime:
        moment, at = self._view.clock
        return moment + timedelta(seconds=time.monotonic() - at)

    def _forget_claims(self) -> None:
        """The rows claimed over a lost connection are no longer ours; whoever waits for a mark gets a no."""
        while True:
            try:
                self._ready.get_nowait()
            except queue.Empty:
                break
        jobs, settled, _faults = self._gathered(0)
        self._unsettled += [each for each in settled if each.outcome is not _NOT_BEGUN]
        for job in jobs:
            job.answer()
        self._out, self._owner = 0, 0
        self._allowance = Allowance(self._settings, time.monotonic())

    def _leave(self, store: Store) -> None:
        jobs, settled, _faults = self._gathered(0)
        self._exchange(store, [], settled)
        left = jobs
        while not self._ready.empty():
            left.append(self._ready.get_nowait())
        for job in jobs:
            job.answer()
        store.give_back(left, self._now())


def _job(row: Claimed, run: int, owner: int, frozen: Frozen | Exception) -> Job:
    number, mailing, _body, address, message_id, token, footer, group, attempts, first = row
    return Job(number, mailing, run, address, message_id, token, footer, group, attempts, first, owner, frozen)
