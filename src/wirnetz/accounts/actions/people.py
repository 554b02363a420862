"""Writes to people themselves."""

from datetime import date

from django.db import transaction

from wirnetz.accounts.actions.audit import record_audit
from wirnetz.accounts.models import Person


def note_visit(*, person: Person, on: date) -> None:
    """Keep the day of the last visit, nothing finer."""
    Person.objects.filter(pk=person.pk).update(seen_on=on)


@transaction.atomic
def rename_person(*, person: Person, name: str, by: Person) -> Person:
    """Call `person` by another name from now on."""
    person.name = name.strip()
    person.save(update_fields=["name"])
    record_audit(by=by, action="rename_person", record=person)
    return person
