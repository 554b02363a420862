"""What people decided about single rows becomes part of the plan before it is written."""

from collections.abc import Mapping

from wirnetz.imports.enums import Effect, Outcome
from wirnetz.imports.models import ImportRow, ImportRun
from wirnetz.imports.planning.networks import BRAND_NEW, NETWORK
from wirnetz.imports.planning.records import AREA, DIFFERENT, SAME, TOLD_APART, WITHOUT_AREA
from wirnetz.imports.queries import rows_of

OFFICES = "organisations.organisation"


def settle_decisions(run: ImportRun, decisions: Mapping[int, str]) -> None:
    """Give each decided row its effect; a value that is none of the row's choices is left aside."""
    if not decisions:
        return
    rows = list(rows_of(run, Outcome.DUPLICATE, Outcome.DOUBTFUL).filter(pk__in=list(decisions)))
    for row in rows:
        value = decisions[row.pk]
        if value in {choice["value"] for choice in row.choices}:
            row.decision = value
            _settle(row, value)
    fields = ["decision", "effect", "record_id", "area_key", "before", "after"]
    ImportRow.objects.unscoped("rows of the run that is applied").bulk_update(rows, fields, batch_size=500)


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
        row.effect = Effect.CREATE
        row.before = {TOLD_APART: row.record_id} if row.record_id else {}
        row.record_id = None
    elif value == SAME and row.record_id:
        row.after = {name: text for name, text in row.after.items() if text != row.before.get(name, "")}
        row.before = {name: row.before.get(name, "") for name in row.after}
        row.effect = Effect.UPDATE if row.after else Effect.NONE
