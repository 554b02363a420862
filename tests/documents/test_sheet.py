"""The sheet: always exactly one page, its words searchable, equal input gives equal bytes."""

import pypdfium2
import pytest

from wirnetz.documents.content import Sheet, SheetEntry, SheetPart
from wirnetz.documents.typst.sheet import write_sheet

LONG = "Wirtschaftsförderungsgesellschaft für das südliche und das nördliche Westmecklenburg mbH"


def sheet(entries=3, **fields):
    said = "Vier Betriebe wollen reden."
    dated = tuple(SheetEntry(f"Treffen {number}", said, "Okt. 2026") for number in range(entries))
    values = {
        "title": "Was hätten wir davon?",
        "kicker": "Was hätten wir davon?\nRunder Tisch",
        "sentence": "Eines Ihrer Themen hat dort schon einen Platz: „Gesundheit“. Das nächste Treffen ist am 8. Mai.",
        "emphasis": "Das nächste Treffen ist am 8. Mai.",
        "lead": "Für die Kammer.",
        "for_whom": "Zum Weitergeben",
        "parts": (
            SheetPart("Ihre Themen dort", (SheetEntry("Gesundheit", "in Gebrauch: Check"),)),
            SheetPart("Wer dazugehört", tuple(SheetEntry(LONG, "auch mit Ihnen") for _ in range(entries)), columns=2),
            SheetPart("Was dort geschah", dated),
            SheetPart("Ohne Eintrag", note="Hier ist noch nichts eingetragen."),
        ),
        "next_step": "Fragen Sie, ob Sie als Gast dazukommen können.",
        "contact": "Kora Muster, kora@tisch.example",
        "sources": ("Verzeichnis",),
        "stamp": "Stand 27.11.2026",
    }
    return Sheet(**(values | fields))


def text_of(pdf):
    (page,) = pypdfium2.PdfDocument(pdf)
    return " ".join(page.get_textpage().get_text_range().replace("\u00a0", " ").split())


def test_every_word_of_a_sheet_is_on_its_page():
    said = text_of(write_sheet(sheet()))
    for words in ("Was hätten wir davon?", "Runder Tisch", "Gesundheit", "Treffen 2", "noch nichts", "Kora"):
        assert words in said


@pytest.mark.parametrize("entries", [0, 1, 12, 40])
def test_little_and_much_are_one_page(entries):
    assert "Fragen Sie" in text_of(write_sheet(sheet(entries)))


def test_equal_sheets_give_equal_bytes_and_an_invented_one_says_so():
    assert write_sheet(sheet()) == write_sheet(sheet())
    assert "Angaben sind erfunden." in text_of(write_sheet(sheet(is_example=True)))
