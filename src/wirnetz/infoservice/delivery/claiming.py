"""Taking due rows, over a connection and in a thread of its own: marks need not wait for it."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from wirnetz.infoservice.delivery import failpoints, statements
from wirnetz.infoservice.delivery.database import opened
from wirnetz.infoservice.delivery.guard import Guard, Mark, Restored
from wirnetz.infoservice.delivery.message import Body, Frozen
from wirnetz.infoservice.delivery.retry import LONGEST_WAIT
from wirnetz.infoservice.delivery.rows import Job
from wirnetz.infoservice.delivery.settings import PumpSettings

MOST_BODIES = 256
Claimed = tuple[int, int, int, str, str, str, str, str, int, datetime | None]
Rooms = list[tuple[int, str, int]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What one claim brought in the name of `owner`, or what went wrong with it."""

    owner: int
    jobs: list[Job]
    error: Exception | None = None


class Claims:
    """Claims rows for a worker that has entered."""

    def __init__(self, settings: PumpSettings, owner: int) -> None:
        self._settings, self.owner = settings, owner
        self._guard = Guard(settings.folder)
        self._bodies: dict[int, Frozen | Exception] = {}
        self._connection = opened(settings, "wirnetz claims")

    def close(self) -> None:
        """Leave."""
        self._connection.close()

    def claim(self, rooms: Rooms, runs: dict[int, int], now: datetime) -> list[Job]:
        """Take due rows, as many as each mailing and group of domains has room for.

        `Restored` if this machine does not know the database as it is.
        """
        claimed = self._claimed(rooms, now)
        bodies = self._frozen(claimed) if claimed else {}
        return [_job(row, runs.get(row[1], 0), self.owner, bodies[row[2]]) for row in claimed]

    def _claimed(self, rooms: Rooms, now: datetime) -> list[Claimed]:
        known = self._guard.read()
        names = [*zip(*rooms, strict=True)]
        values = {"mailings": list(names[0]), "groups": list(names[1]), "rooms": list(names[2]), "now": now,
                  "longest": LONGEST_WAIT, "owner": self.owner}  # fmt: skip
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

    def _frozen(self, claimed: list[Claimed]) -> dict[int, Frozen | Exception]:
        wanted = {row[2] for row in claimed}
        missing = sorted(wanted - self._bodies.keys())
        if len(self._bodies) + len(missing) > MOST_BODIES:
            self._bodies = {number: self._bodies[number] for number in wanted & self._bodies.keys()}
        for number, body in (self._read_bodies(missing) if missing else {}).items():
            try:
                self._bodies[number] = Frozen(body, self._settings.signer)
            except Exception as error:  # whatever is wrong with a text is wrong with its rows only
                self._bodies[number] = error
        return self._bodies

    def _read_bodies(self, ids: list[int]) -> dict[int, Body]:
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


class Claimer(threading.Thread):
    """Claims when asked, one claim at a time, and brings what it found; or what went wrong, and then it has ended."""

    def __init__(self, settings: PumpSettings, owner: int, bring: Callable[[Taken], None]) -> None:
        super().__init__(name="claimer", daemon=True)
        self._settings, self._owner, self._bring = settings, owner, bring
        self._asked: queue.SimpleQueue[tuple[Rooms, dict[int, int], datetime] | None] = queue.SimpleQueue()
        self.is_busy = False
        """Between the question and the ledger's look at the answer; the ledger's thread alone uses it."""

    def ask(self, rooms: Rooms, runs: dict[int, int], now: datetime) -> None:
        """Have rows claimed for these rooms; `runs` are the runs of the mailings."""
        self.is_busy = True
        self._asked.put((rooms, runs, now))

    def end(self) -> None:
        """Stop after the present claim."""
        self._asked.put(None)

    def run(self) -> None:
        """Claim until told to end."""
        claims: Claims | None = None
        try:
            claims = Claims(self._settings, self._owner)
            while (asked := self._asked.get()) is not None:
                self._bring(Taken(self._owner, claims.claim(*asked)))
        except Exception as error:
            self._bring(Taken(self._owner, [], error))
        finally:
            if claims is not None:
                claims.close()


def _job(row: Claimed, run: int, owner: int, frozen: Frozen | Exception) -> Job:
    number, mailing, _body, address, message_id, token, footer, group, attempts, first = row
    return Job(number, mailing, run, address, message_id, token, footer, group, attempts, first, owner, frozen)
