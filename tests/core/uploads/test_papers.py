"""Papers that people keep for one another: taken where nothing in them runs, refused with a reason and a remedy."""

import io
import zipfile
import zlib

import pypdfium2
import pytest
import xlsxwriter
from PIL import Image

from tests.core.uploads.test_office import slides
from wirnetz.core.uploads import UploadRefused, safe_paper


def workbook(changes=None):
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.add_worksheet().write("A1", "Jahresplan")
    book.close()
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in ({name: old.read(name) for name in old.namelist()} | (changes or {})).items():
            new.writestr(name, content)
    return made.getvalue()


def document(changes=None):
    """As little as makes a Word file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as new:
        for name, content in ({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"} | (changes or {})).items():
            new.writestr(name, content)
    return file.getvalue()


def pdf(more=b""):
    """A PDF with one page, and an object that says what the test needs."""
    made, file = pypdfium2.PdfDocument.new(), io.BytesIO()
    made.new_page(300, 300)
    made.save(file)
    first, line, rest = file.getvalue().partition(b"\n")
    return first + line + more + rest


def picture(kind, **options):
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "#a2195e").save(file, kind, **options)
    return file.getvalue()


def packed(text, head=b"/Type /ObjStm"):
    return b"9 0 obj\n<<" + head + b" /Filter /FlateDecode>>\nstream\n" + zlib.compress(text) + b"\nendstream\nendobj\n"


@pytest.mark.parametrize(
    ("content", "name", "ending"),
    [
        (pdf(), "Plan.PDF", "pdf"),
        (pdf(packed(b"<</S /URI /URI (https://a.example)>>")), "Plan.pdf", "pdf"),
        (workbook(), "Plan.xlsx", "xlsx"),
        (document(), "Plan.docx", "docx"),
        (slides(), "Plan.pptx", "pptx"),
        (picture("PNG"), "Plan.png", "png"),
        (picture("JPEG"), "Plan.jpeg", "png"),
    ],
)
def test_what_offices_write_is_taken(content, name, ending):
    assert safe_paper(io.BytesIO(content), name=name).ending == ending


def test_a_picture_is_drawn_anew_without_what_its_camera_wrote():
    notes = Image.Exif()
    notes[0x010E] = "Wohnung in der Hafenstrasse"
    taken = picture("JPEG", exif=notes)
    assert (b"Hafenstrasse" in taken, b"Hafenstrasse" in safe_paper(taken, name="a.jpg").content) == (True, False)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (pdf(b"9 0 obj\n<</S /JavaScript /JS (app.alert(1))>>\nendobj\n"), "a.pdf", "enthält Programme"),
        (pdf(b"9 0 obj\n<</S /J#61vaScrip#74>>\nendobj\n"), "a.pdf", "enthält Programme"),
        (pdf(packed(b"<</S /Launch /F (cmd.exe)>>")), "a.pdf", "enthält Programme"),
        (pdf(packed(b"<</S /JavaScript>>", b"/Subtype /Image /Type /#4fbjStm")), "a.pdf", "enthält Programme"),
        (pdf(packed(b" " * 300_000 + b"<</S /Launch>>")), "a.pdf", "enthält Programme"),
        (pdf(packed(b"x", b"/Type /ObjStm /DecodeParms <</Predictor 12>>")), "a.pdf", "ungewöhnlich aufgebaut"),
        (pdf(packed(b"<</Type /EmbeddedFile>>")), "a.pdf", "angehängte Dateien"),
        (pdf(b"9 0 obj\n<</Encrypt 8 0 R>>\nendobj\n"), "a.pdf", "Kennwort"),
        (b"%PDF-1.7\nkaputt", "a.pdf", "beschädigt"),
        (workbook({"xl/vbaProject.bin": b"x"}), "a.xlsx", "Makros"),
        (workbook({"xl/macrosheets/sheet1.xml": b"<a/>"}), "a.xlsx", "Makros"),
        (document({"word/embeddings/oleObject1.bin": b"x"}), "a.docx", "eingebettete Objekte"),
        (document(), "a.xlsx", "passt nicht zur Endung .xlsx"),
        (b"\xd0\xcf\x11\xe0 alt", "a.docx", r"das alte Format \(.doc\)"),
        (b"\xd0\xcf\x11\xe0 alt", "a.doc", "ein altes Office-Format"),
        (b"MZ\x90", "a.pdf", "passt nicht zur Endung .pdf"),
        (b"MZ\x90", "a.exe", "mit der Endung .exe nehmen wir nicht an"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "mit der Endung .svg"),
        (b"<html>", "liste", "keine Endung"),
        (b"", "a.pdf", "leer"),
    ],
)
def test_what_runs_hides_or_is_something_else_is_refused_with_the_reason(content, name, words):
    with pytest.raises(UploadRefused, match=words):
        safe_paper(io.BytesIO(content), name=name)


def test_a_pdf_that_swells_is_refused(monkeypatch):
    monkeypatch.setattr("wirnetz.core.uploads.pdf.MOST_UNPACKED", 100_000)
    with pytest.raises(UploadRefused, match="ausgepackt zu groß"):
        safe_paper(pdf(packed(b"\0" * 200_000)), name="a.pdf")
