"""The rows in PostgreSQL, as one worker sees them: one connection, which also holds the lock that says it lives."""

import contextlib
import os
import socket
from datetime import UTC, datetime
from typing import Any

import psycopg
from psycopg.rows import tuple_row

from wirnetz.infoservice.delivery import failpoints, statements
from wirnetz.infoservice.delivery.guard import Guard, Mark
from wirnetz.infoservice.delivery.message import Body
from wirnetz.infoservice.delivery.replies import MEANINGS, Then
from wirnetz.infoservice.delivery.retry import LONGEST_WAIT, next_try
from wirnetz.infoservice.delivery.rows import Job, Settled
from wirnetz.infoservice.delivery.settings import PumpSettings
from wirnetz.infoservice.delivery.states import MOST_AMBIGUOUS, OPEN, RecipientState

Claimed = tuple[int, int, int, str, str, str, str, str, int, datetime | None]
Running = tuple[int, float | None, int, int, int]


class Restored(Exception):
    """The database is not the one, or not as far, as this machine knows it: nothing may go."""


class Store:
    """An entered worker. A new one is made after each lost connection; its number is never used again."""

    def __init__(self, settings: PumpSettings) -> None:
        self._settings = settings
        self._guard = Guard(settings.folder)
        self._connection = psycopg.connect(
            settings.database, autocommit=True, row_factory=tuple_row, application_name="wirnetz worker",
            keepalives_idle=30, tcp_user_timeout=60_000,
            options="-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3",
        )  # fmt: skip
        values = {"host": socket.gethostname()[:100], "process": os.getpid()}
        with self._connection.transaction():
            row = self._connection.execute(statements.ENTER, values).fetchone()
        assert row is not None  # noqa: S101  an insert returns its row
        self.owner: int = row[0]
        self._locks = {"locks": statements.WORKER_LOCKS, "owner": self.owner}
        self._connection.execute(statements.HOLD_LOCK, self._locks)

    def close(self) -> None:
        """Leave; the lock goes with the connection."""
        with contextlib.suppress(psycopg.Error):
            self._connection.execute(statements.LEAVE, self._locks)
        self._connection.close()

    def check_guard(self) -> None:
        """`Restored` unless this machine knows the database; the first machine of a new database learns it."""
        known = self._guard.read()  # before the database, which other workers of this machine move on
        self._connection.execute(statements.BEGIN_GUARD)
        row = self._connection.execute(statements.GUARD).fetchone()
        assert row is not None  # noqa: S101  the statement before made it
        mark = Mark(*row)
        if known is None and mark.generation == 0:
            self._guard.replace(mark)
        elif self._guard.refuses(mark, known):
            if known is not None:
                self._connection.execute(statements.HOLD_RESTORED)
            raise Restored

    def now(self) -> datetime:
        """The database's clock: the one that all workers share."""
        row = self._connection.execute("SELECT clock_timestamp()").fetchone()
        assert row is not None  # noqa: S101
        moment: datetime = row[0]
        return moment.astimezone(UTC)

    def running(self, now: datetime) -> list[Running]:
        """Mailings from which may be claimed."""
        return self._connection.execute(statements.RUNNING, {"now": now}).fetchall()

    def workers(self) -> int:
        """How many workers live, this one included."""
        return len(self._connection.execute(statements.LIVE, self._locks).fetchall())

    def claim(self, rooms: list[tuple[int, str, int]], now: datetime) -> list[Claimed]:
        """Take due rows, as many as each mailing and group of domains has room for. `Restored` as `check_guard`."""
        known = self._guard.read()
        names = [*zip(*rooms, strict=True)]
        values = {"mailings": list(names[0]), "groups": list(names[1]), "rooms": list(names[2]), "now": now,
                  "longest": LONGEST_WAIT, **self._locks}  # fmt: skip
        mark: Mark | None = None
        with self._connection.transaction():
            claimed: list[Claimed] = self._connection.execute(statements.CLAIM, values).fetchall()
            if claimed:
                mailings = sorted({row[1] for row in claimed})
                self._connection.execute(statements.STARTED, {"mailings": mailings, "now": now})
                raised = self._connection.execute(statements.RAISE_GUARD).fetchone()
                mark = Mark(*raised) if raised else Mark("", 0)
                if self._guard.refuses(Mark(mark.instance, mark.generation - 1), known):
                    raise Restored
        if mark is not None:
            self._guard.note(mark)
        failpoints.reach("after_claim")
        return claimed

    def bodies(self, ids: list[int]) -> dict[int, Body]:
        """The frozen bodies with these numbers."""
        rows = self._connection.execute(statements.BODIES, {"ids": ids}).fetchall()
        known = self._pictures({(mailing, name) for *_body, mailing, names in rows for name in names})
        return {
            number: Body(
                *(subject, html, text, sender, address, reply_to),
                dict(fields),
                {name: known[mailing, name] for name in names},
            )
            for number, subject, html, text, sender, address, reply_to, fields, mailing, names in rows
        }

    def _pictures(self, wanted: set[tuple[int, str]]) -> dict[tuple[int, str], bytes]:
        """The contents of these pictures by mailing and name; no question where there are none."""
        if not wanted:
            return {}
        mailings, names = zip(*wanted, strict=True)
        values = {"mailings": list(set(mailings)), "names": list(set(names))}
        rows = self._connection.execute(statements.PICTURES, values).fetchall()
        return {(mailing, name): bytes(content) for mailing, name, content in rows}

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
        values = {
            "done": [each.job.id for each in fine],
            "owners": [each.job.owner for each in fine],
            "codes": [each.outcome.code for each in fine],
            "words": [_storable(each.outcome.text) for each in fine],
            "ids": ids,
            "now": now,
            **self._locks,
        }
        return {row[0] for row in self._connection.execute(statements.EXCHANGE, values).fetchall()}

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
            row = self._connection.execute(
                "SELECT pg_try_advisory_xact_lock(%s)", [statements.RECOVERY_LOCK]
            ).fetchone()
            if not row or not row[0]:
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
