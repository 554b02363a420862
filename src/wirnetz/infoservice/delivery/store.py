"""The rows in PostgreSQL, as one worker sees them: one connection, which also holds the lock that says it lives."""

import contextlib
import os
import socket
from datetime import UTC, datetime
from typing import Any, LiteralString

import psycopg

from wirnetz.infoservice.delivery import failpoints, statements
from wirnetz.infoservice.delivery.database import Prepared, number_array, opened, text_array
from wirnetz.infoservice.delivery.guard import Guard, Mark, Restored
from wirnetz.infoservice.delivery.replies import MEANINGS, Then
from wirnetz.infoservice.delivery.retry import next_try
from wirnetz.infoservice.delivery.rows import Job, Settled
from wirnetz.infoservice.delivery.settings import PumpSettings
from wirnetz.infoservice.delivery.states import MOST_AMBIGUOUS, OPEN, RecipientState

Running = tuple[int, float | None, int, int, int]


class Store:
    """An entered worker. A new one is made after each lost connection; its number is never used again."""

    def __init__(self, settings: PumpSettings) -> None:
        self._settings = settings
        self._guard = Guard(settings.folder)
        self._connection = opened(settings, "wirnetz worker")
        values = {"host": socket.gethostname()[:100], "process": os.getpid()}
        with self._connection.transaction():
            self.owner: int = self._one(statements.ENTER, values)[0]
        self._locks = {"locks": statements.WORKER_LOCKS, "owner": self.owner}
        self._connection.execute(statements.HOLD_LOCK, self._locks)
        self._exchange = Prepared(self._connection, "exchange", statements.EXCHANGE)

    def close(self) -> None:
        """Leave; the lock goes with the connection."""
        with contextlib.suppress(psycopg.Error):
            self._connection.execute(statements.LEAVE, self._locks)
        self._connection.close()

    def _one(self, statement: LiteralString, values: Any = None) -> tuple[Any, ...]:
        """The first row that a statement returns, which it always does."""
        row: tuple[Any, ...] | None = self._connection.execute(statement, values).fetchone()
        if row is None:
            raise psycopg.DataError("no row")
        return row

    def check_guard(self) -> None:
        """`Restored` unless this machine knows the database; the first machine of a new database learns it."""
        known = self._guard.read()  # before the database, which other workers of this machine move on
        self._connection.execute(statements.BEGIN_GUARD)
        mark = Mark(*self._one(statements.GUARD))
        if known is None and mark.generation == 0:
            self._guard.replace(mark)
        elif self._guard.refuses(mark, known):
            if known is not None:
                self._connection.execute(statements.HOLD_RESTORED)
            raise Restored

    def now(self) -> datetime:
        """The database's clock: the one that all workers share."""
        moment: datetime = self._one("SELECT clock_timestamp()")[0]
        return moment.astimezone(UTC)

    def running(self, now: datetime) -> list[Running]:
        """Mailings from which may be claimed."""
        return self._connection.execute(statements.RUNNING, {"now": now}).fetchall()

    def workers(self) -> int:
        """How many workers live, this one included."""
        return len(self._connection.execute(statements.LIVE, self._locks).fetchall())

    def exchange(self, marks: list[Job], settled: list[Settled], now: datetime) -> set[int]:
        """Settle what was answered and mark what goes next, in one durable transaction; which rows may go."""
        ids = [job.id for job in marks if job.owner == self.owner]
        fine = [each for each in settled if MEANINGS[each.outcome.reply].then is Then.ACCEPT]
        rest = [each for each in settled if MEANINGS[each.outcome.reply].then is not Then.ACCEPT]
        if rest:
            with self._connection.transaction():
                self._settle(rest, now)
                allowed = self._accept_and_mark(fine, ids, now)
        else:
            allowed = self._accept_and_mark(fine, ids, now)
        if settled:
            failpoints.reach("after_settle")
        if refused := [number for number in ids if number not in allowed]:
            self._give_back(refused, now)
        return allowed

    def _accept_and_mark(self, fine: list[Settled], ids: list[int], now: datetime) -> set[int]:
        if not fine and not ids:
            return set()
        marked = self._exchange.answer(
            now.isoformat(),
            number_array(each.job.id for each in fine),
            number_array(each.job.owner for each in fine),
            number_array(each.outcome.code for each in fine),
            text_array(_storable(each.outcome.text) for each in fine),
            number_array(ids),
            str(self.owner),
        )
        return set(map(int, marked.split()))

    def give_back(self, jobs: list[Job], now: datetime) -> None:
        """Let go of claimed rows that were not begun."""
        with self._connection.transaction():
            self._give_back([job.id for job in jobs if job.owner == self.owner], now)

    def _give_back(self, ids: list[int], now: datetime) -> None:
        if ids:
            self._connection.execute(statements.GIVE_BACK, {"ids": ids, "now": now, **self._locks})

    def _settle(self, settled: list[Settled], now: datetime) -> None:
        for each in settled:
            then = MEANINGS[each.outcome.reply].then
            if then is Then.UNCERTAIN:
                self._connection.execute(statements.UNCERTAIN, self._uncertain_values(each, now))
            else:
                self._connection.execute(statements.SETTLE, self._values(each, then, now))

    def _uncertain_values(self, each: Settled, now: datetime) -> dict[str, Any]:
        words = _storable(each.outcome.text)
        return {"id": each.job.id, "owner": each.job.owner, "now": now, "words": words, "most": MOST_AMBIGUOUS}

    def _values(self, each: Settled, then: Then, now: datetime) -> dict[str, Any]:
        job, outcome = each.job, each.outcome
        state, next_at = RecipientState.FAILED, now
        if then is Then.AGAIN:
            state = RecipientState.QUEUED if job.attempts == 0 else RecipientState.DEFERRED
        elif then is Then.LATER:
            again = next_try(job.attempts + 1, first=job.first_tried_at or now, now=now, steps=self._settings.steps)
            state, next_at = (RecipientState.DEFERRED, again) if again else (RecipientState.EXPIRED, now)
        elif then is Then.BREAK:
            state = RecipientState.BROKEN
        return {
            "id": job.id, "owner": job.owner, "now": now, "state": state.value, "next_at": next_at,
            "open": state in OPEN, "given_back": int(then is Then.AGAIN), "reply": outcome.reply.value,
            "code": outcome.code, "words": _storable(outcome.text), "score": MEANINGS[outcome.reply].score.value,
            "from": [RecipientState.SENDING.value if each.was_sending else RecipientState.LEASED.value],
        }  # fmt: skip

    def recover(self, now: datetime) -> int:
        """Take back what workers left that are gone; how many rows. One worker at a time does it."""
        with self._connection.transaction():
            if not self._one("SELECT pg_try_advisory_xact_lock(%s)", [statements.RECOVERY_LOCK])[0]:
                return 0
            failpoints.reach("in_recovery")
            values = {"now": now, "most": MOST_AMBIGUOUS, "backstop": self._settings.backstop, **self._locks}
            return self._connection.execute(statements.RECOVER, values).rowcount

    def advance(self, now: datetime, note: str) -> None:
        """Say that this worker lives, hold what is late, go to the next wave, finish what has no open row."""
        failpoints.reach("in_heartbeat")
        self._connection.execute(statements.SEEN, {"note": note[:300], **self._locks})
        for statement in (statements.HOLD_LATE, statements.CLEAR_WAVE, statements.NEXT_WAVE, statements.FINISH):
            self._connection.execute(statement, {"now": now})

    def forget_workers(self) -> None:
        """Remove the entries of workers that ended long ago."""
        self._connection.execute(statements.FORGET_WORKERS, self._locks)

    def pause(self, mailing: int, run: int, reason: str, words: str = "") -> None:
        """Stop a mailing, unless somebody has resumed it since `run`."""
        values = {"mailings": [mailing], "run": run, "reason": reason, "words": _storable(words)}
        self._connection.execute(statements.PAUSE, values)

    def pause_all(self, reason: str, words: str, now: datetime) -> None:
        """Stop every mailing that is due: the fault is not with any of them."""
        self._connection.execute(statements.PAUSE_ALL, {"reason": reason, "words": _storable(words), "now": now})


def _storable(text: str) -> str:
    return text.replace("\x00", "")[:300]
