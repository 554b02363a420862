"""Migrations that draw up all models once for many steps instead of once for each.

Django renders the models anew after every operation; with some hundred models that related to each other this is nearly
all of the time that setting up an empty database takes.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

ON_NEW_TABLES = (AddTrigger,)
SIDE_BY_SIDE = (CreateModel, AddField, AddIndex, AddConstraint, AddTrigger, RemoveTrigger)


class Together(Operation):
    """Operations that do not build on one another's tables: the state moves on by all of them at once.

    Each writes to the database what it would write by itself, in the same order.
    """

    reduces_to_sql = True
    reversible = False

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = list(operations)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change the bare state; the models are drawn up when they are next asked for."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Write each operation's part."""
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Not built: Wirnetz goes back by its backup, not by undoing migrations."""
        raise NotImplementedError

    def describe(self) -> str:
        """What is done, for the list of migrations."""
        return "; ".join(operation.describe() for operation in self.operations)


def together(operations: Iterable[Operation]) -> list[Operation]:
    """Group neighbouring operations as far as that is safe, and leave the others as they are.

    Safe are new tables with their triggers, and new fields, indexes, constraints and triggers of older tables. What
    alters a table that the group itself creates begins a new group, since a table is created in its final form.
    """
    return [group[0] if len(group) == 1 else Together(group) for group in _groups(operations)]


def _groups(operations: Iterable[Operation]) -> Iterator[list[Operation]]:
    group: list[Operation] = []
    created: set[str] = set()
    for operation in operations:
        name = str(getattr(operation, "model_name", None) or getattr(operation, "name", "")).lower()
        builds_on = name in created and not isinstance(operation, ON_NEW_TABLES)
        if group and (builds_on or not isinstance(operation, SIDE_BY_SIDE)):
            yield group
            group, created = [], set()
        group.append(operation)
        if isinstance(operation, CreateModel):
            created.add(operation.name.lower())
        elif not isinstance(operation, SIDE_BY_SIDE):
            yield group
            group, created = [], set()
    if group:
        yield group
