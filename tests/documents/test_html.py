import itertools
import re
from dataclasses import replace

import html5lib
import pytest

from tests.documents.samples import LONGEST_NAMES, deck
from wirnetz.documents.content import StatementSlide, Theme
from wirnetz.documents.html import KINDS, deck_html, slide_html, theme_css


def parsed(text):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def fragment(slide, **changes):
    return slide_html(slide, **({"number": 3, "theme": Theme(), "prefix": "a", "stamp": "24.11.2026"} | changes))


def words(element):
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("slide", deck().slides, ids=lambda slide: KINDS[type(slide)])
def test_every_kind_of_slide_is_a_valid_article_without_inline_style(slide):
    html = fragment(slide)
    article = parsed(f"<!doctype html><title>x</title>{html}").find("body/article")
    assert article.get("aria-label") == f"Folie 3: {slide.title}"
    assert article.get("class").split()[:2] == ["slide", f"s-{KINDS[type(slide)]}"]
    assert words(article.find(".//h3")) == slide.title
    assert re.findall(r"\s(?:style|on\w+)=|<script|<style", html) == []


def test_ids_begin_with_the_prefix_and_are_unique_in_a_deck():
    ids = re.findall(r'\sid="([^"]+)"', fragment(deck().slides[4], prefix="s5"))
    assert [found for found in ids if not found.startswith("s5")] == []
    every = [element.get("id") for element in parsed(deck_html(deck())).iter() if element.get("id")]
    assert len(every) == len(set(every))


def test_the_foot_names_sources_credit_stamp_and_number():
    article = parsed(f"<!doctype html><title>x</title>{fragment(deck().slides[4])}").find("body/article")
    assert [words(part) for part in article.findall(".//p[@class='ft']/span")] == [
        "Verzeichnisse in Wirnetz, Stand 24.11.2026 · Karte: © GeoBasis-DE / BKG 2017 (Daten verändert)",
        "24.11.2026 · 3",
    ]


def test_the_emphasised_part_of_the_title_stands_in_accent():
    assert '<h3 class="h">Nicht noch eines. <b>Stärken.</b></h3>' in fragment(deck().slides[1])


def test_invented_records_are_marked_on_their_slide_only():
    marked = [slide.title for slide in deck().slides if "Beispiel" in fragment(slide)]
    assert marked == ["Ihr Haus gewinnt dreifach"]


def test_text_is_escaped():
    slide = StatementSlide(title="A <b>x</b> & B", body="<script>alert(1)</script>")
    html = fragment(slide)
    assert "<script>" not in html
    assert "A &lt;b&gt;x&lt;/b&gt; &amp; B" in html


def test_numbers_in_a_chart_are_written_as_svg_wants_them():
    html = fragment(deck().slides[3])
    numbers = re.findall(r'\s(?:x|y|width|height|viewBox|font-size)="([^"]*)"', html)
    assert [number for number in numbers if not re.fullmatch(r"[\d. ]+", number)] == []
    assert 'aria-label="Sachsen 13 von 13, Mecklenburg-Vorpommern 3 von 8"' in html


def test_a_deck_is_a_valid_page_that_asks_nobody():
    html = deck_html(deck())
    page = parsed(html)
    assert page.get("lang") == "de-DE"
    assert len(page.findall(".//article")) == 9
    assert [words(line) for line in page.findall(".//aside/p")] == ["Langsam sprechen.", "Dann weiter."] * 7
    assert re.findall(r'(?:src|href)="(?!#|data:)[^"]*"|@import|url\(', html) == []
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")


def test_headings_of_a_deck_skip_no_level():
    levels = [
        int(element.tag[1]) for element in parsed(deck_html(deck())).iter() if re.fullmatch(r"h\d", str(element.tag))
    ]
    assert levels[0] == 1
    assert [(above, below) for above, below in itertools.pairwise(levels) if below > above + 1] == []


def test_a_logo_travels_inside_the_deck():
    theme = Theme(logo=b"\x89PNG\r\n", logo_alt="Logo der IHK")
    logo = parsed(deck_html(deck(theme=theme))).find(".//img")
    assert (logo.get("alt"), logo.get("src")) == ("Logo der IHK", "data:image/png;base64,iVBORw0K")


def test_theme_colours_come_as_a_style_sheet():
    theme = replace(Theme(), accent="#1f663f")
    assert theme_css(theme, "#vorschau") == (
        "#vorschau{--slide-accent:#1f663f;--slide-accent-deep:#770a42;--slide-accent-tint:#fbdde6;"
        "--slide-ink:#12232c;--slide-ink-2:#43545c;--slide-line:#cbd4d9;--slide-plate:#e4edf0;}\n"
    )


@pytest.mark.parametrize(("colour", "selector"), [("red;}", ".slide"), ("#fff", ".slide"), ("#ffffff", "a{b}")])
def test_what_is_no_colour_or_selector_is_refused(colour, selector):
    with pytest.raises(ValueError, match="is not"):
        theme_css(replace(Theme(), accent=colour), selector)


def test_long_names_make_letters_smaller_not_slides_fuller():
    short = StatementSlide(title="Kurz.", body="Kurz.")
    long = StatementSlide(title=" ".join(LONGEST_NAMES[:2]), body=" ".join(LONGEST_NAMES[2:7]))
    assert 'class="slide s-statement t-0 b-0"' in fragment(short)
    assert re.search(r"t-[1-7] b-[0-7]", fragment(long))
