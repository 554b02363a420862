"""Roles are given and end."""

from datetime import date

from django.db import transaction

from wirnetz.accounts.actions.audit import record_audit
from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import Grant, Node, Person


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
