"""Questions to the library and to the situation of a region."""

from datetime import date

import pytest

from tests.factories.areas import make_area
from tests.factories.organisations import make_organisation
from wirnetz.arguments.queries.library import arguments_for
from wirnetz.arguments.queries.places import places_of
from wirnetz.arguments.queries.situation import situation_of, situations_remembered
from wirnetz.documents.facts import FactScope

pytestmark = pytest.mark.django_db
SCOPE = FactScope(None, ("13004",), date(2026, 11, 24))


def test_arguments_for_an_audience_and_an_idea(library):
    slugs = [argument.argument.slug for argument in arguments_for(audience="sme", idea="shared_offers")]
    assert slugs == ["was-zuerst-lohnt", "arbeitsschutz-im-griff"]


def test_arguments_for_a_kind(library):
    assert [argument.argument.slug for argument in arguments_for(partner_kind="chamber")] == ["kammer"]


def test_an_audience_and_a_kind_give_both(library):
    assert arguments_for(audience="sme", partner_kind="chamber").count() == 7


def test_a_situation_is_read_once_within_a_block(django_assert_num_queries):
    make_area("13004")
    with situations_remembered():
        first = situation_of(SCOPE)
        with django_assert_num_queries(0):
            assert situation_of(SCOPE) is first
    assert situation_of(SCOPE) is not first


def test_towns_are_numbered_by_their_seats():
    district = make_area("13074")
    district.latitude, district.longitude = 53.8, 11.2
    district.save()
    town = make_area("13074087", "Wismar")
    town.latitude, town.longitude = 53.89, 11.46
    town.save()
    for _ in range(2):
        make_organisation(seat="13074", seat_city="Wismar")
    make_organisation("Amt Klütz", seat="13074", seat_city="Klütz")
    found = [(p.number, p.city, p.latitude, len(p.organisations)) for p in places_of(SCOPE_NWM)]
    assert found == [("1", "Wismar", 53.89, 2), ("2", "Klütz", 53.8, 1)]


SCOPE_NWM = FactScope(None, ("13074",), date(2026, 11, 24))
