"""Writes to people themselves."""

from django.db import transaction

from wirnetz.accounts.actions.audit import record_audit
from wirnetz.accounts.models import Person


@transaction.atomic
def rename_person(*, person: Person, name: str, by: Person) -> Person:
    """Call `person` by another name from now on."""
    person.name = name.strip()
    person.save(update_fields=["name"])
    record_audit(by=by, action="rename_person", record=person)
    return person
