"""What the passing of time ends: accounts without rights, sessions, old entries of the record."""

import calendar
import json
from datetime import date, datetime, time, timedelta

import pgtrigger
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import Min, Q
from django.utils import timezone

from wirnetz.accounts.actions.erasure import LEDGER, NotErasable, erase_person
from wirnetz.accounts.models import AuditAnchor, AuditEntry, ErasureEntry, JoinRequest, Person
from wirnetz.accounts.queries.chain import HEADS

UNUSED = timedelta(days=90)
AUDIT_MONTHS = 24
WORK_DAYS = 30
FORGET_WORK = """DELETE FROM procrastinate_jobs WHERE status IN ('succeeded', 'failed', 'cancelled', 'aborted')
    AND (SELECT max(at) FROM procrastinate_events WHERE job_id = procrastinate_jobs.id) < %s"""


def months_before(day: date, months: int) -> date:
    """The same day of the month `months` earlier; the last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def morning(day: date) -> datetime:
    """The first moment of a day."""
    return timezone.make_aware(datetime.combine(day, time.min))


def forget_unused_accounts(*, on: date) -> int:
    """Erase people whose last right ended ninety days ago, or who never had one in ninety days; how many."""
    last = on - UNUSED
    running = Q(grants__until_on__isnull=True) | Q(grants__until_on__gte=last)
    unused = (
        Person.objects.filter(erased_at__isnull=True, is_superuser=False, created_at__lt=morning(last))
        .exclude(pk__in=Person.objects.filter(running, grants__isnull=False).values("pk"))
        .exclude(pk__in=JoinRequest.objects.filter(created_at__gte=morning(last)).values("person"))
    )
    erased = 0
    for person in unused:
        try:
            erase_person(person=person, by=None)
        except NotErasable:
            continue  # somebody has to be able to let others in
        erased += 1
    return erased


def forget_sessions(*, on: date) -> int:
    """Remove sessions that are over; how many."""
    return Session.objects.filter(expire_date__lt=morning(on)).delete()[0]


def forget_finished_work(*, on: date) -> int:
    """Remove background work that was done a month ago; how many."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET_WORK, [morning(on - timedelta(days=WORK_DAYS))])
        return max(cursor.rowcount, 0)


@transaction.atomic
def forget_old_audit(*, on: date) -> int:
    """Remove entries older than twenty-four months from the beginning of the record; the chain goes on from an anchor.

    The trigger that refuses every removal is told to look away for this one statement.
    """
    entries = AuditEntry.objects.unscoped("what is too old goes, whoever did it")
    last = morning(months_before(on, AUDIT_MONTHS))
    kept = entries.filter(at__gte=last).aggregate(first=Min("position"))["first"]
    old = entries.filter(at__lt=last) if kept is None else entries.filter(position__lt=kept)
    newest = old.order_by("-position").first()
    if newest is None or newest.position is None:
        return 0
    AuditAnchor.objects.create(position=newest.position, hash=newest.hash)
    with pgtrigger.ignore("accounts.AuditEntry:audit_append_only"):
        return old.delete()[0]


def note_audit_head(*, on: date) -> int:
    """Write the number and digest of the last entry beside the database, so that a cut-off end is noticed."""
    entries = AuditEntry.objects.unscoped("only its number and digest")
    head = entries.order_by("-position").values("position", "hash").first()
    path = settings.DATA / HEADS
    kept_from = months_before(on, AUDIT_MONTHS).isoformat()
    lines = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
    lines = [line for line in lines if line["on"] >= kept_from and line["on"] != on.isoformat()]
    if head:
        lines.append({"on": on.isoformat(), **head})
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return len(lines)


def forget_erasures(*, on: date) -> int:
    """Remove notes of erasures after twenty-four months, here and in the ledger; how many."""
    last = morning(months_before(on, AUDIT_MONTHS))
    path = settings.DATA / LEDGER
    if path.exists():
        lines = path.read_text().splitlines()
        path.write_text("".join(f"{line}\n" for line in lines if json.loads(line)["at"] >= last.isoformat()))
    return ErasureEntry.objects.filter(erased_at__lt=last).delete()[0]
