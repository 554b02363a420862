"""Writing down what was done."""

from typing import Any

from django.db.models import Model

from wirnetz.accounts.models import AuditEntry, Person


def record_audit(*, by: Person | None, action: str, record: Model, details: dict[str, Any] | None = None) -> AuditEntry:
    """Write down that `by` (None: the program itself) did `action` to `record`; call inside the same transaction."""
    return AuditEntry.objects.create(
        person=by, action=action, record_type=record._meta.label_lower, record_id=record.pk, details=details or {}
    )
