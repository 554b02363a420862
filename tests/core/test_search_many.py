"""Many records at once in the index: found when they are there, gone when they are not."""

import pytest

from tests.factories.organisations import make_organisation
from wirnetz.core.models import SearchDocument
from wirnetz.core.search import index_records
from wirnetz.organisations.models import Organisation

pytestmark = pytest.mark.django_db


def titles():
    return sorted(SearchDocument.objects.filter(kind="organisation").values_list("title", flat=True))


def test_records_are_indexed_together_and_only_they():
    one, two, _three = (make_organisation(name) for name in ("Eins", "Zwei", "Drei"))

    index_records(Organisation, [one.pk, two.pk])

    assert titles() == ["Eins", "Zwei"]


def test_records_that_are_gone_are_taken_out():
    one, two = make_organisation("Eins"), make_organisation("Zwei")
    numbers = [one.pk, two.pk]
    index_records(Organisation, numbers)
    two.delete()
    Organisation.objects.filter(pk=one.pk).update(name="Eins neu")

    index_records(Organisation, numbers)

    assert titles() == ["Eins neu"]
