"""What nobody has declared yet: fields, places for files, caches, logs, cookies."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from pghistory.models import Event, Events

from wirnetz.core.personal.declarations import all_not_personal, all_stores, declared

OF_HISTORY = {"pgh_id", "pgh_created_at", "pgh_label", "pgh_obj", "pgh_context"}
"""Fields of every table of history: number and moment of the change, and who, through the declared context."""


def tables() -> Iterator[type[models.Model]]:
    """Every model that has rows of its own: no proxies, no views on the tables of history."""
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.proxy and not issubclass(model, Events):
            yield model


def tracked_model(model: type[models.Model]) -> type[models.Model] | None:
    """The model whose changes a table of history keeps; None for any other model."""
    if not issubclass(model, Event):
        return None
    tracked: Any = model.pgh_tracked_model
    source: type[models.Model] = tracked._meta.concrete_model
    return source


def undeclared_fields() -> list[str]:
    """ "room.Model.field" for each field that is neither declared personal nor not personal.

    Numbers that the database gives out are keys. Tables of history go by what they keep, tables of pure ties
    between records that are no people need no line.
    """
    known = all_not_personal()
    missing = []
    for model in tables():
        source = tracked_model(model) or model
        for field in model._meta.concrete_fields:
            if is_key(model, field) or (model is not source and field.name in OF_HISTORY) or is_tie(source):
                continue
            if declared(source, field.name) is None and (source, field.name) not in known:
                missing.append(f"{model._meta.label}.{field.name}")
    return missing


def is_key(model: type[models.Model], field: models.Field) -> bool:
    """Whether the database gives the number out and a person's number is not meant."""
    is_number = isinstance(field, models.AutoField | models.BigAutoField | models.UUIDField) and field.primary_key
    return is_number or (field.name == "id" and issubclass(model, Event))


def is_tie(model: type[models.Model]) -> bool:
    """Whether Django made the table to tie two records together, neither of them a person."""
    return bool(model._meta.auto_created) and not any(points_to_person(field) for field in model._meta.concrete_fields)


def points_to_person(field: Any) -> bool:
    """Whether the field is a reference to somebody's account."""
    other = field.related_model
    return other is not None and other._meta.label == settings.AUTH_USER_MODEL


def wrongly_harmless_fields() -> list[str]:
    """Fields declared not personal that point to a person, or hold an address without saying why it is none's."""
    wrong = []
    for (model, name), because in all_not_personal().items():
        field = model._meta.get_field(name)
        if points_to_person(field):
            wrong.append(f"{model._meta.label}.{name}: points to a person")
        elif isinstance(field, models.EmailField | models.GenericIPAddressField) and not because:
            wrong.append(f"{model._meta.label}.{name}: an address needs its reason")
    return wrong


def undeclared_stores() -> list[str]:
    """ "kind: name" for each place outside the tables that nobody declared."""
    known = {(store.kind, store.name) for store in all_stores()}
    found = {("folder", folder) for folder in media_folders()}
    found |= {("cache", name) for name in settings.CACHES}
    logging: dict[str, Any] = settings.LOGGING
    found |= {("log", name) for name in logging["handlers"]}
    found |= {("cookie", name) for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)}
    return sorted(f"{kind}: {name}" for kind, name in found - known)


def media_folders() -> set[str]:
    """The folders into which fields for files write."""
    return {
        getattr(field.upload_to, "__name__", "") or str(field.upload_to).split("/")[0]
        for model in tables()
        for field in model._meta.concrete_fields
        if isinstance(field, models.FileField)
    }
