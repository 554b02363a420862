"""Questions about the rows of an upload."""

from typing import Any

from django.db.models import Count, QuerySet

from wirnetz.core.pagination import PAGE_SIZE, Page
from wirnetz.imports.enums import Outcome
from wirnetz.imports.models import ImportRow, ImportRun


def rows_of(run: ImportRun, *outcomes: str) -> QuerySet[ImportRow]:
    """The rows of a run that was read as visible, in the order of the file; of these outcomes, if any are named."""
    rows = ImportRow.objects.unscoped("rows of a run that the visitor may see").filter(run=run)
    return (rows.filter(outcome__in=outcomes) if outcomes else rows).order_by("pk")


def row_page(run: ImportRun, outcome: str, *, after: str = "", size: int = PAGE_SIZE) -> Page[ImportRow]:
    """A page of the rows of one outcome, by keyset; a broken cursor starts from the top."""
    rows = rows_of(run, outcome)
    is_first = not (after.isascii() and after.isdigit() and len(after) < 19)
    if not is_first:
        rows = rows.filter(pk__gt=int(after))
    found = list(rows[: size + 1])
    return Page(found[:size], str(found[size - 1].pk) if len(found) > size else "", is_first)


def outcome_counts(run: ImportRun) -> dict[str, int]:
    """How many rows came to each outcome, in the order in which they are told."""
    counted = dict(rows_of(run).order_by().values_list("outcome").annotate(rows=Count("pk")))
    return {outcome.value: counted[outcome.value] for outcome in Outcome if outcome.value in counted}


def report_rows(run: ImportRun) -> list[dict[str, Any]]:
    """Each row for machines: number, outcome, key of the district, municipality where known, message."""
    fields = ("number", "outcome", "area_key", "title", "message")
    return [
        {
            "row": number,
            "outcome": outcome,
            "area": key[:5],
            "municipality": key if len(key) == 8 else "",
            "name": title,
            "message": message,
        }
        for number, outcome, key, title, message in rows_of(run).values_list(*fields).iterator(2000)
    ]
