"""From a file to a preview: read, ask, plan."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Person
from wirnetz.imports.actions.errors import RunClosed
from wirnetz.imports.actions.files import drop_file, keep_file, opened_file, readable
from wirnetz.imports.actions.limits import limits
from wirnetz.imports.actions.plans import plan_list, plan_statistics
from wirnetz.imports.enums import ImportKind, RunState
from wirnetz.imports.models import ImportRun
from wirnetz.imports.parsing import ListKind, Reading, read_list, read_statistics
from wirnetz.imports.queries import remembered_columns
from wirnetz.organisations.models import Organisation

COMPLETE = "complete"
NOT_TAKEN = {
    (ListKind.OFFICES, "remark"): gettext_lazy(
        "Der Eintrag ist öffentlich, und in Bemerkungen steht oft etwas über Menschen."
    ),
    (ListKind.NETWORKS, "contact"): gettext_lazy(
        "Ansprechpersonen trägt jedes Haus für sich ein, mit der Liste der Personen."
    ),
}
"""Fields that a list may have and that no record takes."""


def start_import(*, organisation: Organisation, kind: str, file: File, by: Person | None) -> ImportRun:
    """Read an uploaded list and plan it, or ask. FileRefused for a bad file; ValidationError for a wrong kind."""
    kind = ImportKind(kind)
    is_alliance = organisation.node is not None and organisation.node.kind == NodeKind.ALLIANCE
    if kind == ImportKind.STATISTICS and not is_alliance:
        raise ValidationError(_("Amtliche Statistik liest nur die Geschäftsstelle der Allianz ein."), code="kind")
    content = file.read(limits().upload_bytes + 1)
    name = Path(file.name or "").name[:200]
    run = ImportRun(
        organisation=organisation,
        kind=kind,
        file_name=name or _("Liste"),
        digest=hashlib.sha256(content).hexdigest(),
        created_by=by,
    )
    with readable(content) as path:
        return _read_and_plan(run, path, content)


def answer_questions(*, run: ImportRun, answers: Mapping[str, str], by: Person | None) -> ImportRun:
    """Add answers by question id and plan anew; RunClosed if the run is not open any more."""
    run = _open(run)
    run.answers = {**run.answers, **{str(key): str(value) for key, value in answers.items()}}
    with opened_file(run) as path:
        return _read_and_plan(run, path)


def preview(run: ImportRun) -> ImportRun:
    """Plan anew from the stored file; RunClosed if the run is not open any more."""
    return answer_questions(run=run, answers={}, by=None)


@transaction.atomic
def discard_import(*, run: ImportRun, by: Person | None) -> ImportRun:
    """Drop a run that was not applied, its file and its rows."""
    run = _open(run)
    drop_file(run)
    run.rows.get_queryset().unscoped("rows of the run that is dropped").delete()
    run.state, run.counts = RunState.REFUSED, {}
    run.save()
    return run


def _open(run: ImportRun) -> ImportRun:
    fresh = ImportRun.objects.unscoped("the run that is worked on").select_related("organisation__node")
    run = fresh.get(pk=run.pk)
    if not run.is_open:
        raise RunClosed
    return run


def _read_and_plan(run: ImportRun, path: Path, content: bytes | None = None) -> ImportRun:
    """Read outside of the transaction, then store the run with its plan in one."""
    if run.kind == ImportKind.STATISTICS:
        statistics = read_statistics(path, limits=limits())
        with transaction.atomic():
            _store(run, content)
            run.notes = list(statistics.notes)
            plan_statistics(run, statistics)
            return run
    reading = _reading(run, path)
    with transaction.atomic():
        _store(run, content)
        _take_over(run, reading)
        open_questions = [question.id for question in reading.questions if question.id not in run.answers]
        if open_questions:
            run.state = RunState.QUESTIONS
            run.save()
        else:
            plan_list(run, reading, is_complete=run.answers.get(COMPLETE) == "yes")
    return run


def _store(run: ImportRun, content: bytes | None) -> None:
    if content is not None:
        keep_file(run, content)
        run.save()


def _reading(run: ImportRun, path: Path) -> Reading:
    return read_list(
        path,
        kind=ListKind(run.kind),
        limits=limits(),
        remembered=remembered_columns(run.organisation, run.kind),
        answers={key: value for key, value in run.answers.items() if key != COMPLETE},
    )


def _take_over(run: ImportRun, reading: Reading) -> None:
    """What was recognised and asked, as the pages show it."""
    run.notes = [*reading.notes, *_not_taken(reading)]
    run.columns = [
        {
            "letter": column.letter,
            "heading": column.heading,
            "remembered": column.remembered,
            "field": column.field,
            "is_sure": column.sure,
            "dropped_because": column.dropped_because,
        }
        for column in reading.columns
    ]
    run.questions = [_as_json(question) for question in reading.questions]


def _not_taken(reading: Reading) -> list[str]:
    """Columns that were understood and have no place: what anybody may read is no place for remarks."""
    return [
        _("Spalte %(letter)s „%(heading)s“ wird nicht übernommen: %(why)s") % {
            "letter": column.letter, "heading": column.heading, "why": NOT_TAKEN[reading.kind, column.field],
        }
        for column in reading.columns
        if (reading.kind, column.field) in NOT_TAKEN
    ]  # fmt: skip


def _as_json(question: Any) -> dict[str, Any]:
    choices = [{"value": choice.value, "label": choice.label} for choice in question.choices]
    return {"id": question.id, "text": question.text, "choices": choices, "suggested": question.suggested}
