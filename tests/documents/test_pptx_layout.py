"""Nothing runs out of its box: every text measured, overfull slides split, letters never too small."""

from dataclasses import replace

import pytest

from tests.documents.pptx_samples import full_deck, long_deck
from tests.documents.samples import LONGEST_NAMES, toy_map
from wirnetz.documents.content import (
    AgendaSlide,
    Bar,
    ChartSlide,
    Deck,
    MapSlide,
    Point,
    PointsSlide,
    Site,
    StatementSlide,
    Step,
    TableSlide,
)
from wirnetz.documents.measure import SERIF, lay
from wirnetz.documents.pptx import layout_deck
from wirnetz.documents.pptx.grid import CONTENT_BOTTOM, FOOT_BOTTOM, LEFT, RESERVE, RIGHT

SMALL = {"Quellen", "Dachzeile", "Beispiel", "Legende", "Herkunft", "Erläuterung", "Wortmarke", "Untertitel"}


def deck_of(*slides):
    return Deck("D", "A", slides, "S")


@pytest.mark.parametrize("make", [full_deck, long_deck])
def test_every_text_fits_into_its_box_and_the_slide(make):
    placed = [(page.number, text) for page in layout_deck(make()) for text in page.placed]
    assert len(placed) > 30
    outside = [
        (number, text.name, text.fitted.text[:40])
        for number, text in placed
        if text.fitted.height > text.box.height + 0.1
        or text.fitted.longest > text.box.width + 0.1
        or text.box.x < LEFT - 0.1
        or text.box.right > RIGHT + 0.1
        or text.box.bottom > (FOOT_BOTTOM if text.name == "Quellen" else CONTENT_BOTTOM + 22) + 0.1
    ]
    assert outside == []


@pytest.mark.parametrize("make", [full_deck, long_deck])
def test_letters_are_never_too_small(make):
    sizes = {
        text.name: text.fitted.style.size
        for page in layout_deck(make())
        for text in page.placed
        if text.name not in SMALL and not text.name.startswith("Beleg") and text.fitted.style.size < 18
    }
    assert {name: size for name, size in sizes.items() if (name, size) != ("Tabelle", 13)} == {}
    titles = [t.fitted for page in layout_deck(make()) for t in page.placed if t.name == "Titel"]
    assert min(title.style.size for title in titles) >= 28
    assert max(len(title.lines) for title in titles) <= 3


@pytest.mark.parametrize("make", [full_deck, long_deck])
def test_serif_texts_leave_room_for_a_wider_face(make):
    """LibreOffice without Georgia takes DejaVu Serif; what follows a title may not lie under it."""
    serif = [text for page in layout_deck(make()) for text in page.placed if text.fitted.style.face == SERIF]
    assert len(serif) > 10
    for text in serif:
        if "\v" not in text.fitted.native and text.name not in {"Tabelle", "Schritte"}:
            wider = lay(text.fitted.text, text.fitted.width, replace(text.fitted.style, reserve=RESERVE))
            assert wider.height <= text.box.height + 0.1, text


def test_a_long_title_alone_splits_no_slide():
    point = Point("Ein Grund.", "Ein Satz.")
    slide = PointsSlide(
        title="Diese Aussage ist so lang, dass sie gerade noch in zwei Zeilen steht", points=(point,) * 3
    )
    assert len(layout_deck(deck_of(slide))) == 1


def test_no_two_texts_of_a_slide_overlap():
    for page in layout_deck(long_deck()):
        boxes = [
            text.box for text in page.placed if text.name not in {"Untertitel", "Kontakt", "Dachzeile", "Wortmarke"}
        ]
        for at, first in enumerate(boxes):
            for second in boxes[at + 1 :]:
                apart = (
                    first.right <= second.x + 0.1
                    or second.right <= first.x + 0.1
                    or first.bottom <= second.y + 0.1
                    or second.bottom <= first.y + 0.1
                )
                assert apart, (page.number, page.title, first, second)


def test_long_lists_go_on_to_a_further_slide_and_lose_nothing():
    rows = tuple((name, str(number)) for number, name in enumerate(LONGEST_NAMES))
    slide = TableSlide(title="Alle Häuser", head=("Name", "Nummer"), rows=rows, more="und elf weitere")
    pages = layout_deck(deck_of(slide))
    assert [page.title for page in pages] == ["Alle Häuser", "Alle Häuser – Teil 2"]
    cells = [text.fitted.text for page in pages for text in page.placed if text.name == "Tabelle"]
    assert [text for text in cells if text in LONGEST_NAMES] == list(LONGEST_NAMES)
    assert [text.name for text in pages[-1].placed if text.name == "Weitere"] == ["Weitere"]


def test_sites_and_lines_are_split_in_their_order():
    sites = tuple(Site(str(number), name) for number, name in enumerate(LONGEST_NAMES, 1))
    slide = MapSlide(title="Zehn Stellen", map=toy_map(), sites=sites, lines=("Danach eine Zeile.",))
    shown = [t.fitted.text for page in layout_deck(deck_of(slide)) for t in page.placed if t.name == "Eintrag"]
    assert shown == [*LONGEST_NAMES, "Danach eine Zeile."]


def test_more_than_four_steps_need_two_slides():
    steps = tuple(Step(f"{number}. Januar", "Wir beginnen.") for number in range(1, 7))
    assert len(layout_deck(deck_of(AgendaSlide(title="Wege", steps=steps)))) == 2


def test_a_chart_of_sixteen_rows_is_split_on_one_scale():
    bars = tuple(Bar(f"Land {number}", 16 - number, f"{16 - number} Kreise") for number in range(16))
    pages = layout_deck(deck_of(ChartSlide(title="Länder", bars=bars, alt="Sechzehn Länder.")))
    assert [len(page.charts[0].bars) for page in pages] == [8, 8]
    assert pages[1].charts[0].axis_end >= 16


def test_three_long_points_stand_on_two_slides():
    point = Point(LONGEST_NAMES[0], " ".join(LONGEST_NAMES[:2]), "Beleg")
    pages = layout_deck(deck_of(PointsSlide(title="Gründe", points=(point,) * 3)))
    assert len(pages) == 2


def test_a_title_that_is_too_long_is_shortened_and_kept_in_the_note():
    title = " und ".join(LONGEST_NAMES[:4])
    [page] = layout_deck(deck_of(StatementSlide(title=title, body="Text.", note="Sagen.")))
    assert page.note.startswith(f"Voller Titel: {title}\n\nSagen.")


def test_emphasis_is_accented_even_across_lines():
    slide = StatementSlide(
        title="Nicht noch ein Netzwerk. Stärken, was die Region schon hat.",
        emphasis="Stärken, was die Region schon hat.",
        body="Text.",
    )
    [page] = layout_deck(deck_of(slide))
    title = next(shape for shape in page.shapes if 'type="title"' in shape)
    assert title.count('val="accent1"') == 1
    plain = layout_deck(deck_of(replace(slide, emphasis="")))[0]
    assert "accent1" not in next(shape for shape in plain.shapes if 'type="title"' in shape)


def test_numerals_go_on_over_the_slides():
    points = tuple(Point(name, " ".join(LONGEST_NAMES[:2]), "Beleg") for name in LONGEST_NAMES[:3])
    pages = layout_deck(deck_of(PointsSlide(title="Gründe", points=points)))
    names = [shape for page in pages for shape in page.shapes if 'name="Ziffer' in shape]
    assert [f'name="Ziffer {number}"' in shape for number, shape in enumerate(names, 1)] == [True, True, True]
