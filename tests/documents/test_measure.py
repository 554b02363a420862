"""Text measured by tables: widths, lines, parting of long words, fitting and shortening."""

import re
from itertools import pairwise

import pytest

from tests.documents.samples import LONGEST_NAMES
from wirnetz.documents.measure import SANS, SERIF, Style, break_lines, fit, shorten, text_width
from wirnetz.documents.measure.breaking import SLACK, held
from wirnetz.documents.measure.hyphenation import part_points

BODY = Style(SANS, 20, 28)
TITLE = Style(SERIF, 34, 38.5)
LONG = "Wirtschaftsförderungsgesellschaft"


def parted(word):
    points = [0, *[at for at, good in part_points(word) if good], len(word)]
    return [word[a:b] for a, b in pairwise(points)]


@pytest.mark.parametrize(
    ("face", "bold", "text", "em"),
    [
        (SANS, False, "a0 ", (1139 + 1139 + 569) / 2048),  # Arial's published advance widths
        (SANS, True, "M", 1706 / 2048),
        (SERIF, False, "M", 1899 / 2048),  # Georgia's
        (SERIF, False, "ä", 1032 / 2048),
    ],
)
def test_widths_are_those_of_the_office_faces(face, bold, text, em):
    assert text_width(text, Style(face, 100, 120, bold=bold)) == pytest.approx(em * 100, rel=0.005)


def test_soft_hyphens_have_no_width_and_tracking_counts():
    tracked = Style(SANS, 20, 28, tracking=0.1)
    assert text_width("an\u00adab", BODY) == text_width("anab", BODY)
    assert text_width("abcd", tracked) == pytest.approx(text_width("abcd", BODY) + 8)


def test_lines_break_at_spaces_and_after_hyphens_only():
    width = text_width("Mecklenburg-", BODY) * 1.05
    broken = break_lines("In Mecklenburg-Vorpommern", width, BODY)
    assert broken.lines == ("In", "Mecklenburg-", "Vorpommern")
    assert broken.native == "In Mecklenburg-Vorpommern"


def test_no_break_spaces_hold():
    width = text_width("14. Januar", BODY) * 1.1
    assert break_lines("am 14.\u00a0Januar", width, BODY).lines == ("am", "14.\u00a0Januar")


def test_what_belongs_together_stays_together():
    assert held("Haus e. V. am 14. Januar, § 3") == "Haus e.\u00a0V. am 14.\u00a0Januar, §\u00a03"


def test_a_word_wider_than_its_line_is_parted_at_a_joint():
    width = text_width("Wirtschaftsförderungs-", BODY) * 1.02
    broken = break_lines(f"Die {LONG} hilft", width, BODY)
    assert broken.lines == ("Die Wirtschafts-", "förderungsgesellschaft", "hilft")
    assert broken.native == "Die Wirtschafts-\vförderungsgesellschaft hilft"


def test_given_soft_hyphens_decide_and_vanish_where_not_needed():
    word = "Donau\u00addampf\u00adschiff"
    assert break_lines(word, 400, BODY).native == "Donaudampfschiff"
    assert break_lines(word, text_width("Donaudampf-", BODY) * 1.02, BODY).lines == ("Donaudampf-", "schiff")


def test_joints_of_compounds():
    assert parted(LONG) == ["Wirtschafts", "förderungs", "gesellschaft"]
    assert parted("Gesundheitsregionen") == ["Gesundheits", "regionen"]


@pytest.mark.parametrize("name", LONGEST_NAMES)
@pytest.mark.parametrize("width", [90, 150, 264, 640])
def test_no_line_of_the_longest_names_is_wider_than_its_box(name, width):
    lines = break_lines(name, width, BODY).lines
    assert [line for line in lines if text_width(line, BODY) * SLACK > width + 0.01] == []
    assert re.sub(r"[-\s]", "", "".join(lines)) == re.sub(r"[-\s]", "", name)


def test_text_shrinks_to_the_minimum_and_no_further():
    text = "Drei von acht Kreisen haben ein regionales Netzwerk"
    whole = fit(text, 400, 120, TITLE, 28, most_lines=3)
    assert (whole.is_whole, whole.style.size <= 34, whole.style.size >= 28) == (True, True, True)
    cut = fit(text, 200, 70, TITLE, 28)
    assert (cut.is_whole, cut.style.size, cut.height <= 70) == (False, 28, True)


def test_text_is_shortened_after_a_sentence_if_most_of_it_stays():
    text = "Die Stelle hilft bei der Suche. Sie kommt auch in den Betrieb, wenn das gewünscht ist."
    room = len(break_lines("Die Stelle hilft bei der Suche. Sie kommt", 200, BODY).lines) * BODY.leading
    assert shorten(text, 200, room, BODY) in {
        "Die Stelle hilft bei der Suche.",
        "Die Stelle hilft bei der Suche. Sie kommt\u00a0…",
    }


def test_an_address_is_never_hyphenated():
    broken = break_lines("wirnetz.example/netzwerke/westmecklenburg", 200, BODY)
    assert broken.native == "wirnetz.example/\vnetzwerke/\vwestmecklenburg"


def test_what_fits_is_not_touched():
    assert shorten("Kurz.", 200, 28, BODY) == "Kurz."
