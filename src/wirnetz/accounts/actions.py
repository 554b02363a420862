"""Writes of the room `accounts`: each is one verb, one transaction, one entry in the record."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry, Grant, Node, Person


def record_audit(*, by: Person | None, action: str, record: Model, details: dict[str, Any] | None = None) -> AuditEntry:
    """Write down that `by` (None: the program itself) did `action` to `record`; call inside the same transaction."""
    return AuditEntry.objects.create(
        person=by, action=action, record_type=record._meta.label_lower, record_id=record.pk, details=details or {}
    )


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


@transaction.atomic
def grant_role(
    *, person: Person, node: Node, role: Role, from_on: date, until_on: date | None, by: Person | None
) -> Grant:
    """Give `person` a role at `node` and below it, from a day on, perhaps until a day (inclusive)."""
    grant = Grant.objects.create(person=person, node=node, role=role, from_on=from_on, until_on=until_on, granted_by=by)
    record_audit(by=by, action="grant_role", record=grant, details={"role": role, "node": node.pk, "person": person.pk})
    return grant


@transaction.atomic
def end_grant(*, grant: Grant, on: date, by: Person | None) -> Grant:
    """Let a grant end after the day `on`; it stays as history."""
    grant.until_on = on
    grant.save(update_fields=["until_on"])
    record_audit(by=by, action="end_grant", record=grant, details={"until": on.isoformat()})
    return grant
