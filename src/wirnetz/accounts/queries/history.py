"""What changed in a record, field by field, by whom and when: read from the tables of history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from wirnetz.accounts.models import Node, Person
from wirnetz.accounts.queries.places import place_names
from wirnetz.core.personal import field_label
from wirnetz.core.personal.telling import in_words

SILENT = frozenset({"sort_key", "hash", "token_hash", "password"})
"""Fields that follow from others or open something."""


@dataclass(frozen=True)
class Difference:
    """One field, before and after, in words."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One step in a record's history; `number` names the state that was there afterwards."""

    number: int
    at: datetime
    who: str
    kind: str
    page: str
    differences: tuple[Difference, ...]

    @property
    def is_creation(self) -> bool:
        """Whether the record came into being."""
        return self.kind == "insert"

    @property
    def is_removal(self) -> bool:
        """Whether the record went."""
        return self.kind == "delete"


def event_model(model: type[models.Model]) -> Any:
    """The table of history of a model; None where none is kept."""
    try:
        return apps.get_model(model._meta.app_label, f"{model._meta.object_name}Event")
    except LookupError:
        return None


def tracked_fields(model: type[models.Model]) -> list[Any]:
    """The fields whose states history keeps and that say something to a reader."""
    events = event_model(model)
    kept = {field.name for field in events._meta.concrete_fields} if events else set()
    return [
        field
        for field in model._meta.concrete_fields
        if field.name in kept and not field.primary_key and field.name not in SILENT
    ]


def states_of(record: models.Model) -> list[Any]:
    """All kept states of a record, the oldest first; one query."""
    events = event_model(type(record))
    if events is None:
        return []
    return list(events.objects.filter(pgh_obj_id=record.pk).select_related("pgh_context").order_by("pgh_id"))


def changes_of(record: models.Model) -> list[Change]:
    """What changed in `record`, the newest first; a constant number of questions, however long the history."""
    states, fields = states_of(record), tracked_fields(type(record))
    names, people = _referred(states, fields), _writers(states)
    changes = []
    before: Any = None
    for state in states:
        found = _differences(before, state, fields, names)
        if found or state.pgh_label in ("insert", "delete"):
            context = state.pgh_context.metadata if state.pgh_context else {}
            who = people.get(context.get("user") or 0, "")
            changes.append(
                Change(
                    number=state.pgh_id,
                    at=state.pgh_created_at,
                    who=who or _("Das Programm"),
                    kind=state.pgh_label,
                    page=context.get("url") or "",
                    differences=() if state.pgh_label == "delete" else tuple(found),
                )
            )
        before = state
    return changes[::-1]


def _differences(before: Any, after: Any, fields: list[Any], names: dict[Any, dict[Any, str]]) -> list[Difference]:
    found = []
    for field in fields:
        old = getattr(before, field.attname) if before is not None else None
        new = getattr(after, field.attname)
        if old != new and not (before is None and new in ("", None, False, [], {})):
            words_before = "" if before is None else _words(before, field, names)
            found.append(Difference(field.name, field_label(field), words_before, _words(after, field, names)))
    return found


def _words(state: Any, field: Any, names: dict[Any, dict[Any, str]]) -> str:
    value = getattr(state, field.attname)
    if field.is_relation:
        return names.get(field.related_model, {}).get(value, "" if value is None else str(value))
    return in_words(state, field.name, value)


def _referred(states: Iterable[Any], fields: list[Any]) -> dict[Any, dict[Any, str]]:
    """The names of all records that the states point to; one query for each kind."""
    asked: dict[Any, set[Any]] = {}
    for field in fields:
        if field.is_relation:
            numbers = {getattr(state, field.attname) for state in states} - {None}
            asked.setdefault(field.related_model, set()).update(numbers)
    return {
        model: place_names(numbers)
        if model is Node
        else {row.pk: str(row) for row in model._base_manager.filter(pk__in=numbers)}
        for model, numbers in asked.items()
        if numbers
    }


def _writers(states: Iterable[Any]) -> dict[int, str]:
    numbers = {state.pgh_context.metadata.get("user") for state in states if state.pgh_context} - {None}
    return {person.pk: str(person) for person in Person.objects.filter(pk__in=numbers)}
