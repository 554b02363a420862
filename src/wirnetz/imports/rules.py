"""Who may upload lists: the administration of the house itself; the alliance office only for its own."""

from typing import Any

from django.db.models import QuerySet

from wirnetz.accounts.enums import Verb
from wirnetz.accounts.rules import RUN, Held, Visitor, enter_rights, nodes_where, visible_rule
from wirnetz.imports.models import ColumnMemory, DuplicateDecision, ImportRow, ImportRun
from wirnetz.organisations.models import Organisation

HOUSE = Held(house=RUN)

enter_rights(Organisation, lambda organisation: organisation.node, {Verb.IMPORT: HOUSE})
enter_rights(ImportRun, lambda run: run.organisation.node, {Verb.IMPORT: HOUSE, Verb.UNDO: HOUSE})


@visible_rule(ImportRun)
def visible_runs(visitor: Visitor, runs: QuerySet[Any]) -> QuerySet[Any]:
    """Runs of the organisations that the visitor may upload lists for."""
    return runs.filter(organisation__node__in=nodes_where(visitor, HOUSE))


@visible_rule(ImportRow)
def visible_rows(visitor: Visitor, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rows of visible runs."""
    return rows.filter(run__organisation__node__in=nodes_where(visitor, HOUSE))


@visible_rule(ColumnMemory)
def visible_memories(visitor: Visitor, memories: QuerySet[Any]) -> QuerySet[Any]:
    """Memories of the organisations that the visitor may upload lists for."""
    return memories.filter(organisation__node__in=nodes_where(visitor, HOUSE))


@visible_rule(DuplicateDecision)
def visible_decisions(visitor: Visitor, decisions: QuerySet[Any]) -> QuerySet[Any]:
    """Decisions about offices of such organisations."""
    return decisions.filter(organisation__node__in=nodes_where(visitor, HOUSE))
