"""Organisations as search entries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.organisations import make_organisation
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.search import organisation_entries

pytestmark = pytest.mark.django_db


def test_an_organisation_is_found_by_name_short_form_seat_kind_and_parent():
    parent = make_organisation("Dachverband")
    organisation = make_organisation(
        "Handwerkskammer Schwerin", short_name="HWK", seat_city="Schwerin", seat="13004", parent=parent
    )
    entry = next(iter(organisation_entries(Organisation.objects.filter(pk=organisation.pk))))
    assert (entry.argument, entry.title, entry.also) == (organisation.slug, "Handwerkskammer Schwerin", "HWK")
    assert entry.subtitle == "Kammer oder Innung, Schwerin"
    assert entry.body == "Kammer oder Innung Gebiet 13004 Dachverband"


def test_all_organisations_take_one_query():
    for number in range(3):
        make_organisation(seat="13004", parent=make_organisation(f"Dach {number}"))
    with CaptureQueriesContext(connection) as captured:
        assert len(list(organisation_entries(Organisation.objects.all()))) == 6
    assert len(captured) == 1
