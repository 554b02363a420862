"""The houses of the example year: every record marked, a second run changes nothing."""

import pytest
from django.test import Client

from wirnetz.organisations.actions import load_example_houses
from wirnetz.organisations.models import Adviser, Brand, Organisation

pytestmark = [pytest.mark.reference, pytest.mark.django_db]


@pytest.fixture
def houses(reference, db):
    return load_example_houses()


def test_three_partners_with_offices_people_and_a_look(houses):
    partners = Organisation.objects.filter(is_example=True, parent=None)
    assert [house.slug for house in partners.order_by("slug")] == [
        "beispielkammer-westmecklenburg", "musterkasse-nord", "musterwerkstatt-ostwestfalen",
    ]  # fmt: skip
    assert Brand.objects.filter(organisation__in=partners).count() == 3
    assert set(Adviser.objects.unscoped("test").values_list("is_example", flat=True)) == {True}


def test_a_second_run_changes_nothing(houses):
    again = load_example_houses()
    assert (again.created, again.changed) == (0, 0)
    assert again.unchanged == houses.created


def test_an_invented_house_says_so_and_hides_what_it_hides(houses):
    text = Client().get("/organisationen/beispielkammer-wismar/").content.decode()
    assert "Beispiel" in text
    assert "Jonas Muster" in text
    assert "030 23125 112" not in text
    assert "Mirja Probe" not in text
