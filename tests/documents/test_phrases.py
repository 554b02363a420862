from tests.documents.samples import CREDIT, handout
from wirnetz.documents.phrases import and_more, and_more_after_cut, handout_sources, split_emphasis, with_credit


def test_emphasis_is_split_out_of_its_title():
    assert split_emphasis("Nicht neu. Stärken.", "Stärken.") == ("Nicht neu. ", "Stärken.", "")


def test_emphasis_that_is_not_in_the_title_changes_nothing():
    assert split_emphasis("Nicht neu.", "Anderes") == ("Nicht neu.", "", "")


def test_numbers_up_to_twelve_stand_in_words():
    assert [and_more(count) for count in (0, 1, 11, 12, 13)] == [
        "",
        "und eine weitere",
        "und elf weitere",
        "und zwölf weitere",
        "und 13 weitere",
    ]


def test_a_second_cut_adds_to_the_first():
    assert and_more_after_cut("und zwei weitere", 3) == "und fünf weitere"
    assert and_more_after_cut("und 20 weitere", 1) == "und 21 weitere"
    assert and_more_after_cut("", 4) == "und vier weitere"
    assert and_more_after_cut("und elf weitere", 0) == "und elf weitere"
    assert and_more_after_cut("und viele mehr", 2) == "und weitere"


def test_credit_of_the_map_stands_once_in_the_footer():
    assert handout_sources(handout())[-1] == CREDIT
    assert with_credit((), "© GeoBasis-DE") == ("Karte: © GeoBasis-DE",)
    assert with_credit((f"Stand 2026. {CREDIT}", "A", "A"), CREDIT) == (f"Stand 2026. {CREDIT}", "A")
