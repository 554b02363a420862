"""Places in the tree of rights."""

from collections.abc import Sequence

from django.db import transaction

from wirnetz.accounts.actions.audit import record_audit
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node, Person


def add_node(*, kind: NodeKind, parent: Node | None) -> Node:
    """A new place in the tree of rights; its path is set by the database."""
    node = Node.objects.create(kind=kind, parent=parent)
    node.refresh_from_db(fields=["path"])
    return node


def add_nodes(*, places: Sequence[tuple[NodeKind, Node | None]]) -> list[Node]:
    """Many new places at once, each as (kind, parent); parents must be stored. The answers do not know their path."""
    return Node.objects.bulk_create([Node(kind=kind, parent=parent) for kind, parent in places])


@transaction.atomic
def move_node(*, node: Node, parent: Node, by: Person | None) -> Node:
    """Hang `node` with everything below it under `parent`; IntegrityError if that would make a circle."""
    old = node.parent_id
    node.parent = parent
    node.save(update_fields=["parent"])
    node.refresh_from_db(fields=["path"])
    record_audit(by=by, action="move_node", record=node, details={"from": old, "to": parent.pk})
    return node
