"""Erasing a person, and erasing again what a restored backup has brought back.

That somebody was erased is written to a ledger beside the database, as a keyed digest: a backup that is older than
the erasure does not know of it, the ledger does.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from wirnetz.accounts.actions.audit import record_audit
from wirnetz.accounts.models import ErasureEntry, Person
from wirnetz.accounts.queries.erasures import address_digest
from wirnetz.accounts.queries.own_data import is_last_administrator, subject_of
from wirnetz.core.personal import Subject, erase_subject, groups

LEDGER = "erasures.jsonl"


class NotErasable(Exception):
    """The person cannot be erased now; the message says why and what to do, in German."""


@transaction.atomic
def erase_person(*, person: Person, by: Person | None) -> dict[str, int]:
    """Delete, empty and replace everything about `person` as the registry says; the account's number stays.

    Answers how many rows of which table were touched. NotErasable for the last administrator of the alliance.
    """
    today = timezone.localdate()
    if is_last_administrator(person, on=today):
        raise NotErasable(
            _("Sie sind die einzige Person, die die Allianz verwaltet. Geben Sie die Verwaltung zuerst weiter.")
        )
    subject = subject_of(person)
    touched = erase_subject(subject, on=today)
    Person.objects.filter(pk=person.pk).update(erased_at=timezone.now(), is_active=False)
    person.refresh_from_db()
    entries = [
        ErasureEntry.objects.create(address_digest=address_digest(address), person_number=person.pk)
        for address in sorted(subject.addresses)
    ]
    transaction.on_commit(lambda: _write_ledger(entries))
    record_audit(by=by, action="erase_person", record=person, details={"rows": sum(touched.values())})
    return touched


@transaction.atomic
def erase_address(*, address: str, by: Person) -> dict[str, int]:
    """Erase whatever is held under an address that has no account, at its owner's request."""
    clean = address.strip().lower()
    touched = erase_subject(Subject(number=0, addresses=frozenset({clean})), on=timezone.localdate())
    entry = ErasureEntry.objects.create(address_digest=address_digest(clean), person_number=0)
    transaction.on_commit(lambda: _write_ledger([entry]))
    record_audit(by=by, action="erase_address", record=entry, details={"rows": sum(touched.values())})
    return touched


def _write_ledger(entries: list[ErasureEntry]) -> None:
    with (settings.DATA / LEDGER).open("a", encoding="utf-8") as ledger:
        for entry in entries:
            line = {"digest": entry.address_digest, "person": entry.person_number, "at": entry.erased_at.isoformat()}
            ledger.write(json.dumps(line) + "\n")


def replay_erasures(*, by: Person | None = None) -> int:
    """After a backup was restored: erase again whoever the ledger or the database knows as erased.

    Answers how many people, with and without an account, were found again. To be called before the first page.
    """
    known = {(line["digest"], line["person"]) for line in _ledger_lines()}
    known |= set(ErasureEntry.objects.values_list("address_digest", "person_number"))
    digests = {digest for digest, _number in known}
    again = 0
    for person in Person.objects.filter(pk__in={number for _digest, number in known}, erased_at__isnull=True):
        if any(_is_known(digests, address) for address in subject_of(person).addresses):
            erase_person(person=person, by=by)
            again += 1
    for address in _addresses_in_tables():
        if _is_known(digests, address):
            with transaction.atomic():
                erase_subject(Subject(number=0, addresses=frozenset({address})), on=timezone.localdate())
            again += 1
    return again


def _is_known(digests: set[str], address: str) -> bool:
    mine = address_digest(address)
    return any(constant_time_compare(mine, digest) for digest in digests)


def _ledger_lines() -> Iterator[dict[str, Any]]:
    path = settings.DATA / LEDGER
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _addresses_in_tables() -> set[str]:
    """Every address that stands in a declared field, whether or not it belongs to an account."""
    found: set[str] = set()
    for group in groups():
        for way in group.subject:
            if isinstance(way, str) and way.startswith("@"):
                found |= set(group.model._base_manager.values_list(way[1:], flat=True))
    return {address.lower() for address in found if address}
