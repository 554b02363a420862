"""What an installation begins with: nothing but the official areas, the public records, or the example year as well."""

from collections import Counter
from dataclasses import dataclass

from django.db import models, transaction

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.enums import InstallationContents
from wirnetz.core.models import Installation
from wirnetz.core.reference import LoadReport
from wirnetz.core.search import reindex_all
from wirnetz.portal.actions.loading import load_all
from wirnetz.portal.queries.removable import Keys, removable_records, ties


@dataclass(frozen=True)
class Change:
    """What a choice did: how many records went, by model, and what the tables brought."""

    removed: dict[type[models.Model], int]
    reports: list[LoadReport]


def start_empty(*, by: Person | None) -> Change:
    """Keep the official areas and what people worked on; take the public and the invented records out."""
    return begin_with(InstallationContents.EMPTY, by=by)


def start_with_reference(*, by: Person | None) -> Change:
    """Load the public records; take the invented ones out."""
    return begin_with(InstallationContents.REFERENCE, by=by)


def start_with_example(*, by: Person | None) -> Change:
    """Load the public records and the invented example year."""
    return begin_with(InstallationContents.EXAMPLE, by=by)


@transaction.atomic
def begin_with(contents: InstallationContents, *, by: Person | None) -> Change:
    """Make the installation hold what `contents` says. Choosing again takes it back.

    ReferenceDataError if a table of the product is broken; then nothing changes.
    """
    Installation.objects.get_or_create(pk=1)
    installation = Installation.objects.select_for_update().get(pk=1)  # two choices at once: one after the other
    before = installation.contents
    installation.contents = contents
    installation.save(update_fields=["contents"])
    removable = removable_records(contents)
    removed = {model: len(keys) for model, keys in removable.items()}
    _remove(removable)
    reports = load_all(contents)
    if removed:
        reindex_all()
    details = {"from": before, "to": contents, "removed": sum(removed.values())}
    record_audit(by=by, action="choose_contents", record=installation, details=details)
    return Change(removed, reports)


def _remove(records: Keys) -> None:
    """Delete, beginning with what nothing else names."""
    waiting = {model: set(keys) for model, keys in records.items()}
    while any(waiting.values()):
        sizes = Counter({model: len(keys) for model, keys in waiting.items()})
        for model, keys in waiting.items():
            free = keys - _named_by_others(model, keys)
            model._base_manager.filter(pk__in=free).delete()
            keys.difference_update(free)
        if sizes == Counter({model: len(keys) for model, keys in waiting.items()}):
            raise AssertionError(f"these hold each other: {sizes}")


def _named_by_others(model: type[models.Model], keys: set[int]) -> set[int]:
    """Which of the records another record names that forbids deleting them."""
    named: set[int] = set()
    for other, field, what_happens in ties(model):
        if what_happens is models.PROTECT:
            rows = other._base_manager.filter(**{f"{field}__in": keys})
            named |= set(rows.values_list(f"{field}_id", flat=True))
    return named
