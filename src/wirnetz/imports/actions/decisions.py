"""What people decided about single rows becomes part of the plan before it is written, and is remembered after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from wirnetz.accounts.models import Person
from wirnetz.imports.enums import Effect, Outcome
from wirnetz.imports.models import DuplicateDecision, ImportRow, ImportRun
from wirnetz.imports.planning.networks import BRAND_NEW, NETWORK
from wirnetz.imports.planning.offices import FIELDS
from wirnetz.imports.planning.records import AREA, DIFFERENT, SAME, WITHOUT_AREA
from wirnetz.imports.planning.remembering import called, pair
from wirnetz.imports.queries import rows_of
from wirnetz.organisations.models import Organisation

OFFICES = "organisations.organisation"
HANGING = ("parent", "parent_row", "parent_text")
"""What a row says about the office above it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A decision of this run about two offices: one as the list calls it, the other a record or a row (number)."""

    one: str
    other: str
    twin: int | None
    is_same: bool


def settle_decisions(run: ImportRun, decisions: Mapping[int, str]) -> list[Said]:
    """Give each decided row its effect; a value that is none of the row's choices is left aside.

    What was decided in an earlier list counts unless it is decided otherwise now. Answers what is new to remember.
    """
    asked = rows_of(run, Outcome.DUPLICATE, Outcome.DOUBTFUL).filter(pk__in=list(decisions)) if decisions else ()
    rows = [*asked, *rows_of(run, Outcome.SETTLED)]
    said = []
    for row in rows:
        value = decisions.get(row.pk, row.decision)
        if value not in {choice["value"] for choice in row.choices}:
            value = row.decision
        if not value:
            continue
        if row.record_type == OFFICES and value in {SAME, DIFFERENT} and value != row.decision:
            other = "" if row.twin else called(row.before)
            said.append(Said(called(row.after), other, row.twin, value == SAME))
        row.decision = value
        _settle(row, value)
    fields = ["decision", "effect", "record_id", "area_key", "before", "after"]
    ImportRow.objects.unscoped("rows of the run that is applied").bulk_update(rows, fields, batch_size=500)
    return said


def remember_decisions(run: ImportRun, said: Sequence[Said], *, by: Person | None) -> None:
    """Nobody is asked again about these pairs; what was said before about one of them is replaced."""
    twins = dict(
        rows_of(run).filter(number__in=[each.twin for each in said if each.twin], record_id__isnull=False)
        .exclude(outcome=Outcome.DUPLICATE).values_list("number", "record_id")
    )  # fmt: skip
    names = ("name", "postcode", "seat_city", "street", "own_key")
    records = {record["id"]: called(record) for record in Organisation.objects.filter(
        pk__in=[number for number in twins.values() if number]).values("id", *names)}  # fmt: skip
    found: dict[tuple[str, str], DuplicateDecision] = {}
    for each in said:
        other = records.get(twins.get(each.twin, 0), "") if each.twin else each.other
        if other:
            one, two = pair(each.one, other)
            found[one, two] = DuplicateDecision(
                organisation_id=run.organisation_id, one=one, other=two, is_same=each.is_same, run=run,
                decided_by=by, decided_at=timezone.now(),
            )  # fmt: skip
    DuplicateDecision.objects.bulk_create(
        found.values(),
        update_conflicts=True,
        update_fields=["is_same", "run", "decided_by", "decided_at"],
        unique_fields=["organisation", "one", "other"],
    )


def _settle_tie(row: ImportRow, value: str) -> None:
    """People, networks and their ties: the chosen record takes its place in what is written."""
    kind, _, number = value.partition(":")
    if kind == "network" and row.record_type == NETWORK:
        row.record_id = int(number)
    elif kind in {"office", "organisation", "network"}:
        row.after["network" if kind == "network" else "organisation"] = int(number)
        row.effect = Effect.UPDATE if row.record_id else Effect.CREATE
    elif kind == "area":
        row.after["area"] = row.area_key = number
        row.effect = Effect.CREATE
    elif value == BRAND_NEW:
        row.effect = Effect.CREATE


def _settle(row: ImportRow, value: str) -> None:
    if row.record_type != OFFICES:
        _settle_tie(row, value)
        return
    if value.startswith(AREA):
        row.area_key = value.removeprefix(AREA)
        row.after |= {"seat": row.area_key[:5]}
        if len(row.area_key) == 8:
            row.after["municipality"] = row.area_key
    if value.startswith(AREA) or value == WITHOUT_AREA:
        row.effect = Effect.UPDATE if row.record_id else Effect.CREATE
        if row.record_id and not row.after:
            row.effect = Effect.NONE
    elif value == DIFFERENT:
        row.effect, row.before, row.record_id = Effect.CREATE, {}, None
    elif value == SAME and row.record_id:
        changed = [name for name in FIELDS if row.after.get(name) and row.after[name] != row.before.get(name, "")]
        hanging = [name for name in HANGING if name in row.after]
        row.after = {name: row.after[name] for name in (*changed, *hanging)}
        row.before = {name: row.before.get(name, "") for name in changed} | (
            {"parent": row.before["parent"]} if "parent" in row.before else {}
        )
        row.effect = Effect.UPDATE if row.after else Effect.NONE
