"""Writes of the room `imports`: what the pages, the command and tests call.

    run = start_import(organisation=…, kind=ImportKind.OFFICES, file=upload, by=person)
    while run.state == RunState.QUESTIONS:                  # run.questions says what and which choices
        run = answer_questions(run=run, answers={"sheet": "Tabelle1"}, by=person)
    rows = queries.row_page(run, Outcome.DUPLICATE)          # row.choices holds what may be decided
    run = apply_import(run=run, by=person, decisions={row.pk: "same"})
    run = undo_import(run=run, by=person)

`start_import` reads the file in a child process and raises `FileRefused` (`.reason`, `.remedy`; `str()` gives the
whole sentence) for a file that cannot be read; then nothing is stored. `file` is an uploaded or opened file. It answers
with a run in state QUESTIONS (something about the file must be said first) or PREVIEWED (each row is planned).

`answer_questions` takes answers by question id and plans anew. The question "complete" (are offices that the list
leaves out to end?) never blocks: it stands in `run.questions` of a PREVIEWED run, its default is "no".

`preview(run)` plans anew from the stored file, for example after `StalePreview`.

`apply_import` writes everything in one transaction. `decisions` maps primary keys of `ImportRow` to one of the values
in `row.choices`; what nobody decided is not written. It raises `StalePreview` when records have changed since the
preview (show 409 and a fresh preview), `RunClosed` when the run is not open any more.

`undo_import` takes back exactly the rows of the run; records that were edited since, or on which something hangs by
now, stay and have `row.undoing == Undoing.KEPT` afterwards. `discard_import` drops a run that was not applied.

Reading for the pages: `queries.runs_of`, `run_with_number`, `rows_of`, `row_page`, `outcome_counts`, `changes_of`
(fields before and after, in words), `report_rows`. Rules: `can(person, "import", organisation)`, "import" and "undo"
on a run; `visible(person, ImportRun.objects.all())`.
"""

from wirnetz.imports.actions.applying import apply_import
from wirnetz.imports.actions.errors import RunClosed, StalePreview
from wirnetz.imports.actions.files import empty_old_rows, remove_old_files
from wirnetz.imports.actions.taking import note_export
from wirnetz.imports.actions.undoing import undo_import
from wirnetz.imports.actions.uploads import answer_questions, discard_import, preview, start_import
from wirnetz.imports.parsing import FileRefused

__all__ = [
    "FileRefused",
    "RunClosed",
    "StalePreview",
    "answer_questions",
    "apply_import",
    "discard_import",
    "empty_old_rows",
    "note_export",
    "preview",
    "remove_old_files",
    "start_import",
    "undo_import",
]
