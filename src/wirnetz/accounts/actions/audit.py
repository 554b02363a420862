"""Writing down what was done."""

import re
from typing import Any

from django.db.models import Model

from wirnetz.accounts.models import AuditEntry, Person
from wirnetz.core.origin import current_origin

ADDRESS = re.compile(r"[^\s@<>]+(@[^\s@<>]+)")


def record_audit(*, by: Person | None, action: str, record: Model, details: dict[str, Any] | None = None) -> AuditEntry:
    """Write down that `by` (None: the program itself) did `action` to `record`; call inside the same transaction.

    The record cannot be changed afterwards, so it holds numbers, never addresses: what looks like one is shortened.
    """
    return AuditEntry.objects.create(
        person=by,
        action=action,
        record_type=record._meta.label_lower,
        record_id=record.pk,
        origin=current_origin(),
        details=without_addresses(details or {}),
    )


def without_addresses(value: Any) -> Any:
    """The same details; of an address only what comes after the @ stays."""
    if isinstance(value, str):
        return ADDRESS.sub(r"…\1", value)
    if isinstance(value, dict):
        return {key: without_addresses(part) for key, part in value.items()}
    return [without_addresses(part) for part in value] if isinstance(value, list | tuple) else value
