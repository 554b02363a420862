"""An edition on paper."""

import pypdfium2

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
