"""Choosing, ordering and shortening the slides of a kit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.areas import make_area
from tests.factories.offers import make_offer
from tests.factories.organisations import make_organisation
from wirnetz.arguments.validators.selection import (
    Part,
    moved,
    order_of,
    put_back,
    read_selection,
    shortened,
    taken,
    write_selection,
)

PARTS = tuple(
    Part(number, kind, f"Folie {number}", 60, False)
    for number, kind in enumerate(("title", "statement", "districts_chart", "offers_table", "agenda", "contact"), 1)
)
orders = st.permutations([1, 2, 4, 6]).map(tuple)


def test_a_selection_is_read_as_it_is_written():
    assert read_selection(write_selection("jahresrueckblick", (3, 1, 2)), "jahresrueckblick") == (3, 1, 2)


@pytest.mark.parametrize("text", ["", "anderer-anlass:1.2", "anlass:", "anlass:1.x", "anlass:1..2", "anlass:1.9999"])
def test_what_is_no_selection_for_the_occasion_chooses_everything(text):
    assert read_selection(text, "anlass") == ()
    assert taken(PARTS, read_selection(text, "anlass")) == (1, 2, 3, 4, 5, 6)


def test_numbers_without_a_slide_and_repeated_ones_are_passed_over():
    assert taken(PARTS, read_selection("anlass:6.99.2.6", "anlass")) == (6, 2)


@given(orders, st.sampled_from([1, 2, 4, 6]), st.integers(-9, 9))
def test_moving_keeps_every_slide_and_goes_no_further_than_the_ends(numbers, number, by):
    after = moved(numbers, number, by)
    assert sorted(after) == sorted(numbers)
    assert after.index(number) == min(max(numbers.index(number) + by, 0), 3)
    assert [each for each in after if each != number] == [each for each in numbers if each != number]


@given(orders, st.sampled_from([3, 5]))
def test_what_is_taken_back_stands_behind_its_nearest_forerunner(numbers, number):
    after = put_back(numbers, number)
    assert after[after.index(number) - 1] == max(each for each in numbers if each < number)
    assert [each for each in after if each != number] == list(numbers)


def test_a_short_talk_drops_the_most_dispensable_first_and_never_start_and_end():
    assert shortened(PARTS, 6) == (1, 2, 3, 4, 5, 6)
    assert shortened(PARTS, 5) == (1, 2, 4, 5, 6)
    assert shortened(PARTS, 1) == (1, 5, 6)


def test_every_step_leads_somewhere_else_and_back():
    order = order_of(PARTS, (1, 2), "anlass")
    assert [(row.up, row.down, row.without) for row in order.rows] == [
        ("", "anlass:2.1", "anlass:2"),
        ("anlass:2.1", "", "anlass:1"),
    ]
    assert [row.back for row in order.left_out] == ["anlass:1.2.3", "anlass:1.2.4", "anlass:1.2.5", "anlass:1.2.6"]
    assert order.every == "anlass:1.2.3.4.5.6"


def test_the_last_slide_cannot_be_left_out():
    assert order_of(PARTS, (4,), "anlass").rows[0].without == ""


def test_the_deck_has_the_chosen_slides_in_the_chosen_order(kit_of):
    make_area("13004")
    make_offer("Check Eins", is_shared=True)
    house = make_organisation("Haus")
    every = kit_of(house, "13004")
    chosen = kit_of(house, "13004", selection=(every.taken[-1], every.taken[0], 99))
    assert [slide.title for slide in chosen.deck.slides] == [every.deck.slides[-1].title, every.deck.slides[0].title]
    assert chosen.deck.minutes < every.deck.minutes
    assert [part.title for part in chosen.parts] == [slide.title for slide in every.deck.slides]


def test_the_builder_offers_the_steps_as_addresses_that_work(client, kit_of):
    make_area("13004", "Schwerin")
    make_organisation("Haus", slug="haus")
    address = "/mappe/?organisation=haus&region=13004&anlass=gespraech-mit-betrieb"
    short = client.get(f"{address}&auswahl=gespraech-mit-betrieb%3A11.1")
    text = short.content.decode()
    assert "Folie 1 von 2" in text
    assert short.context["kit"].taken == (11, 1)
    step = "auswahl=gespraech-mit-betrieb%3A1.11#auswahl"
    assert f'href="?organisation=haus&amp;region=13004&amp;anlass=gespraech-mit-betrieb&amp;{step}"' in text
    assert client.get(f"{address}&{step.partition('#')[0]}").context["kit"].taken == (1, 11)
