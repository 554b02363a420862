"""Planning what was read and storing the plan, row by row, without holding all rows."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.imports.enums import ImportKind, RunState
from wirnetz.imports.models import ImportRun
from wirnetz.imports.parsing import Reading, Statistics
from wirnetz.imports.planning.offices import OfficePlan, identities
from wirnetz.imports.planning.records import Planned
from wirnetz.imports.queries import current_matcher, fingerprint, known_offices

_COPY = """
    COPY imports_importrow (run_id, number, outcome, effect, title, record_type, record_id, twin, area_key, before,
        after, choices, message, decision, undoing) FROM STDIN
"""


def plan_list(run: ImportRun, reading: Reading, *, is_complete: bool) -> None:
    """Plan each row of a list and save the run as PREVIEWED; call inside a transaction."""
    run.fingerprint = fingerprint(run.organisation, run.kind)
    if run.kind == ImportKind.OFFICES:
        _plan_offices(run, reading, is_complete)
    else:
        raise NotImplementedError(run.kind)


def plan_statistics(run: ImportRun, statistics: Statistics) -> None:
    """Plan the figures of an official table; call inside a transaction."""
    raise NotImplementedError


def _plan_offices(run: ImportRun, reading: Reading, is_complete: bool) -> None:
    matcher = current_matcher()
    plan = OfficePlan(
        known_offices(run.organisation), locate=matcher.locate, label=matcher.label, today=timezone.localdate()
    )
    rows = plan.rows(reading.rows(), repeated=identities(reading.rows()))
    store_plan(run, "organisations.organisation", rows, plan.endings if is_complete else None)
    if missing := plan.left_over():
        run.questions.append(_completeness(len(missing), run.answers))
        run.save()


def store_plan(run: ImportRun, record_type: str, rows: Iterable[Planned], endings: Any = None) -> None:
    """Replace the plan of a run by these rows and, once they are through, by the ends that follow from them."""
    run.rows.get_queryset().unscoped("the plan of this run is made anew").delete()
    counts: Counter[str] = Counter()
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for planned in rows:
            _write(copy, run.pk, record_type, planned)
            counts[planned.outcome] += 1
        for planned in endings() if endings else ():
            _write(copy, run.pk, record_type, planned)
            counts[planned.outcome] += 1
    run.counts, run.state = dict(counts), RunState.PREVIEWED
    run.save()


def _write(copy: Any, run: int, record_type: str, row: Planned) -> None:
    choices = [{"value": value, "label": label} for value, label in row.choices]
    what = (run, row.number, row.outcome, row.effect, row.title[:200], record_type, row.record_id, row.twin)
    words = (row.area_key, _json(row.before), _json(row.after), _json(choices), row.message[:500])
    copy.write_row((*what, *words, "", ""))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ("[]" if value == [] else "{}")


def _completeness(missing: int, answers: dict[str, str]) -> dict[str, Any]:
    text = _("%d eingetragene Stellen stehen nicht in der Liste. Ist die Liste vollständig?") % missing
    if missing == 1:
        text = _("Eine eingetragene Stelle steht nicht in der Liste. Ist die Liste vollständig?")
    return {
        "id": "complete",
        "text": text,
        "choices": [
            {"value": "no", "label": _("Nein, die fehlenden Stellen bleiben")},
            {"value": "yes", "label": _("Ja, die fehlenden Stellen gelten als beendet")},
        ],
        "suggested": answers.get("complete", "no"),
    }
