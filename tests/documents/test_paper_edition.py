"""An edition on paper."""

from io import BytesIO

import pypdfium2
from PIL import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from wirnetz.documents.brochure import Picture
from wirnetz.documents.paper_edition import PaperEdition, PaperItem
from wirnetz.documents.typst.edition import write_edition


def test_an_item_stands_on_one_page():
    told = ("Ein Satz, der eine Zeile und noch ein wenig mehr füllt, damit ein Absatz daraus wird. " * 5,)
    items = tuple(PaperItem("Hinweis", f"Anfang{n}", told * (1 + n % 2), f"Ende{n}.") for n in range(12))
    pdf = write_edition(PaperEdition("Herbst", "Wirnetz", (), items))
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    assert len(pages) > 1
    for n in range(12):
        assert [f"Anfang{n}\r\n" in page for page in pages] == [f"Ende{n}." in page for page in pages]


def picture():
    file = BytesIO()
    Image.new("RGB", (1200, 700), "navy").save(file, "PNG")
    return Picture(file.getvalue(), "Ein Kran im Hafen.")


def pages_of(items):
    document = pypdfium2.PdfDocument(write_edition(PaperEdition("Herbst", "Wirnetz", (), items)))
    return [
        (page.get_textpage().get_text_bounded(), len(list(page.get_objects([FPDF_PAGEOBJ_IMAGE], 9))))
        for page in document
    ]


def test_a_picture_stands_on_the_page_of_its_headline_and_of_what_follows_it():
    told = ("Ein Satz, der eine Zeile und noch ein wenig mehr füllt, damit ein Absatz daraus wird. " * 5,)
    items = tuple(PaperItem("Hinweis", f"Anfang{n}", told, f"Ende{n}.", picture=picture()) for n in range(6))
    pages = pages_of(items)
    assert len(pages) > 2
    for text, pictures in pages:
        assert text.count("Anfang") == text.count("Ende") == pictures


def test_an_item_that_is_longer_than_a_page_runs_on():
    for shown in (None, picture()):
        pages = pages_of((PaperItem("Hinweis", "Anfang", ("Ein Absatz.",) * 120, "Ende.", picture=shown),))
        assert "Anfang" in pages[0][0] and "Ende." in pages[-1][0]
        assert sum(text.count("Absatz") for text, _pictures in pages) == 120
