"""Writing down what came of a date: who was there, what was agreed, how many firms were reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.activities.enums import MinuteKind
from wirnetz.activities.models import Attendance, Gathering, MinuteItem
from wirnetz.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the minutes; owner and day are a task's. Members read every line, anybody the public ones."""

    text: str
    kind: str = MinuteKind.RESULT
    organisation: Organisation | None = None
    due_on: date | None = None
    is_public: bool = False


@transaction.atomic
def record_results(
    *,
    gathering: Gathering,
    organisations: Iterable[Organisation],
    lines: Iterable[Line],
    on: date,
    by: Person | None,
    guests: Iterable[str] = (),
    is_example: bool = False,
) -> Gathering:
    """Who took part and what was agreed; a second time replaces who took part and adds the new lines.

    ValidationError if the date is called off or has not begun on the day `on`.
    """
    stored = Gathering.objects.select_for_update(of=["self"]).get(pk=gathering.pk)
    if stored.is_cancelled:
        raise ValidationError(_("Dieser Termin ist abgesagt."))
    if stored.starts_at.date() > on:
        raise ValidationError(_("Dieser Termin liegt noch vor Ihnen."))
    _write_attendances(stored, list(organisations), list(guests), is_example=is_example)
    items = MinuteItem.objects.unscoped("a line is written once")
    known = set(items.filter(gathering=stored).values_list("kind", "text"))
    added = [line for line in lines if (line.kind, line.text) not in known]
    items.bulk_create(
        MinuteItem(
            gathering=stored,
            kind=line.kind,
            text=line.text,
            organisation=line.organisation,
            due_on=line.due_on,
            is_public=line.is_public,
            is_example=is_example,
        )
        for line in added
    )
    stored.recorded_on = stored.recorded_on or on
    stored.save(update_fields=["recorded_on", "changed_at"])
    record_audit(by=by, action="record_results", record=stored, details={"lines": len(added)})
    return stored


def _write_attendances(gathering: Gathering, came: list[Organisation], guests: list[str], *, is_example: bool) -> None:
    there = {attendance.organisation_id or attendance.guest_name: attendance for attendance in _of(gathering)}
    wanted = {organisation.pk for organisation in came} | set(guests)
    Attendance.objects.filter(pk__in=[row.pk for key, row in there.items() if key not in wanted]).delete()
    new = [Attendance(gathering=gathering, organisation=each, is_example=is_example) for each in came]
    new += [Attendance(gathering=gathering, guest_name=name, is_example=is_example) for name in guests]
    Attendance.objects.bulk_create(row for row in new if (row.organisation_id or row.guest_name) not in there)


def _of(gathering: Gathering) -> Iterable[Attendance]:
    return Attendance.objects.filter(gathering=gathering)
