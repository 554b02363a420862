"""Where the histories stood when a run was applied, so that later edits can be told from its own."""

from django.apps import apps
from django.db.models import Max, Model

from wirnetz.imports.enums import ImportKind

HISTORIES: dict[str, dict[str, str]] = {
    ImportKind.OFFICES: {
        "organisations.organisation": "organisations.OrganisationEvent",
        "accounts.grant": "accounts.GrantEvent",
    },
    ImportKind.PEOPLE: {
        "organisations.adviser": "organisations.AdviserEvent",
        "networks.involvement": "networks.InvolvementEvent",
    },
    ImportKind.NETWORKS: {
        "networks.network": "networks.NetworkEvent",
        "networks.territory": "networks.TerritoryEvent",
        "networks.membership": "networks.MembershipEvent",
    },
    ImportKind.STATISTICS: {},
}

_TRACES = {"source_note", "as_of"}
"""What a list leaves behind even when it is taken back."""


def event_marks(kind: str) -> dict[str, int]:
    """By type of record: the number of its last event."""
    return {
        label: _events(name)._default_manager.aggregate(last=Max("pgh_id"))["last"] or 0
        for label, name in HISTORIES[kind].items()
    }


def edited_since(kind: str, label: str, mark: int, numbers: list[int]) -> set[int]:
    """Those of the records that are not any more as they were at the mark; what was changed and set back is."""
    name = HISTORIES[kind].get(label)
    if name is None:
        return set()
    history = _events(name)._default_manager.filter(pgh_obj_id__in=numbers)
    touched = set(history.filter(pgh_id__gt=mark).values_list("pgh_obj_id", flat=True))
    model = apps.get_model(label)
    fields = [field.attname for field in model._meta.concrete_fields if field.name not in _TRACES]
    then = history.filter(pgh_id__lte=mark, pgh_obj_id__in=touched).order_by("pgh_obj_id", "-pgh_id")
    left = {row["pgh_obj_id"]: row for row in then.distinct("pgh_obj_id").values("pgh_obj_id", *fields)}
    now = {row["id"]: row for row in model._base_manager.filter(pk__in=touched).values(*fields)}
    return {
        number
        for number in touched
        if number not in left or number not in now or any(left[number][name] != now[number][name] for name in fields)
    }


def _events(name: str) -> type[Model]:
    return apps.get_model(name)
