"""Where there is no mail server: messages are kept in the local outbox, to be read there, and go nowhere."""

import html
import logging
import threading
from typing import Any

import psycopg

from wirnetz.infoservice.delivery import failpoints
from wirnetz.infoservice.delivery.ledger import Ledger
from wirnetz.infoservice.delivery.marks import FOOTER, TOKEN
from wirnetz.infoservice.delivery.message import Frozen
from wirnetz.infoservice.delivery.pictures import with_pictures_inside
from wirnetz.infoservice.delivery.relay import Relay
from wirnetz.infoservice.delivery.replies import ReplyClass
from wirnetz.infoservice.delivery.rows import Job, Settled
from wirnetz.infoservice.delivery.settings import PumpSettings
from wirnetz.infoservice.delivery.smtp import Outcome
from wirnetz.infoservice.delivery.writing import PATIENCE, broken, person_of, whole, written

LOG = logging.getLogger(__name__)
KEPT = "kept"
"""What a row says that ended in the outbox instead of with a mail server."""
KEEP = """
    INSERT INTO core_outboxmail (
        message_id, kind, to_address, from_name, reply_to, subject, text, html, state, error, created_at)
    VALUES (%(message_id)s, 'edition', %(address)s, %(sender)s, %(reply_to)s, %(subject)s, %(text)s, %(html)s,
            'kept', '', now())
    ON CONFLICT (message_id) DO NOTHING
"""
"""A second time changes nothing."""


class Keeper(threading.Thread):
    """Puts messages into the table of the outbox, one after the other, over a database connection of its own."""

    def __init__(self, settings: PumpSettings, ledger: Ledger, relay: Relay) -> None:
        super().__init__(name="keeper", daemon=True)
        self._settings, self._ledger, self._relay = settings, ledger, relay
        self._outbox: psycopg.Connection[Any] | None = None
        self._ending = threading.Event()

    def end(self) -> None:
        """Stop after the present message."""
        self._ending.set()

    def run(self) -> None:
        """Work until told to end. Whatever a row does to it, the next row has its turn."""
        while not self._ending.is_set():
            job = self._ledger.next_job(PATIENCE)
            if job is None:
                continue
            try:
                self._serve(job)
            except Exception as error:
                LOG.warning("row %s was not kept: %s", job.id, type(error).__name__)
                if job.is_marked:
                    self._ledger.hand_in(Settled(job, Outcome(ReplyClass.UNCERTAIN, text=type(error).__name__)))
                else:
                    self._ledger.let_go(job)
        self._close()

    def _serve(self, job: Job) -> None:
        try:
            frozen = whole(job)
            written(job, self._settings)
        except Exception as error:  # what could not be sent is not kept either
            self._ledger.hand_in(broken(job, error))
            return
        outbox = self._connected()
        if outbox is None:
            self._ledger.let_go(job)
            return
        answered = threading.Event()
        self._ledger.ask(job, lambda _job: answered.set())
        while not answered.wait(1.0):
            if not self._ledger.is_alive():
                return
        if job.is_marked:
            failpoints.reach("after_mark")
            self._ledger.hand_in(Settled(job, self._kept(job, frozen, outbox)))

    def _connected(self) -> psycopg.Connection[Any] | None:
        if self._outbox is not None and not self._outbox.broken:
            return self._outbox
        self._close()
        if not self._relay.may_try():
            return None
        try:
            self._outbox = psycopg.connect(self._settings.database, autocommit=True, application_name="wirnetz outbox")
        except psycopg.Error as error:
            self._relay.note_failure("away", type(error).__name__)
            return None
        self._relay.note_there()
        return self._outbox

    def _kept(self, job: Job, frozen: Frozen, outbox: psycopg.Connection[Any]) -> Outcome:
        body, person = frozen.body, person_of(job)
        text, page = (part.replace(TOKEN, person.token) for part in (body.text, body.html))
        values = {
            "message_id": person.message_id, "address": person.address, "sender": body.sender_name[:120],
            "reply_to": body.reply_to, "subject": body.subject, "text": text.replace(FOOTER, person.footer),
            "html": with_pictures_inside(page.replace(FOOTER, html.escape(person.footer)), body.pictures),
        }  # fmt: skip
        try:
            outbox.execute(KEEP, values)
        except psycopg.Error as error:
            self._close()
            return Outcome(ReplyClass.LOST, text=type(error).__name__)
        return Outcome(ReplyClass.ACCEPTED, 250, KEPT)

    def _close(self) -> None:
        if self._outbox is not None:
            self._outbox.close()
            self._outbox = None
