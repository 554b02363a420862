"""All connections to the mail server in one thread: whichever can go on has its turn.

Each connection carries one message at a time. It asks the ledger for the mark, and only the marked row is sent; so at
most one row per connection is ever uncertain.
"""

import contextlib
import logging
import selectors
import socket
import threading
import time
import traceback
from collections import deque
from dataclasses import dataclass

from wirnetz.infoservice.delivery import failpoints
from wirnetz.infoservice.delivery.connecting import NoConnection, Server
from wirnetz.infoservice.delivery.desk import Desk, MailingFault
from wirnetz.infoservice.delivery.relay import Relay
from wirnetz.infoservice.delivery.replies import ReplyClass
from wirnetz.infoservice.delivery.rows import Job, Settled
from wirnetz.infoservice.delivery.settings import PumpSettings
from wirnetz.infoservice.delivery.smtp import READ, Connection, Outcome, Talk
from wirnetz.infoservice.delivery.states import Reason
from wirnetz.infoservice.delivery.writing import AHEAD, Letter, Tray, Writer

LOG = logging.getLogger(__name__)
FAULTS = {"sign_in": Reason.SIGN_IN, "encryption": Reason.ENCRYPTION}
LOOK_ROUND = 0.2
"""How often deadlines and idle connections are looked at, in seconds."""
SIGNERS = 2
_NOTHING_SENT = Outcome(ReplyClass.SERVER_BUSY)


@dataclass(eq=False, slots=True)
class Line:
    """Room for one connection; without an errand it is free."""

    connection: Connection | None = None
    waits: int = READ
    errand: "Errand | None" = None


@dataclass(eq=False, slots=True)
class Errand:
    """The one row that a line carries, and how far it is."""

    line: Line
    job: Job
    letter: Letter
    talk: Talk[Outcome] | None = None
    instead: Outcome = _NOTHING_SENT
    """What is noted of a marked row for which no connection can be opened any more."""


class Loop(threading.Thread):
    """Sends what its writers have written, until told to end."""

    def __init__(self, settings: PumpSettings, server: Server, ledger: Desk, relay: Relay) -> None:
        super().__init__(name="loop", daemon=True)
        self._server, self._ledger, self._relay = server, ledger, relay
        self._free = deque(Line() for _number in range(settings.connections))
        self._busy: set[Errand] = set()
        self._letters = Tray(AHEAD * settings.connections, self._note_letter)
        self._answers: deque[Job] = deque()
        self._opened: deque[tuple[Errand, Connection | Exception]] = deque()
        self._asking: dict[int, Errand] = {}
        self._selector = selectors.DefaultSelector()
        self._bell, self._cord = socket.socketpair()
        self._has_rung = False
        self._looked_at = 0.0
        self._ending = threading.Event()
        self._writers = [
            Writer(settings, ledger, self._letters, self._ring) for _number in range(SIGNERS if settings.signer else 1)
        ]

    # --- for other threads ---------------------------------------------------------------------------------------

    def end(self) -> None:
        """Stop after the messages on their way."""
        for writer in self._writers:
            writer.end()
        self._ending.set()
        self._ring()

    def _note_letter(self) -> None:
        if self._free:  # otherwise it is found as soon as a line gets free
            self._ring()

    def _take_answer(self, job: Job) -> None:
        self._answers.append(job)
        self._ring()

    def _ring(self) -> None:
        if not self._has_rung:
            self._has_rung = True
            with contextlib.suppress(OSError):  # whoever comes after the end finds nobody
                self._cord.send(b".")

    def _open(self, errand: Errand) -> None:
        found: Connection | Exception
        try:
            found = Connection(self._server)
        except Exception as error:
            found = error
        self._opened.append((errand, found))
        self._ring()

    # --- its own thread ------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Work until told to end and nothing is on its way."""
        for writer in self._writers:
            writer.start()
        self._selector.register(self._bell, READ, None)
        while not self._ending.is_set() or self._busy or not all(writer.has_ended for writer in self._writers):
            try:
                self._round()
            except Exception as error:  # whatever it is, it must not end the delivery
                LOG.error("the loop stumbled: %s", "".join(traceback.format_tb(error.__traceback__)[-1:]))
        self._give_up_letters()
        for line in self._free:
            self._close(line)
        self._selector.close()
        self._bell.close()
        self._cord.close()

    def _round(self) -> None:
        for key, _events in self._selector.select(LOOK_ROUND):
            if key.data is not None:
                self._go_on(key.data)
            else:
                self._bell.recv(4096)
        self._hear()
        self._look_round()

    def _hear(self) -> None:
        """What other threads have brought since. They bring first and ring then, so nothing is missed."""
        self._has_rung = False
        while self._opened:
            self._use(*self._opened.popleft())
        while self._answers:
            self._answered(self._answers.popleft())
        if self._ending.is_set():
            self._give_up_letters()
        while self._letters and self._free:
            job, letter = self._letters.take()
            line = self._free.popleft()
            line.errand = errand = Errand(line, job, letter)
            self._busy.add(errand)
            self._prepare(errand)
        self._ledger.say_short_of_lines(self._letters.is_half_full)

    def _give_up_letters(self) -> None:
        while self._letters:
            job, _letter = self._letters.take()
            self._ledger.let_go(job)

    def _prepare(self, errand: Errand) -> None:
        """Ask for the mark over an open connection, or open one first."""
        connection = errand.line.connection
        if connection is not None and connection.is_fresh():
            self._ask(errand)
        elif not self._connect(errand):
            self._without_connection(errand)

    def _connect(self, errand: Errand) -> bool:
        self._close(errand.line)
        if not self._relay.may_try():
            return False
        try:
            threading.Thread(target=self._open, args=(errand,), name="opening", daemon=True).start()
        except RuntimeError:  # the machine has no thread left for us
            self._relay.note_failure("away", "")
            return False
        return True

    def _use(self, errand: Errand, found: Connection | Exception) -> None:
        """A connection was opened for an errand, or could not be."""
        if isinstance(found, Connection):
            self._relay.note_there()
            errand.line.connection, errand.line.waits = found, READ
            self._selector.register(found, READ, errand.line)
            if errand.job.is_marked:
                self._begin(errand, found)
            else:
                self._ask(errand)
            return
        if not isinstance(found, NoConnection):
            LOG.warning("no connection: %s", type(found).__name__)
            self._relay.note_failure("away", "")
        elif self._relay.note_failure(found.kind, str(found)):
            self._ledger.report(MailingFault(FAULTS.get(found.kind, Reason.SENDER), str(found)))
        self._without_connection(errand)

    def _without_connection(self, errand: Errand) -> None:
        if errand.job.is_marked:
            self._ledger.hand_in(Settled(errand.job, errand.instead))
        else:
            self._ledger.let_go(errand.job)
        self._set_free(errand)

    def _ask(self, errand: Errand) -> None:
        self._asking[id(errand.job)] = errand
        self._ledger.ask(errand.job, self._take_answer)

    def _answered(self, job: Job) -> None:
        errand = self._asking.pop(id(job))
        if not job.is_marked:
            self._set_free(errand)
            return
        failpoints.reach("after_mark")
        if errand.line.connection is not None:
            self._begin(errand, errand.line.connection)
        elif not self._connect(errand):
            self._without_connection(errand)

    def _begin(self, errand: Errand, connection: Connection) -> None:
        letter = errand.letter
        errand.talk = connection.talk(letter.sender, letter.address, letter.raw)
        self._go_on(errand.line)

    def _go_on(self, line: Line, error: Exception | None = None) -> None:
        """The line's connection can go on, or has waited for too long."""
        errand = line.errand
        if errand is None or errand.talk is None:  # the server says something, or has left, while nothing is sent
            self._close(line)
            return
        try:
            waits = next(errand.talk) if error is None else errand.talk.throw(error)
        except StopIteration as done:
            self._finish(errand, done.value)
        except Exception as failure:
            LOG.warning("a row broke its connection: %s", type(failure).__name__)
            self._close(line)
            self._finish(errand, Outcome(ReplyClass.UNCERTAIN, text=type(failure).__name__))
        else:
            if waits != line.waits and line.connection is not None:
                line.waits = waits
                self._selector.modify(line.connection, waits, line)

    def _finish(self, errand: Errand, outcome: Outcome) -> None:
        line, errand.talk = errand.line, None
        if line.connection is not None and line.connection.closed:
            self._close(line)
        if outcome.is_stale:
            outcome = errand.instead = Outcome(ReplyClass.SERVER_BUSY, text=outcome.text)
            if self._connect(errand):
                return
        if outcome.reply is ReplyClass.SERVER_BUSY:
            self._relay.note_failure("away", outcome.text)
        elif outcome.reply is ReplyClass.ACCEPTED and self._relay.is_away:
            self._relay.note_there()
        self._ledger.hand_in(Settled(errand.job, outcome))
        self._set_free(errand)

    def _set_free(self, errand: Errand) -> None:
        errand.line.errand = None
        self._busy.discard(errand)
        self._free.append(errand.line)

    def _close(self, line: Line) -> None:
        if line.connection is not None:
            self._selector.unregister(line.connection)
            line.connection.close()
            line.connection = None

    def _look_round(self) -> None:
        """Time is up for answers that do not come, and for connections that nobody uses."""
        now = time.monotonic()
        if now - self._looked_at < LOOK_ROUND:
            return
        self._looked_at = now
        for errand in list(self._busy):
            connection = errand.line.connection
            if errand.talk is not None and connection is not None and now > connection.deadline:
                self._go_on(errand.line, TimeoutError("timed out"))
        for line in self._free:
            if line.connection is not None and not line.connection.is_fresh():
                self._close(line)
