"""Taking a run back: exactly its rows, except those that somebody has edited since."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import ForeignObjectRel, Model
from django.db.models.functions import Now
from pghistory.models import Event

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.imports.actions.applying import index_soon
from wirnetz.imports.actions.errors import RunClosed
from wirnetz.imports.actions.marks import edited_since
from wirnetz.imports.actions.restoring import restore
from wirnetz.imports.actions.statistics import FIGURES, restore_figures
from wirnetz.imports.actions.tree import hang_back
from wirnetz.imports.enums import Effect, RunState, Undoing
from wirnetz.imports.models import DuplicateDecision, ImportRow, ImportRun
from wirnetz.imports.queries import rows_of
from wirnetz.organisations.models import Organisation

_AT_ONCE = 1000


@transaction.atomic
def undo_import(*, run: ImportRun, by: Person | None) -> ImportRun:
    """Remove what the run created, set back what it changed, reopen what it ended.

    Records that were edited since, or that others point to by now, stay as they are and are marked on their rows.
    RunClosed if the run was not applied or is taken back already.
    """
    found = ImportRun.objects.unscoped("the run that is taken back").select_for_update(of=["self"])
    run = found.select_related("organisation__node").get(pk=run.pk)
    if run.state != RunState.APPLIED:
        raise RunClosed
    kept = 0
    lifted = hang_back(run)
    for rows in _portions(run):
        kept += _take_back(run, rows, lifted)
    DuplicateDecision.objects.unscoped("decisions of the run that is taken back").filter(run=run).delete()
    run.state, run.undone_at = RunState.UNDONE, Now()
    run.save()
    run.refresh_from_db(fields=["undone_at"])
    record_audit(by=by, action="undo_import", record=run, details={"kind": run.kind, "kept": kept})
    transaction.on_commit(lambda: index_soon(run))
    return run


def _portions(run: ImportRun) -> Iterator[list[ImportRow]]:
    """The rows with an effect, the later ones first, some at a time."""
    rows = rows_of(run).exclude(effect=Effect.NONE).order_by("-pk").iterator(_AT_ONCE)
    while some := list(islice(rows, _AT_ONCE)):
        yield some


def _take_back(run: ImportRun, rows: list[ImportRow], lifted: set[int]) -> int:
    """Take some rows back; the number of those that stay. `lifted` are offices that hang as before already."""
    kept = 0
    for label in sorted({row.record_type for row in rows}, key=_ORDER.index):
        if label == FIGURES:
            kept += restore_figures([row for row in rows if row.record_type == label])
            continue
        model = apps.get_model(label)
        ours = [row for row in rows if row.record_type == label]
        numbers = [row.record_id for row in ours if row.record_id]
        edited = edited_since(run.kind, label, run.marks.get(label, 0), numbers)
        edited -= lifted if model is Organisation else set()
        created = {row.record_id for row in ours if row.record_id and row.effect == Effect.CREATE} - edited
        hanging = pointed_to(model, sorted(created))
        for row in ours:
            stays = row.record_id in edited or row.record_id in hanging
            row.undoing = Undoing.KEPT if stays else Undoing.RESTORED
        _restore_what_fits(model, [row for row in ours if row.undoing == Undoing.RESTORED])
        kept += sum(row.undoing == Undoing.KEPT for row in ours)
    stored = ImportRow.objects.unscoped("rows of the run that is taken back")
    for undoing in Undoing:
        stored.filter(pk__in=[row.pk for row in rows if row.undoing == undoing]).update(undoing=undoing)
    return kept


def _restore_what_fits(model: type[Model], rows: list[ImportRow]) -> None:
    """Set records back together; where newer records are in the way, one by one, and those that don't fit stay."""
    try:
        with transaction.atomic():
            restore(model, rows)
    except IntegrityError:
        if len(rows) == 1:
            rows[0].undoing = Undoing.KEPT
            return
        middle = len(rows) // 2
        _restore_what_fits(model, rows[:middle])
        _restore_what_fits(model, rows[middle:])


def pointed_to(model: type[Model], numbers: list[int]) -> set[int]:
    """Those of the records that other records point to; their own histories and decisions about doubles aside."""
    found: set[int] = set()
    for relation in model._meta.get_fields(include_hidden=True):
        related: Any = relation.related_model
        if not isinstance(relation, ForeignObjectRel) or related is None:
            continue
        if issubclass(related, Event) or related._meta.label_lower in _HARMLESS or related._meta.proxy:
            continue
        name = relation.field.name
        rows = related._base_manager.filter(**{f"{name}__in": numbers})
        found |= set(rows.values_list(name, flat=True))
    if model is Organisation:
        offices = Organisation.objects.filter(pk__in=numbers, node__isnull=False)
        at = offices.values("node")
        granted = Grant.objects.unscoped("rights at offices that are taken back").filter(node__in=at)
        below = Node.objects.filter(parent__in=at)
        nodes = {*granted.values_list("node_id", flat=True), *below.values_list("parent_id", flat=True)}
        found |= set(offices.filter(node__in=nodes).values_list("pk", flat=True))
    return found


_ORDER = (
    "accounts.grant", "networks.involvement", "networks.membership", "networks.territory", "organisations.adviser",
    "networks.network",
    "organisations.organisation", FIGURES,
)  # fmt: skip
"""What points to others is taken back before them."""
_HARMLESS = {"imports.duplicatedecision"}
