"""Planning what was read and storing the plan, row by row, without holding all rows."""

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirnetz.accounts.queries import erased_addresses
from wirnetz.imports.actions.statistics import TABLE
from wirnetz.imports.enums import ImportKind, RunState
from wirnetz.imports.models import ImportRun
from wirnetz.imports.parsing import Reading, Statistics
from wirnetz.imports.planning.identities import identities
from wirnetz.imports.planning.networks import NetworkPlan
from wirnetz.imports.planning.offices import OfficePlan
from wirnetz.imports.planning.people import PeoplePlan
from wirnetz.imports.planning.records import Planned
from wirnetz.imports.planning.statistics import plan_figures
from wirnetz.imports.planning.tree import Tree
from wirnetz.imports.queries import current_matcher, fingerprint, former_offices, known_offices, memory_of
from wirnetz.imports.queries.networks import network_ground
from wirnetz.imports.queries.people import former_people, known_people, known_ties, network_names, office_names
from wirnetz.imports.queries.statistics import districts_of_today, heirs_of_districts, known_figures

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_COPY = """
    COPY imports_importrow (run_id, number, outcome, effect, title, record_type, record_id, twin, area_key, before,
        after, choices, message, decision, undoing) FROM STDIN
"""


def plan_list(run: ImportRun, reading: Reading, *, is_complete: bool) -> None:
    """Plan each row of a list and save the run as PREVIEWED; call inside a transaction."""
    run.fingerprint = fingerprint(run.organisation, run.kind)
    if run.kind == ImportKind.NETWORKS:
        network_plan = NetworkPlan(network_ground(run.organisation), today=_today())
        store_plan(run, network_plan.rows(reading.rows()))
        return
    plan: OfficePlan | PeoplePlan
    if run.kind == ImportKind.PEOPLE:
        plan = _people_plan(run)
        store_plan(run, plan.rows(reading.rows()), plan.endings if is_complete else None)
    else:
        plan = offices = _office_plan(run, reading)
        rows = offices.rows(reading.rows(), repeated=cache(lambda: identities(reading.rows())))
        store_plan(run, rows, lambda: chain(offices.endings() if is_complete else (), offices.left_without()))
    if missing := len(plan.left_over()):
        run.questions.append(_completeness(run.kind, missing, run.answers))
        run.save()


def _office_plan(run: ImportRun, reading: Reading) -> OfficePlan:
    house, matcher, known = run.organisation, current_matcher(), known_offices(run.organisation)
    has_parents = "parent" in reading.recognised.columns.values()
    names = (house.name, house.short_name)
    return OfficePlan(
        known,
        locate=matcher.locate,
        label=matcher.label,
        today=_today(),
        house=house.pk,
        former=former_offices(house),
        memory=memory_of(house),
        tree=Tree(known, reading.rows(), house=house.pk, names=names) if has_parents else None,
    )


def plan_statistics(run: ImportRun, statistics: Statistics) -> None:
    """Plan the figures of an official table; call inside a transaction."""
    run.fingerprint = fingerprint(run.organisation, run.kind)
    rows = plan_figures(
        statistics.rows,
        districts=districts_of_today(),
        successors=heirs_of_districts(),
        known=known_figures(TABLE),
    )
    store_plan(run, rows)


def _people_plan(run: ImportRun) -> PeoplePlan:
    house = run.organisation
    return PeoplePlan(
        known_people(house),
        known_ties(house),
        house=house.pk,
        offices=office_names(house),
        networks=network_names(),
        former=former_people(house),
        is_erased=erased_addresses(),
        today=_today(),
    )


def _today() -> str:
    return timezone.localdate().isoformat()


def store_plan(run: ImportRun, rows: Iterable[Planned], endings: Any = None) -> None:
    """Replace the plan of a run by these rows and, once they are through, by the ends that follow from them."""
    run.rows.get_queryset().unscoped("the plan of this run is made anew").delete()
    counts: Counter[str] = Counter()
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for planned in rows:
            _write(copy, run.pk, planned)
            counts[planned.outcome] += 1
        for planned in endings() if endings else ():
            _write(copy, run.pk, planned)
            counts[planned.outcome] += 1
    run.counts, run.state = dict(counts), RunState.PREVIEWED
    run.save()


def _write(copy: Any, run: int, row: Planned) -> None:
    choices = _json([{"value": value, "label": label} for value, label in row.choices]) if row.choices else "[]"
    before, after = (_json(values) if values else "{}" for values in (row.before, row.after))
    what = (run, row.number, row.outcome, row.effect, row.title[:200], row.record_type, row.record_id, row.twin)
    copy.write_row((*what, row.area_key, before, after, choices, row.message[:500], row.decision, ""))


def _completeness(kind: str, missing: int, answers: dict[str, str]) -> dict[str, Any]:
    if kind == ImportKind.OFFICES:
        text = ngettext(
            "Eine eingetragene Stelle steht nicht in der Liste. Ist die Liste vollständig?",
            "%d eingetragene Stellen stehen nicht in der Liste. Ist die Liste vollständig?",
            missing,
        )
        choices = {
            "no": _("Nein, was fehlt, bleibt eingetragen"),
            "yes": _("Ja, die fehlenden Stellen gelten als beendet"),
        }
    else:
        text = ngettext(
            "Eine eingetragene Person steht nicht in der Liste. Ist die Liste vollständig?",
            "%d eingetragene Personen stehen nicht in der Liste. Ist die Liste vollständig?",
            missing,
        )
        choices = {
            "no": _("Nein, wer fehlt, bleibt eingetragen"),
            "yes": _("Ja, wer fehlt, arbeitet nicht mehr hier"),
        }
    return {
        "id": "complete",
        "text": text % missing if "%d" in text else text,
        "choices": [{"value": value, "label": label} for value, label in choices.items()],
        "suggested": answers.get("complete", "no"),
    }
