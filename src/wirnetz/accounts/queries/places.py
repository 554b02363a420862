"""What places in the tree of rights are called, and which house they belong to."""

from collections.abc import Iterable

from django.db.models import Model

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node

_namers: list[type[Model]] = []


def name_places_by(model: type[Model]) -> None:
    """Enter a model with `node` and `name`: its records give their places a name."""
    if model not in _namers:
        _namers.append(model)


def place_names(nodes: Iterable[int]) -> dict[int, str]:
    """The names of these places by their number; one question for each kind of record, however many places."""
    asked = set(nodes)
    found: dict[int, str] = {}
    for model in _namers:
        found |= dict(model._default_manager.filter(node__in=asked).values_list("node_id", "name"))
    missing = asked - found.keys()
    if missing:
        found |= {node.pk: node.get_kind_display() for node in Node.objects.filter(pk__in=missing)}
    return found


def place_name(node: Node) -> str:
    """The name of one place."""
    return place_names([node.pk])[node.pk]


def house_of(node: Node) -> Node | None:
    """The topmost organisation at or above `node`; None for the alliance, networks and bodies."""
    above = Node.objects.filter(path__above=str(node.path), kind=NodeKind.ORGANISATION)
    return above.order_by("path").first()
