"""Rows of a run and the records they stand for, for lists that are short enough to be held."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db.models import Model

from wirnetz.imports.enums import Effect
from wirnetz.imports.models import ImportRow, ImportRun
from wirnetz.imports.queries import rows_of

Record = TypeVar("Record", bound=Model)


def rows_with(run: ImportRun, record_type: str, *effects: str) -> list[ImportRow]:
    """The rows of one type of record, with these effects if any are named."""
    rows = rows_of(run).filter(record_type=record_type)
    return list(rows.filter(effect__in=effects) if effects else rows)


def only_new(
    rows: Sequence[ImportRow], known: set[tuple[Any, ...]], tie_of: Callable[[ImportRow], tuple[Any, ...]]
) -> list[ImportRow]:
    """The rows whose tie is not recorded yet, each tie once; the others lose their effect."""
    found = []
    for row in rows:
        tie = tie_of(row)
        if tie in known:
            leave_out(row)
        else:
            known.add(tie)
            found.append(row)
    return found


def leave_out(row: ImportRow) -> None:
    """The row has no effect after all."""
    row.effect = Effect.NONE
    row.save(update_fields=["effect"])


def point_rows(rows: Sequence[ImportRow], records: Sequence[Model]) -> None:
    """Note on each row which record came of it."""
    for row, record in zip(rows, records, strict=True):
        row.record_id = record.pk
    ImportRow.objects.unscoped("rows of the run that is applied").bulk_update(rows, ["record_id"], batch_size=500)


def changed_records(
    run: ImportRun, record_type: str, model: type[Record], change: Callable[[Record, dict[str, Any]], None]
) -> list[Record]:
    """The records that rows change, end or reopen, changed by `change` and not yet stored."""
    rows = {row.record_id: row for row in rows_with(run, record_type, Effect.UPDATE, Effect.END, Effect.REOPEN)}
    found: list[Record] = list(model._base_manager.select_for_update().filter(pk__in=rows))
    for record in found:
        change(record, rows[record.pk].after)
    return found
