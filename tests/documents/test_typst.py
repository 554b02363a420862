import io
import os
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from tests.documents.samples import LONGEST_NAMES, MEMBERS, handout, toy_map
from wirnetz.documents.content import Point, Site, Theme
from wirnetz.documents.typst import compiler, map_png, write_handout


def pages_and_text(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        size, text = page.get_size(), page.get_textpage().get_text_range()
        return len(document), [round(side) for side in size], " ".join(text.split())
    finally:
        document.close()


def test_handout_is_one_a4_page_with_all_its_texts():
    pages, size, text = pages_and_text(write_handout(handout()))
    assert (pages, size) == (1, [595, 842])
    expected = [
        "Handzettel für die IHK Schwerin",
        "Schwerin und Nordwestmecklenburg",
        "Nicht noch ein Netzwerk. Stärken, was die Region schon hat.",
        "Was Sie davon haben",
        "Sie beginnen nicht bei null.",
        "Wer hier arbeitet",
        *[member.text for member in MEMBERS],
        "Nächster Schritt",
        "Nennen Sie uns bis 11. Dezember zwei Betriebe.",
        "Telefon 0385 0000-00",
        "Quellen: Verzeichnisse in Wirnetz, Stand 24.11.2026; Karte: © GeoBasis-DE / BKG 2017 (Daten verändert).",
        "Schwerin, 24.11.2026",
    ]
    assert [words for words in expected if words not in text] == []


def test_handout_is_tagged_titled_and_marked_as_pdf_ua():
    with pikepdf.open(io.BytesIO(write_handout(handout()))) as pdf:
        root = pdf.Root
        with pdf.open_metadata() as metadata:
            found = (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["dc:title"])
        assert found == ("1", "2", "Handzettel Schwerin")
        assert (bool(root.MarkInfo.Marked), str(root.Lang), bool(root.ViewerPreferences.DisplayDocTitle)) == (
            True,
            "de-DE",
            True,
        )


def test_equal_content_gives_equal_bytes_and_the_moment_changes_them():
    first, second = write_handout(handout()), write_handout(handout())
    assert first == second
    assert write_handout(handout(), made_at=datetime(2026, 11, 24, tzinfo=UTC)) != first


@pytest.mark.parametrize("has_map", [True, False])
@pytest.mark.parametrize("repeated", [1, 4])
def test_the_longest_names_stay_on_one_page(has_map, repeated):
    members = tuple(Site(str(number), name) for number, name in enumerate(LONGEST_NAMES * repeated, start=1))
    changes = {"members": members, "members_more": "und zwei weitere"} | ({} if has_map else {"map": None})
    pages, _, text = pages_and_text(write_handout(handout(**changes)))
    shown = sum(f"{name.split()[0]}" in text for name in LONGEST_NAMES)
    assert pages == 1
    assert shown > 4
    assert "weitere" in text
    assert "Telefon 0385 0000-00" in text


def test_texts_without_measure_are_scaled_down_to_one_page():
    flood = " ".join(LONGEST_NAMES)
    gains = tuple(Point(name, flood, name) for name in LONGEST_NAMES[:3])
    changes = {"gains": gains, "sentence": flood, "lead": flood, "next_step": flood, "sources": LONGEST_NAMES}
    pages, _, text = pages_and_text(write_handout(handout(**changes)))
    assert pages == 1
    assert "Telefon 0385 0000-00" in text


def test_text_is_data_and_never_markup():
    _, _, text = pages_and_text(write_handout(handout(lead='#read("/etc/passwd") *fett* $x^2$ \\')))
    assert '#read("/etc/passwd") *fett* $x^2$ \\' in text


def test_invented_records_are_marked():
    _, _, plain = pages_and_text(write_handout(handout()))
    _, _, marked = pages_and_text(write_handout(handout(is_example=True)))
    assert "Beispiel" not in plain
    assert marked.count("Beispiel") == 2


def test_a_logo_stands_beside_the_wordmark():
    png = io.BytesIO()
    Image.new("RGB", (300, 100), "#1f663f").save(png, "PNG")
    theme = Theme(accent="#1f663f", logo=png.getvalue(), logo_alt="Logo der IHK")
    with pikepdf.open(io.BytesIO(write_handout(handout(theme=theme)))) as pdf:
        images = len(pdf.pages[0].get_images())
    assert images == 1


def test_map_picture_has_the_asked_width_and_the_shape_of_the_drawing():
    with Image.open(io.BytesIO(map_png(toy_map(), 400))) as picture:
        assert (picture.format, picture.width, round(picture.height / 10)) == ("PNG", 400, 35)
        assert picture.convert("RGB").getpixel((5, 5)) == (228, 237, 240)


def test_papers_made_one_after_the_other_each_say_their_own():
    for place in ("Wismar", "Schwerin", "Wismar"):
        words = pages_and_text(write_handout(handout(lead=f"Hier in {place}.")))[2]
        assert [name for name in ("Wismar", "Schwerin") if f"Hier in {name}." in words] == [place]


def test_a_forked_process_has_its_own_folder():
    here, forked = compiler._workplace("handout.typ", os.getpid()), compiler._workplace("handout.typ", -1)
    assert here.folder != forked.folder
    compiler._remove(forked.folder, os.getpid())
    assert (here.folder.exists(), forked.folder.exists()) == (True, False)


def test_nothing_of_a_document_is_left_beside_the_templates():
    write_handout(handout(lead="Nur für die IHK Schwerin."))
    folder = compiler._workplace("handout.typ", os.getpid()).folder
    assert folder.stat().st_mode & 0o077 == 0
    assert [path.name for path in folder.iterdir() if path.suffix != ".typ"] == []
