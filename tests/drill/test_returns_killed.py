"""Whoever reads returned mail is killed at every point of it: each counts once, none is lost (REL-1, REL-18)."""

import os
import subprocess
import sys
from collections import Counter

import pytest
from django.conf import settings

from tests.drill.delivery_world import PROJECT, database_url
from tests.drill.test_returns_mailbox import DOVECOT, box  # noqa: F401  fixture
from tests.infoservice.delivery.conftest import committed, release, rows  # noqa: F401  fixtures
from tests.infoservice.returning.corpus import letter, report
from tests.infoservice.test_returns import envelope
from wirnetz.core.tidying import MAIN
from wirnetz.infoservice.models import Deliverability, MailingRecipient, ReturnsMailbox

pytestmark = [
    pytest.mark.drill,
    pytest.mark.skipif(not DOVECOT or os.geteuid() != 0, reason="Dovecot ist nicht installiert, oder nicht als root."),
]
KILLS = [("in_noting", 0.2), ("after_noting", 0.2)] * 3 + [("before_removal", 1.0)]
"""Each noting ends after some five messages; the last kill comes when all are noted and none is removed."""
MANY, LEAST_KILLS = 60, 6
HARD = ("failed", "5.1.1", "550 5.1.1 user unknown")
SOFT = ("failed", "5.2.2", "552 5.2.2 over quota")


def command(folder, words, *, fail_at="", given=None):
    """`wirnetz bounces …` in a process of its own; how it ended."""
    named = settings.RETURNS_MAILBOX
    environment = {
        **os.environ, "WIRNETZ_DATA": str(folder), "DATABASE_URL": database_url(), "SECRET_KEY": settings.SECRET_KEY,
        "WIRNETZ_FAIL_AT": fail_at, "BOUNCES_IMAP_URL": f"imap://rueck:geheim@127.0.0.1:{named['port']}/INBOX",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "bounces", *words], cwd=PROJECT, env=environment, input=given,
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode in {0, 137}, done.stderr.decode()
    return done.returncode


def test_readers_that_are_killed_lose_and_double_nothing(rows, box, capsys):  # noqa: F811
    forget_what_came_back()
    release(MANY)
    recipients = list(MailingRecipient.objects.unscoped("test").order_by("pk"))
    human = letter("mensch@beispiel.example", "Frage", "Können Sie mir helfen?", to="rueck@wirnetz.example")
    lying = box(
        *(report(*(SOFT if row.pk % 2 else HARD), row.address, envelope(row)) for row in recipients), human
    )  # fmt: skip
    kills = Counter()
    for point, chance in KILLS:
        kills[point] += command(rows, ["fetch"], fail_at=f"{point}:{chance}") == 137
    command(rows, ["fetch"])
    with capsys.disabled():
        print(f"\n{MANY} returned mails, {sum(kills.values())} kills {dict(kills)}")
    assert sum(kills.values()) >= LEAST_KILLS
    assert_noted_once({row.address: "bounced_soft" if row.pk % 2 else "bounced_hard" for row in recipients})
    assert ReturnsMailbox.objects.get().left == 1
    assert lying() == 1


def test_a_pipe_that_is_killed_notes_nothing_and_the_next_time_once(rows, settings):  # noqa: F811
    """A mail server that hands a message over tries again as long as the command does not end with 0."""
    settings.RETURNS_MAILBOX = {"port": 9}
    forget_what_came_back()
    release(1)
    [row] = MailingRecipient.objects.unscoped("test")
    raw = report(*HARD, row.address, envelope(row))
    assert command(rows, ["pipe"], fail_at="in_noting", given=raw) == 137
    assert not Deliverability.objects.unscoped("test").exists()
    assert command(rows, ["pipe"], given=raw) == 0
    assert command(rows, ["pipe"], given=raw) == 0
    assert_noted_once({row.address: "bounced_hard"})


def forget_what_came_back():
    """The database stays for a worker's next module, and the addresses are the same ones everywhere."""
    Deliverability.objects.unscoped("test").delete()
    ReturnsMailbox.objects.all().delete()


def assert_noted_once(expected):
    """Each row bears its mark, and each address's ledger the one message and nothing more."""
    marks = MailingRecipient.objects.unscoped("test").values_list("address", "came_back")
    assert dict(marks) == expected
    ledger = Deliverability.objects.unscoped("test")
    assert {entry.address: len(entry.seen) for entry in ledger} == dict.fromkeys(expected, 1)
    assert {entry.address for entry in ledger if entry.undeliverable_at} == {
        address for address, mark in expected.items() if mark == "bounced_hard"
    }
