"""Taking a list away is written down: who, what, when."""

from django.db import transaction

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import AuditEntry, Person
from wirnetz.organisations.models import Organisation


@transaction.atomic
def note_export(*, organisation: Organisation, what: str, by: Person) -> AuditEntry:
    """Write down that somebody took away the organisation's list of `what` (offices or people)."""
    return record_audit(by=by, action="export_list", record=organisation, details={"what": what})
