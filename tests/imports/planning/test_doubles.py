"""Likely doubles, and how much is compared for them."""

from wirnetz.imports.planning.doubles import Doubles

PLACE = {"postcode": "19053"}


def test_an_office_is_found_under_another_spelling():
    doubles = Doubles()
    doubles.add("IHK zu Schwerin", PLACE, record=7)
    assert doubles.find("Industrie- und Handelskammer zu Schwerin", PLACE).record == 7


def test_other_numbers_of_their_own_tell_offices_apart():
    doubles = Doubles()
    doubles.add("Kundencenter Schwerin", {**PLACE, "own_key": "K1"}, row=2)
    assert doubles.find("Kundencenter Schwerin", {**PLACE, "own_key": "K2"}) is None
    assert doubles.find("Kundencenter Schwerin", PLACE).row == 2


def test_of_a_place_with_thousands_of_offices_the_first_hundreds_are_compared():
    doubles = Doubles()
    for number in range(1000):
        doubles.add(f"Stelle {number}", PLACE, row=number)
    assert [doubles.find(f"Stelle {number}", PLACE) is not None for number in (0, 299, 300, 999)] == [
        True,
        True,
        False,
        False,
    ]
