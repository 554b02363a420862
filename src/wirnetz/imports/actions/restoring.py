"""Setting single records back to what they were before a run; what they hung below is `tree.hang_back`'s work."""

from typing import Any

from django.db.models import Field, ForeignKey, Model

from wirnetz.accounts.models import Node
from wirnetz.core.sorting import german_sort_key
from wirnetz.imports.enums import Effect
from wirnetz.imports.models import ImportRow
from wirnetz.networks.models import Network
from wirnetz.organisations.models import Organisation
from wirnetz.regions.models import Area


def restore(model: type[Model], rows: list[ImportRow]) -> None:
    """Remove the created records of these rows, and give the others back the values they had before."""
    created = [row.record_id for row in rows if row.effect == Effect.CREATE]
    records = model._base_manager.filter(pk__in=created)
    nodes = list(records.values_list("node_id", flat=True)) if model in {Organisation, Network} else []
    records.delete()
    Node.objects.filter(pk__in=nodes).delete()
    changed: dict[int | None, dict[str, Any]] = {}
    for row in rows:
        if row.effect != Effect.CREATE:
            before = {name: value for name, value in row.before.items() if name != "parent"}
            changed.setdefault(row.record_id, {}).update(before)
    stored = list(model._base_manager.filter(pk__in=changed))
    areas = _areas(changed.values())
    names: set[str] = set()
    for record in stored:
        before = changed[record.pk]
        for name, value in before.items():
            field = model._meta.get_field(name)
            setattr(record, field.attname, _value(field, value, areas))  # type: ignore[union-attr]
        names |= set(before)
        if "name" in before:
            record.sort_key = german_sort_key(str(before["name"]))  # type: ignore[attr-defined]
            names.add("sort_key")
    if names:
        model._base_manager.bulk_update(stored, sorted(names), batch_size=500)


def _areas(values: Any) -> dict[str, int]:
    keys = {str(before[name]) for before in values for name in ("seat", "municipality") if before.get(name)}
    return dict(Area.objects.filter(key__in=keys).values_list("key", "pk"))


def _value(field: Any, value: Any, areas: dict[str, int]) -> Any:
    if isinstance(field, ForeignKey) and field.related_model is Area:
        return areas.get(str(value)) if value else None
    if isinstance(field, Field) and field.null and value in {"", None}:
        return None
    return value
