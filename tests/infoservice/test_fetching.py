"""The mailbox of returned mail, as a server of our own make shows it; a real one is read in the long tests."""

import imaplib
import io
import json
from contextlib import contextmanager
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.db import DataError, OperationalError
from django.utils import timezone

from tests.infoservice.delivery.conftest import release
from tests.infoservice.returning.corpus import letter, report
from tests.infoservice.test_returns import envelope
from wirnetz.config.mail_server import returns_mailbox
from wirnetz.core.commands import cli
from wirnetz.core.health import faults
from wirnetz.infoservice.actions import fetching
from wirnetz.infoservice.actions.fetching import fetch_returns_in_turn
from wirnetz.infoservice.actions.readers import reader_for
from wirnetz.infoservice.actions.sending import list_fields
from wirnetz.infoservice.delivery.leaving import leaving_address
from wirnetz.infoservice.delivery.marks import TOKEN
from wirnetz.infoservice.models import Deliverability, MailingRecipient, Reader, ReturnsMailbox
from wirnetz.infoservice.queries.tokens import reader_token

pytestmark = pytest.mark.django_db


class Shelf:
    """A mailbox as imaplib shows it. Messages keep their numbers until `validity` changes."""

    def __init__(self, *raws, validity=7):
        self.messages, self.validity = dict(enumerate(raws, start=1)), validity
        self.deleted, self.asked, self.capabilities = set(), 0, ("IMAP4REV1", "UIDPLUS")

    def response(self, name):
        return name, [str(self.validity).encode()]

    def uid(self, command, *arguments):
        if command == "SEARCH" and arguments[0] == "DELETED":
            return "OK", [" ".join(str(uid) for uid in sorted(self.deleted & self.messages.keys())).encode()]
        if command == "SEARCH":
            self.asked += 1
            return "OK", [" ".join(str(uid) for uid in self.messages).encode()]
        if command == "EXPUNGE":
            for gone in map(int, arguments[0].split(",")):
                self.messages.pop(gone)
            return "OK", []
        uid = int(arguments[0])
        if command == "STORE":
            self.deleted.add(uid)
        return "OK", [(b"x", self.messages[uid]), b")"]

    def expunge(self):
        for uid in self.deleted:
            self.messages.pop(uid, None)


@pytest.fixture
def open_shelf(settings, monkeypatch):
    """Let the product find this shelf at its mailbox; an error in its place is raised."""
    settings.RETURNS_MAILBOX = returns_mailbox("imaps://rueck:geheim@mail.example")

    def put(shelf):
        @contextmanager
        def opened(named):
            if isinstance(shelf, Exception):
                raise shelf
            yield shelf

        monkeypatch.setattr(fetching, "_opened", opened)
        return shelf

    return put


def fetch():
    result = CliRunner().invoke(cli, ["bounces", "fetch", "--json"])
    return json.loads(result.stdout) if result.exit_code == 0 else (result.exit_code, result.stderr)


def gone(row):
    return report("failed", "5.1.1", "550 5.1.1 user unknown", row.address, envelope(row))


@pytest.fixture
def rows():
    release(2)
    return MailingRecipient.objects.unscoped("test").order_by("pk")


def test_what_is_proven_is_noted_and_goes_and_the_rest_is_read_once_and_stays(rows, open_shelf):
    human = letter("mensch@beispiel.example", "Frage", "Können Sie mir helfen?", to="rueck@wirnetz.example")
    shelf = open_shelf(Shelf(human, gone(rows[0])))
    assert fetch() == {"read": 2, "noted": 1, "left": 1}
    assert (list(shelf.messages), fetch()) == ([1], {"read": 0, "noted": 0, "left": 0})
    shelf.messages[3] = gone(rows[1])
    assert fetch() == {"read": 1, "noted": 1, "left": 0}
    assert ReturnsMailbox.objects.get().last_uid == 3
    shelf.validity, shelf.messages = 8, {1: human, 2: gone(rows[0])}
    assert fetch() == {"read": 2, "noted": 0, "left": 1}


def test_a_message_that_cannot_be_noted_stays_and_the_ones_behind_it_are_read(rows, open_shelf, monkeypatch):
    with_nul = report("failed", "5.1.1\0", "550 5.1.1 user unknown", rows[0].address, envelope(rows[0]))
    shelf = open_shelf(Shelf(with_nul, gone(rows[1])))
    assert (fetch(), shelf.messages) == ({"read": 2, "noted": 2, "left": 0}, {})
    apply = fetching.apply_return

    def refused(returned):
        if returned.digest == first:
            raise DataError
        return apply(returned)

    monkeypatch.setattr(fetching, "apply_return", refused)
    again = [letter("a@b.example", "x", "y", to=envelope(rows[0])), gone(rows[1])]
    first = fetching.read_returned(again[0], secret=fetching.envelope_secret()).digest
    shelf.messages = dict(enumerate(again, start=3))
    assert (fetch(), list(shelf.messages)) == ({"read": 2, "noted": 0, "left": 1}, [3])


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ConnectionRefusedError(111, "Connection refused"), "Der Server des Postfachs antwortet nicht"),
        (imaplib.IMAP4.abort("wirr"), "Der Server des Postfachs antwortet anders als erwartet: wirr"),
    ],
)
def test_a_mailbox_out_of_reach_is_said_and_after_an_hour_the_operator_is_told(open_shelf, error, said):
    open_shelf(error)
    code, text = fetch()
    assert (code, said in text) == (1, True)
    assert [fault for fault in faults() if said in fault] != []
    ReturnsMailbox.objects.update(read_at=timezone.now() - timedelta(minutes=30))
    fetch()
    assert [fault for fault in faults() if said in fault] == []


def test_in_the_background_it_is_read_every_five_minutes(open_shelf, settings):
    shelf = open_shelf(Shelf())
    for _minute in range(3):
        fetch_returns_in_turn()
    assert shelf.asked == 1
    ReturnsMailbox.objects.update(tried_at=timezone.now() - timedelta(minutes=6))
    fetch_returns_in_turn()
    assert shelf.asked == 2
    settings.RETURNS_MAILBOX = {}
    fetch_returns_in_turn()
    assert "BOUNCES_IMAP_URL" in fetch()[1]


def test_one_message_may_come_by_pipe_and_comes_again_while_the_database_is_away(rows, monkeypatch):
    def piped(raw):
        return CliRunner().invoke(cli, ["bounces", "pipe"], input=io.BytesIO(raw)).exit_code

    assert (piped(gone(rows[0])), piped(b"\xff")) == (0, 0)
    assert Deliverability.objects.unscoped("test").count() == 1

    def away(returned):
        raise OperationalError

    monkeypatch.setattr("wirnetz.infoservice.commands.apply_return", away)
    assert piped(gone(rows[1])) == 75


def test_names_of_folders_are_written_as_the_protocol_has_it():
    named = ["INBOX", "Rückläufer", "A & B", 'Mit "Strich"', "台北"]
    assert [fetching._quoted(name) for name in named] == [
        '"INBOX"',
        '"R&APw-ckl&AOQ-ufer"',
        '"A &- B"',
        '"Mit \\"Strich\\""',
        '"&U,BTFw-"',
    ]


def test_a_mail_to_the_address_for_leaving_leaves_and_is_removed_and_a_forged_one_stays(open_shelf, settings):
    anna, bert = (reader_for(f"{name}@kammer.example") for name in ("anna", "bert"))
    erased = reader_for("weg@kammer.example")
    words = [reader_token(each.pk) for each in (anna, bert, erased)]
    erased.delete()
    settings.MAIL_BOUNCES = "rueck@wirnetz.example"
    assert f"mailto:rueck+ab.{TOKEN}@wirnetz.example?subject=Abmelden>" in list_fields()["List-Unsubscribe"]

    def to(word):
        return leaving_address(settings.MAIL_BOUNCES, word)

    wrong = f"{words[1][:-1]}{'a' if words[1][-1] != 'a' else 'b'}"
    shelf = open_shelf(
        Shelf(
            letter("jemand@anders.example", "", "", to=to(words[0].upper())),
            letter("anna@kammer.example", "Abmelden", "", to=to(words[0])),
            letter("bert@kammer.example", "Abmelden", "", to=to(wrong)),
            report("failed", "5.1.1", "550 5.1.1 user unknown", "x@x.example", to(words[1])),
            letter("weg@kammer.example", "Abmelden", "", to=to(words[2])),
        )
    )
    assert fetch() == {"read": 5, "noted": 1, "left": 2}
    assert sorted(shelf.messages) == [3, 4]
    left = Reader.objects.unscoped("test").filter(left_at__isnull=False)
    assert list(left.values_list("address", flat=True)) == ["anna@kammer.example"]
    settings.RETURNS_MAILBOX = {}
    assert "mailto" not in list_fields()["List-Unsubscribe"]
    settings.BOUNCES_PIPED = True
    assert "mailto" in list_fields()["List-Unsubscribe"]
