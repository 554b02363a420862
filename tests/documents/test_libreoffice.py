"""What LibreOffice makes of the decks: with faces as wide as the tables say, every text stays in its box."""

import os
import shutil
import subprocess

import pypdfium2
import pytest
from pypdfium2 import raw

from tests.documents.pptx_samples import full_deck, long_deck
from tests.documents.stand_in import make_fonts
from wirnetz.documents.pptx import layout_deck, write_deck
from wirnetz.documents.pptx.grid import HEIGHT, WIDTH, Box

SOFFICE = shutil.which("soffice")
DECKS = {"alle-arten": full_deck, "lange-namen": long_deck}
FACES = {"Georgia-Regular", "Georgia-Bold", "Arial-Regular", "Arial-Bold"}
TOLERANCE = 2.0  # points
SHARED = {"Dachzeile", "Wortmarke"}  # the mark „Beispiel“ stands in the same box, behind the words
LINE_END_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00ad": "-"})

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) ist nicht installiert.")


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """The decks as PDF, made by LibreOffice in one go."""
    folder = tmp_path_factory.mktemp("libreoffice")
    config = make_fonts(folder / "faces")
    for name, make in DECKS.items():
        (folder / f"{name}.pptx").write_bytes(write_deck(make()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    order = [SOFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(config)}
    files = [str(folder / f"{name}.pptx") for name in DECKS]
    subprocess.run([*order, *files], env=environment, check=True, capture_output=True, timeout=90)
    documents = {name: pypdfium2.PdfDocument(folder / f"{name}.pdf") for name in DECKS}
    yield documents
    for document in documents.values():
        document.close()


def letters_of(page):
    """Every visible letter with its box (points, y pointing down) and its base line."""
    text, found = page.get_textpage(), []
    for at in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, at)).translate(LINE_END_HYPHENS)
        if letter.isspace() or letter == "\0":
            continue
        x, y = raw.c_double(), raw.c_double()
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        left, bottom, right, top = text.get_charbox(at)
        found.append((letter, Box(left, HEIGHT - top, right - left, top - bottom), HEIGHT - y.value))
    return found


def rows_in(box, letters):
    """What stands in a box, line by line, without spaces."""
    rows = {}
    for letter, place, base in letters:
        middle = place.x + place.width / 2
        if box.x - TOLERANCE <= middle <= box.right + TOLERANCE and box.y - TOLERANCE <= base <= box.bottom + TOLERANCE:
            rows.setdefault(round(base), []).append((place.x, letter))
    return ["".join(letter for _, letter in sorted(row)) for _, row in sorted(rows.items())]


def measured(page):
    """The lines that each box of a laid-out slide was measured to hold, without spaces."""
    boxes = {}
    for text in page.placed:
        width = text.fitted.longest if text.name in SHARED else text.box.width
        box = Box(text.box.x, text.box.y, width, text.box.height)
        boxes.setdefault((text.name, box), []).extend("".join(line.split()) for line in text.fitted.lines)
    return boxes


@pytest.mark.parametrize("name", DECKS)
def test_every_text_stands_alone_in_its_box(printed, name):
    pages = layout_deck(DECKS[name]())
    assert len(printed[name]) == len(pages)
    wrong = []
    for page, sheet in zip(pages, printed[name], strict=True):
        letters = letters_of(sheet)
        for (kind, box), lines in measured(page).items():
            shown = rows_in(box, letters)
            if "".join(shown) != "".join(lines) or len(shown) > len(lines):
                wrong.append((page.number, kind, lines, shown))
    assert wrong == []


@pytest.mark.parametrize("name", DECKS)
def test_no_letter_lies_beyond_the_slide(printed, name):
    boxes = [(letter, box) for sheet in printed[name] for letter, box, _ in letters_of(sheet)]
    assert len(boxes) > 1000
    assert [(letter, b) for letter, b in boxes if b.x < 0 or b.y < 0 or b.right > WIDTH or b.bottom > HEIGHT] == []


def test_only_the_stand_ins_are_used(printed):
    texts = [text for document in printed.values() for sheet in document for text in sheet.get_objects(filter=[1])]
    assert {text.get_font().get_base_name().split("+")[-1] for text in texts} == FACES
