"""Where the histories stood when a run was applied, so that later edits can be told from its own."""

from django.apps import apps
from django.db.models import Max, Model

from wirnetz.imports.enums import ImportKind

HISTORIES: dict[str, dict[str, str]] = {
    ImportKind.OFFICES: {"organisations.organisation": "organisations.OrganisationEvent"},
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


def event_marks(kind: str) -> dict[str, int]:
    """By type of record: the number of its last event."""
    return {
        label: _events(name)._default_manager.aggregate(last=Max("pgh_id"))["last"] or 0
        for label, name in HISTORIES[kind].items()
    }


def edited_since(kind: str, label: str, mark: int, numbers: list[int]) -> set[int]:
    """Those of the records that somebody has written after the mark."""
    name = HISTORIES[kind].get(label)
    if name is None:
        return set()
    events = _events(name)._default_manager.filter(pgh_id__gt=mark, pgh_obj_id__in=numbers)
    return set(events.values_list("pgh_obj_id", flat=True))


def _events(name: str) -> type[Model]:
    return apps.get_model(name)
