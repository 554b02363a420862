"""Records that go from one office to another, noted so that they can go back."""

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict

from django.apps import apps
from django.db import IntegrityError, models, transaction


class Move(TypedDict):
    """What changed on a record: fields and values before and after, as JSON holds them."""

    record: str
    pk: int
    before: dict[str, Any]
    after: dict[str, Any]


def move_records(
    records: Iterable[models.Model], change: Mapping[str, Any], *, otherwise: Mapping[str, Any] | None = None
) -> list[Move]:
    """Change each record; where another one is in the way, do what `otherwise` says, or leave it where it is."""
    found = []
    for record in records:
        for wanted in (change, otherwise):
            if wanted is not None and (move := _changed(record, wanted)) is not None:
                found.append(move)
                break
    return found


def move_back(moves: Iterable[Move]) -> int:
    """Give records back what they had, the last first, unless they were changed since; how many stay as they are."""
    stay = 0
    for move in reversed(list(moves)):
        record = apps.get_model(move["record"])._base_manager.filter(pk=move["pk"]).first()
        is_edited = record is None or any(
            _plain(getattr(record, name)) != move["after"][name] for name in move["after"]
        )
        if record is None or is_edited or _changed(record, move["before"]) is None:
            stay += 1
    return stay


def _changed(record: models.Model, wanted: Mapping[str, Any]) -> Move | None:
    """The record with these values, stored; None where another record is in the way."""
    before = {name: getattr(record, name) for name in wanted}
    try:
        with transaction.atomic():
            for name, value in wanted.items():
                setattr(record, name, value)
            record.save(update_fields=[_field(record, name) for name in wanted])
    except IntegrityError:
        for name, value in before.items():
            setattr(record, name, value)
        return None
    return Move(
        record=record._meta.label_lower,
        pk=int(record.pk),
        before={name: _plain(value) for name, value in before.items()},
        after={name: _plain(value) for name, value in wanted.items()},
    )


def _field(record: models.Model, name: str) -> str:
    return next(field.name for field in record._meta.concrete_fields if name in {field.attname, field.name})


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
