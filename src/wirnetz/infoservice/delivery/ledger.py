"""The one thread that speaks with the database: settles, marks, claims and keeps house for all connections at once.

Connections hand in what was answered and ask for their next row (`desk.py`); whatever has gathered goes into one
transaction, so that one flush to the disk serves many messages, and at most one row per connection is ever uncertain.
"""

import logging
import threading
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import psycopg

from wirnetz.infoservice.delivery.allowance import Allowance
from wirnetz.infoservice.delivery.breakers import Breaker
from wirnetz.infoservice.delivery.claiming import Claimer, Taken
from wirnetz.infoservice.delivery.desk import NOT_BEGUN, Desk
from wirnetz.infoservice.delivery.guard import Restored
from wirnetz.infoservice.delivery.relay import Relay
from wirnetz.infoservice.delivery.replies import Reply, ReplyClass
from wirnetz.infoservice.delivery.rows import Job, Settled
from wirnetz.infoservice.delivery.settings import PumpSettings
from wirnetz.infoservice.delivery.store import Running, Store

LOG = logging.getLogger(__name__)
PER_CONNECTION, FIRST_PER_CONNECTION = 32, 2
"""Rows claimed ahead for each connection; fewer to begin with: the first letters wait for them."""
RESTS, LONGEST_REST = 2.0, 0.004
"""Most of a transaction's work is for itself, not for its rows. So after each one lets more of them gather: so many
times as long as it took, and so many seconds at most."""
RECONNECT_AFTER = 1.0
LONGEST_CLAIM = 10.0
"""How long one waits for a claim under way before leaving; what it brings later is taken back as from a lost worker."""
SOON = 0.02
"""After the last row came back, one looks at once whether a mailing is done, but not more often than this."""
RESTORED_AGAIN = 10.0
RESTORED_NOTE = "restored"


@dataclass
class _View:
    """What was last read of the mailings, and when."""

    running: list[Running] = field(default_factory=list)
    workers: int = 1
    at: float = 0.0
    recovered_at: float = 0.0
    was_busy: bool = False
    """Whether rows were claimed since."""
    clock: tuple[datetime, float] = (datetime.min.replace(tzinfo=UTC), 0.0)

    def set_clock(self, moment: datetime) -> None:
        """The database says what time it is; until the next look we count on from there, whatever our clock does."""
        self.clock = (moment, time.monotonic())


class Ledger(Desk, threading.Thread):
    """Runs until `end`."""

    def __init__(self, settings: PumpSettings, relay: Relay) -> None:
        Desk.__init__(self)
        threading.Thread.__init__(self, name="ledger", daemon=True)
        self._settings, self._relay = settings, relay
        self._ending = threading.Event()
        self._allowance = Allowance(settings, time.monotonic())
        self._breakers: dict[tuple[int, int], Breaker] = {}
        self._view = _View()
        self._unsettled: list[Settled] = []
        self._out = 0
        self._owner = 0
        self._note = ""
        self.is_idle = threading.Event()
        """Set while no mailing runs and nothing is out of hand, or nothing may go."""

    def end(self) -> None:
        """Settle what is handed in, give back the rest, and stop."""
        self._ending.set()
        self.call()

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
        claimer = Claimer(self._settings, store.owner, self.bring)
        claimer.start()
        try:
            while not self._ending.is_set():
                self._turn(store, claimer)
        except Restored:
            self._note = RESTORED_NOTE
            return
        finally:
            claimer.end()
        claimer.join(LONGEST_CLAIM)
        self._leave(store)

    def _turn(self, store: Store, claimer: Claimer) -> None:
        self._keep_house(store)
        self._claim(claimer)
        found = self.gathered(self._waiting_time())
        started = time.monotonic()
        if found.jobs or found.settled:
            self._exchange(store, found.jobs, found.settled)
        for fault in found.faults:
            store.pause_all(fault.reason.value, fault.words, self._now())
        for taken in found.taken:
            self._take(taken, claimer)
        rest = min(RESTS * (time.monotonic() - started), LONGEST_REST)
        self.let_gather(rest, enough=self._settings.connections)

    def _waiting_time(self) -> float:
        if self._view.was_busy and not self._out:
            return SOON
        return min(self._settings.heartbeat_seconds, 0.2 if self._view.running else 0.5)

    def _exchange(self, store: Store, jobs: list[Job], settled: list[Settled]) -> None:
        """One transaction; what cannot be written because the database is away is written when it is back."""
        self._unsettled += [each for each in settled if each.outcome is not NOT_BEGUN]
        begun_not = [each.job for each in settled if each.outcome is NOT_BEGUN]
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
            if outcome is NOT_BEGUN:
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
        if now - view.at < (SOON if view.was_busy and not self._out else self._settings.heartbeat_seconds):
            return
        view.at, view.was_busy = now, self._out > 0
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

    def _claim(self, claimer: Claimer) -> None:
        ahead = self._settings.connections * PER_CONNECTION
        most = ahead - self._out
        if claimer.is_busy or not self._view.running or not self._relay.can_work() or most * 2 < ahead:
            return
        if not self._out:
            most = FIRST_PER_CONNECTION * self._settings.connections
        if self._relay.is_away:
            most = 1
        mailings = [(number, pace) for number, pace, _run, _size, _wave in self._view.running]
        rooms = self._allowance.rooms(mailings, most, workers=self._view.workers, now=time.monotonic())
        if rooms:
            runs = {number: run for number, _pace, run, _size, _wave in self._view.running}
            claimer.ask(rooms, runs, self._now())

    def _take(self, taken: Taken, claimer: Claimer) -> None:
        if taken.owner != self._owner:  # of a lost connection: whoever looks takes these rows back
            return
        claimer.is_busy = False
        if taken.error is not None:
            raise taken.error
        if not taken.jobs:
            self._view.running = []  # until the next look: nothing is due
        for (mailing, group), count in Counter((job.mailing, job.group) for job in taken.jobs).items():
            self._allowance.take(mailing, group, count)
            self._out += count
            self._view.was_busy = True
        for job in taken.jobs:
            self._ready.put(job)

    def _now(self) -> datetime:
        moment, at = self._view.clock
        return moment + timedelta(seconds=time.monotonic() - at)

    def _forget_claims(self) -> None:
        """The rows claimed over a lost connection are no longer ours; whoever waits for a mark gets a no."""
        self.untaken()
        found = self.gathered(0)
        self._unsettled += [each for each in found.settled if each.outcome is not NOT_BEGUN]
        for job in found.jobs:
            job.answer()
        self._out, self._owner = 0, 0
        self._allowance = Allowance(self._settings, time.monotonic())

    def _leave(self, store: Store) -> None:
        found = self.gathered(0)
        self._exchange(store, [], found.settled)
        for job in found.jobs:
            job.answer()
        brought = [job for taken in found.taken for job in taken.jobs]
        store.give_back([*found.jobs, *brought, *self.untaken()], self._now())
