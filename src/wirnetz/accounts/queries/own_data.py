"""What is held about a person, and who that person is in terms of the registry."""

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Model, Q
from django.utils import timezone

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.core.personal import Part, Subject, what_is_held


def addresses_of(person: Person) -> frozenset[str]:
    """The addresses that are this person's: today's, further ones, and earlier ones that are nobody else's now."""
    mine = {person.email}
    if apps.is_installed("allauth.account"):
        address = apps.get_model("account", "EmailAddress")
        mine |= set(address._base_manager.filter(user_id=person.pk).values_list("email", flat=True))
    earlier = apps.get_model("accounts", "PersonEvent")._base_manager.filter(pgh_obj_id=person.pk)
    mine |= set(earlier.values_list("email", flat=True))
    taken = Person.objects.filter(email__in=mine).exclude(pk=person.pk).values_list("email", flat=True)
    return frozenset(address.lower() for address in mine - set(taken) if address)


def subject_of(person: Person) -> Subject:
    """The person as the registry knows them: number and addresses."""
    return Subject(number=person.pk, addresses=addresses_of(person))


def described(record: Model) -> str:
    """A record that an entry points to, in words; of another person's account only that it is one."""
    if isinstance(record, Node):
        for kind in ("organisation", "network", "body"):
            if hasattr(record, kind):
                return str(getattr(record, kind))
        return str(record.get_kind_display())
    return str(record)


def subject_with_address(address: str) -> Subject:
    """Whoever this address belongs to: the person with that account, or somebody without one (number 0)."""
    clean = address.strip().lower()
    person = Person.objects.filter(email=clean).first()
    return subject_of(person) if person else Subject(number=0, addresses=frozenset({clean}))


def data_of(person: Person) -> list[Part]:
    """Everything held about this person, purpose by purpose."""
    return parts_about(subject_of(person))


def parts_about(subject: Subject) -> list[Part]:
    """Everything held about somebody, with or without an account, purpose by purpose."""
    return what_is_held(subject, describe=described)


def data_as_json(person: Person) -> dict[str, Any]:
    """The same for machines (Article 20): keys are stable, values are plain data."""
    return json_about(subject_of(person))


def json_about(subject: Subject) -> dict[str, Any]:
    """Everything held about somebody, for machines."""
    return {
        "stand": timezone.now().isoformat(timespec="seconds"),
        "person": subject.number,
        "zwecke": [
            {
                "zweck": part.purpose.value,
                "wofuer": part.what_for,
                "grundlagen": list(part.bases),
                "aufbewahrung": list(part.keeps),
                "datensaetze": [
                    {
                        "tabelle": record.table,
                        "nummer": record.number,
                        "art": record.kind,
                        "geaendert": record.changed_at and record.changed_at.isoformat(),
                        "angaben": {field.name: field.value for field in record.fields},
                    }
                    for record in part.records
                ],
            }
            for part in parts_about(subject)
        ],
    }


def is_last_administrator(person: Person, *, on: date) -> bool:
    """Whether the alliance would have nobody left who runs it."""
    running = Q(from_on__lte=on) & (Q(until_on__isnull=True) | Q(until_on__gte=on))
    grants = Grant.objects.unscoped("who runs the alliance").filter(
        running, role=Role.ADMINISTRATION, node__kind=NodeKind.ALLIANCE, person__is_active=True
    )
    return grants.filter(person=person).exists() and not grants.exclude(person=person).exists()
