"""What the landscape holds of some areas: counted on paper."""

from dataclasses import replace

import pytest

from tests.landscape.grounds import row_of, with_members
from wirnetz.landscape.analysis import Office
from wirnetz.landscape.queries.around import Around, OwnHere, around

KEYS = ["01001001", "01001002", "01001003", "01002004"]
HELD = {"Klein": ["01001001"], "Groß": ["01001002", "01002004"], "Fremd": ["01001001", "01001002"]}


def test_municipalities_without_a_network_are_counted_within_the_areas():
    landscape = row_of(KEYS, HELD)
    assert around(landscape, ("01001",)) == Around(3, 1)
    assert around(landscape, ("01002", "01001003")) == Around(2, 1)
    assert around(landscape, ("09",)) == Around(0, 0)


def test_of_several_networks_of_the_alliance_the_one_that_holds_most_here_is_told():
    landscape = row_of(KEYS, HELD, own=("Klein", "Groß"), meets_in="01001002")
    found = around(landscape, ("01",)).own
    assert (found.name, found.meets_in, found.offices) == ("Groß", "Ort 2", None)
    assert found.way == pytest.approx(26.0)
    assert around(landscape, ("01001001",)).own.name == "Klein"


def test_offices_are_counted_that_are_near_and_whose_house_takes_part():
    landscape = with_members(row_of(KEYS, HELD, own=("Groß",), meets_in="01001002"), {"Kammer": ["Groß"]})
    offices = (
        Office("a", "A", "kammer", 1, is_partner=True),
        Office("b", "B", "anderes", 1, is_partner=True),
        Office("c", "C", "kammer", 0, is_partner=True),
    )
    found = around(replace(landscape, offices=offices), ("01",)).own
    assert isinstance(found, OwnHere)
    assert (found.offices, found.taking_part) == (2, 1)
