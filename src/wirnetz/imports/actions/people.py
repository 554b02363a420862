"""Writing planned people and their work in networks."""

from datetime import date
from typing import Any

from django.utils import timezone

from wirnetz.accounts.models import Person
from wirnetz.core.sorting import german_sort_key
from wirnetz.imports.actions.staging import changed_records, leave_out, only_new, point_rows, rows_with
from wirnetz.imports.enums import Effect, Outcome
from wirnetz.imports.models import ImportRow, ImportRun
from wirnetz.imports.planning.people import ADVISER, INVOLVEMENT
from wirnetz.networks.models import Involvement
from wirnetz.organisations.models import Adviser

_TEXTS = ("name", "function", "email", "phone", "topics", "own_key")


def write_people(run: ImportRun, by: Person | None) -> None:
    """Create, change and end entries of the directory as the rows say, then the work in networks."""
    _create_people(run)
    changed = changed_records(run, ADVISER, Adviser, _set_adviser)
    Adviser.objects.unscoped("people of a list that its house writes").bulk_update(
        changed, [*_TEXTS, "sort_key", "organisation", "from_on", "until_on"], batch_size=500
    )
    _end_ties(run)
    _create_ties(run)


def _end_ties(run: ImportRun) -> None:
    """The work in networks of those who left ends with them, each on a row of its own, so that it can be reopened."""
    ended = {row.record_id: row for row in rows_with(run, ADVISER, Effect.END)}
    ties = Involvement.objects.unscoped("work of people who left").filter(adviser__in=ended, until_on__isnull=True)
    rows, kept = [], []
    for tie in ties.select_related("network"):
        until = ended[tie.adviser_id].after["until_on"]
        tie.until_on = max(_day(until) or timezone.localdate(), tie.from_on or date.min)
        kept.append(tie)
        title = f"{ended[tie.adviser_id].title} – {tie.network}"[:200]
        row = ImportRow(run=run, outcome=Outcome.ENDED, effect=Effect.END, title=title, record_type=INVOLVEMENT)
        row.record_id, row.before, row.after = tie.pk, {"until_on": ""}, {"until_on": tie.until_on.isoformat()}
        rows.append(row)
    ties.bulk_update(kept, ["until_on"], batch_size=500)
    ImportRow.objects.unscoped("rows of the run that is applied").bulk_create(rows, batch_size=500)


def _create_people(run: ImportRun) -> None:
    rows = rows_with(run, ADVISER, Effect.CREATE)
    people = [
        Adviser(
            organisation_id=int(row.after.get("organisation") or run.organisation_id),
            sort_key=german_sort_key(row.after["name"]),
            from_on=_day(row.after.get("from_on")),
            confirmed_on=timezone.localdate(),
            is_example=run.organisation.is_example,
            **{name: row.after.get(name, "") for name in _TEXTS},
        )
        for row in rows
    ]
    Adviser.objects.bulk_create(people, batch_size=1000)
    point_rows(rows, people)


def _set_adviser(adviser: Adviser, after: dict[str, Any]) -> None:
    for name, value in after.items():
        if name in _TEXTS:
            setattr(adviser, name, value)
    adviser.sort_key = german_sort_key(adviser.name)
    if after.get("organisation"):
        adviser.organisation_id = int(after["organisation"])
    if after.get("from_on"):
        adviser.from_on = _day(after["from_on"])
    if "until_on" in after:
        adviser.until_on = _day(after["until_on"])


def _create_ties(run: ImportRun) -> None:
    """Work in networks; of people who were not taken over it is left aside."""
    made: dict[int, Any] = {
        row.number: row.record_id for row in rows_with(run, ADVISER) if row.record_id and row.number
    }
    people = Adviser.objects.unscoped("people of a list that its house writes")
    offices: dict[Any, int] = dict(people.filter(pk__in=made.values()).values_list("pk", "organisation_id"))
    running = Involvement.objects.unscoped("work of the people of this list").filter(until_on__isnull=True)
    known = set(running.values_list("adviser_id", "organisation_id", "network_id", "role"))

    def tie_of(row: ImportRow) -> tuple[Any, ...]:
        adviser = row.after.get("adviser") or made.get(row.after["adviser_row"])
        office = row.after.get("organisation") or offices.get(adviser)
        return adviser, int(office or 0), row.after["network"], row.after["role"]

    rows = rows_with(run, INVOLVEMENT, Effect.CREATE)
    for row in rows:
        if tie_of(row)[0] not in offices:
            leave_out(row)
    rows = only_new([row for row in rows if row.effect == Effect.CREATE], known, tie_of)
    ties = []
    for row in rows:
        adviser, office, network, role = tie_of(row)
        ties.append(
            Involvement(
                adviser_id=adviser,
                organisation_id=office,
                network_id=network,
                role=role,
                from_on=_day(row.after.get("from_on")),
                is_example=run.organisation.is_example,
            )
        )
    Involvement.objects.bulk_create(ties, batch_size=1000)
    point_rows(rows, ties)


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None
