"""The daily work: everything that rooms entered, once a day, by one process at a time."""

import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

import click
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.core.commands import cli, json_option, print_json
from wirnetz.core.daily import daily_jobs

LOG = logging.getLogger(__name__)
LOCK = 7_394_200_817  # any number that nothing else in the database locks
MARK = "tidied_on"
"""A file of this name in the data folder holds the day of the last complete run."""
FROM_HOUR = 3
OFTEN = 900.0
MAIN = "from wirnetz.config.command_line import main; main()"


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether this process may do the daily work now: no other is at it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        is_mine = bool(cursor.fetchone()[0])
    try:
        yield is_mine
    finally:
        if is_mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def tidy(*, on: date) -> dict[str, object]:
    """Run every job for that day; what each answered. A job that fails is reported and does not stop the others."""
    answers: dict[str, object] = {}
    for name, job in daily_jobs().items():
        try:
            answers[name] = job(on)
        except Exception as error:
            LOG.exception("daily job %s failed", name)
            answers[name] = f"{type(error).__name__}: {error}"
    return answers


def failed(answers: dict[str, object]) -> list[str]:
    """The names of the jobs that failed."""
    return [name for name, answer in answers.items() if isinstance(answer, str)]


def is_due(*, now: datetime) -> bool:
    """Whether today's work is still to be done: not before three in the night, not twice."""
    path = settings.DATA / MARK
    done = path.read_text(encoding="utf-8").strip() if path.exists() else ""
    return now.hour >= FROM_HOUR and done != now.date().isoformat()


@cli.command("tidy")
@click.option(
    "--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="Tag, für den aufgeräumt wird (JJJJ-MM-TT); sonst heute."
)
@click.option("--if-due", is_flag=True, help="Nur, wenn heute noch nicht aufgeräumt wurde.")
@json_option
def tidy_command(on: datetime | None, if_due: bool, as_json: bool) -> None:
    """Räumt auf: löscht, wessen Zeit um ist, und fragt nach, was zu bestätigen ist."""
    now = timezone.localtime()
    with _alone() as is_mine:
        if not is_mine or (if_due and not is_due(now=now)):
            answers: dict[str, object] = {}
            words = (
                _("Nichts zu tun: Heute ist schon aufgeräumt.") if is_mine else _("Ein anderer Lauf räumt gerade auf.")
            )
        else:
            answers = tidy(on=on.date() if on else now.date())
            words = "\n".join(f"{name}: {answer}" for name, answer in answers.items())
            if not failed(answers) and on is None:
                (settings.DATA / MARK).write_text(now.date().isoformat(), encoding="utf-8")
    if as_json:
        print_json(answers)
    else:
        click.echo(words)
    if failed(answers):
        raise click.ClickException(_("Nicht erledigt: %s") % ", ".join(failed(answers)))


def start_daily_work(*, every_seconds: float = OFTEN) -> Callable[[], None]:
    """Look every quarter of an hour whether the daily work is due, and do it in a process of its own.

    The answer ends the looking.
    """
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(every_seconds):
            if is_due(now=timezone.localtime()):
                subprocess.run([sys.executable, "-c", MAIN, "tidy", "--if-due"], check=False)

    thread = threading.Thread(target=look, name="daily-work", daemon=True)
    thread.start()

    def end() -> None:
        ended.set()
        thread.join(1)

    return end
