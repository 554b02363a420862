"""Writing a plan: one transaction, all or nothing."""

import threading
from collections.abc import Callable, Mapping

from django.db import connection, transaction
from django.db.models import Model
from django.db.models.functions import Now

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.search import index_records
from wirnetz.imports.actions.decisions import remember_decisions, settle_decisions
from wirnetz.imports.actions.errors import RunClosed, StalePreview
from wirnetz.imports.actions.marks import event_marks
from wirnetz.imports.actions.networks import write_networks
from wirnetz.imports.actions.offices import write_offices
from wirnetz.imports.actions.people import write_people
from wirnetz.imports.actions.statistics import write_statistics
from wirnetz.imports.enums import Effect, ImportKind, RunState
from wirnetz.imports.models import ColumnMemory, ImportRun
from wirnetz.imports.parsing.records import IGNORED
from wirnetz.imports.queries import fingerprint, rows_of
from wirnetz.networks.models import Network
from wirnetz.organisations.models import Organisation

WRITERS: Mapping[str, Callable[[ImportRun, Person | None], None]] = {
    ImportKind.OFFICES: write_offices,
    ImportKind.PEOPLE: write_people,
    ImportKind.NETWORKS: write_networks,
    ImportKind.STATISTICS: write_statistics,
}
INDEXED_AT_ONCE = 1000
ANALYSED_FROM = 2000
"""More rows than this in a list change what the database knows of its tables."""
TOUCHED: Mapping[str, tuple[str, ...]] = {
    ImportKind.OFFICES: ("organisations_organisation", "accounts_node", "imports_importrow"),
    ImportKind.PEOPLE: ("organisations_adviser", "networks_involvement", "imports_importrow"),
    ImportKind.NETWORKS: ("networks_network", "networks_territory", "networks_membership", "imports_importrow"),
    ImportKind.STATISTICS: ("regions_areafigure", "imports_importrow"),
}
INDEXED: Mapping[str, type[Model]] = {"organisations.organisation": Organisation, "networks.network": Network}


@transaction.atomic
def apply_import(*, run: ImportRun, by: Person | None, decisions: Mapping[int, str] | None = None) -> ImportRun:
    """Write what the preview says and what was decided about single rows (primary key → value of a choice).

    StalePreview if records have changed since the preview; RunClosed if it is not open any more.
    """
    found = ImportRun.objects.unscoped("the run that is applied").select_for_update(of=["self"])
    run = found.select_related("organisation__node").get(pk=run.pk)
    if run.state != RunState.PREVIEWED:
        raise RunClosed
    Organisation.objects.select_for_update().get(pk=run.organisation_id)
    if fingerprint(run.organisation, run.kind) != run.fingerprint:
        raise StalePreview
    said = settle_decisions(run, decisions or {})
    WRITERS[run.kind](run, by)
    remember_decisions(run, said, by=by)
    _refresh_statistics(run)
    run.state, run.marks = RunState.APPLIED, event_marks(run.kind)
    run.applied_at = Now()
    run.save()
    run.refresh_from_db(fields=["applied_at"])
    _remember_columns(run)
    details = {"kind": run.kind, "file": run.file_name, "digest": run.digest, "counts": run.counts}
    record_audit(by=by, action="apply_import", record=run, details=details)
    transaction.on_commit(lambda: index_soon(run))
    return run


def _refresh_statistics(run: ImportRun) -> None:
    """After a long list: let the database see how many rows there are now.

    Until it does, it plans questions such as `offices_below` for the few rows of before, which takes seconds. Inside
    the transaction, so that the first reader after the commit finds the figures; reading and writing go on meanwhile.
    """
    if sum(run.counts.values()) <= ANALYSED_FROM:
        return
    with connection.cursor() as cursor:
        for table in TOUCHED[run.kind]:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")


def index_soon(run: ImportRun) -> None:
    """Bring the search up to date after the commit; after a long list in a thread, so that nobody waits for it."""
    if sum(run.counts.values()) <= INDEXED_AT_ONCE:
        index_touched(run)
        return

    def work() -> None:
        try:
            index_touched(run)
        finally:
            connection.close()

    threading.Thread(target=work, name="index-list").start()


def index_touched(run: ImportRun) -> None:
    """Bring the search up to date with the records that a run has touched."""
    touched = rows_of(run).exclude(effect=Effect.NONE).exclude(record_id=None)
    for label, model in INDEXED.items():
        numbers = touched.filter(record_type=label).values_list("record_id", flat=True)
        index_records(model, [number for number in numbers if number])


def _remember_columns(run: ImportRun) -> None:
    """What the headings meant, for the next list; that a column is left out only where somebody said so."""
    known = {
        column["remembered"][:200]: column["field"][:40]
        for index, column in enumerate(run.columns)
        if column["remembered"]
        and column["field"]
        and not column["dropped_because"]
        and (column["field"] != IGNORED or run.answers.get(f"column:{index}") == IGNORED)
    }
    memories = [
        ColumnMemory(organisation=run.organisation, kind=run.kind, heading=heading, field=field)
        for heading, field in sorted(known.items())
    ]
    ColumnMemory.objects.bulk_create(
        memories, update_conflicts=True, update_fields=["field"], unique_fields=["organisation", "kind", "heading"]
    )
