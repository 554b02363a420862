"""Questions about uploads, their rows, and the records that lists are compared with."""

from wirnetz.imports.queries.areas import current_matcher
from wirnetz.imports.queries.changes import Change, changes_of, field_label
from wirnetz.imports.queries.known import fingerprint, former_offices, known_offices, memory_of
from wirnetz.imports.queries.rows import outcome_counts, report_rows, row_page, rows_of
from wirnetz.imports.queries.runs import remembered_columns, run_with_number, runs_of

__all__ = [
    "Change",
    "changes_of",
    "current_matcher",
    "field_label",
    "fingerprint",
    "former_offices",
    "known_offices",
    "memory_of",
    "outcome_counts",
    "remembered_columns",
    "report_rows",
    "row_page",
    "rows_of",
    "run_with_number",
    "runs_of",
]
