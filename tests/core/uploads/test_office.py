"""Slide files from outside: opened only if nothing in them runs, loads or swells."""

import io
import time
import zipfile

import pytest
from pptx import Presentation

from wirnetz.core.uploads import OfficeLimits, UploadRefused, check_office_zip

RELS = "ppt/_rels/presentation.xml.rels"
BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCTYPES = [
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/canary.dtd"><a/>',
    '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:1/canary"> %x;]><a/>',
    '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><l>&c;</l>',
    '<!DOCTYPE a PUBLIC "-//X//Y" "http://127.0.0.1:1/canary"><a/>',
]
PARTS = ["ppt/presentation.xml", "ppt/theme/theme1.xml", RELS, "[Content_Types].xml", "docProps/core.xml"]
XML_ATTACKS = [(part, text, encoding) for part in PARTS for text in DOCTYPES for encoding in ("utf-8", "utf-16")]


def slides(changes=None, *, method=zipfile.ZIP_DEFLATED):
    """A real presentation with some parts changed, added (content) or taken out (None)."""
    original, file = io.BytesIO(), io.BytesIO()
    Presentation().save(original)
    changes = dict(changes or {})
    with zipfile.ZipFile(original) as old, zipfile.ZipFile(file, "w", method) as new:
        parts = {name: old.read(name) for name in old.namelist()} | changes
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return file.getvalue()


def relationship(kind, target, mode="External"):
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{BASE}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    )


def test_an_ordinary_presentation_is_taken():
    check_office_zip(slides())
    check_office_zip(
        io.BytesIO(slides({"ppt/slides/_rels/x.xml.rels": relationship("hyperlink", "https://a.example")}))
    )


def test_there_are_fifty_hostile_documents_and_each_is_refused_within_a_second():
    assert len(XML_ATTACKS) == 50
    slowest = 0.0
    for part, text, encoding in XML_ATTACKS:
        data = slides({part: f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)})
        started = time.monotonic()
        with pytest.raises(UploadRefused, match="DTD"):
            check_office_zip(data)
        slowest = max(slowest, time.monotonic() - started)
    assert slowest < 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"ppt/vbaProject.bin": b"x"}, "Makros"),
        ({"ppt/activeX/activeX1.xml": b"<a/>"}, "Makros"),
        ({"ppt/embeddings/oleObject1.bin": b"x"}, "eingebettete Objekte"),
        ({RELS: relationship("image", "http://127.0.0.1:1/canary.png")}, "anderen Stelle"),
        ({RELS: relationship("oleObject", "file:///etc/passwd")}, "anderen Stelle"),
        ({RELS: relationship("attachedTemplate", "\\\\fremd\\x.potx")}, "anderen Stelle"),
        ({RELS: relationship("hyperlink", "javascript:alert(1)")}, "anderen Stelle"),
        ({RELS: relationship("hyperlink", "file:///etc/passwd")}, "anderen Stelle"),
        ({"ppt/presentation.xml": None}, "kein Foliensatz"),
        ({"../../canary.xml": b"<a/>"}, "ungewöhnlich aufgebaut"),
        ({"C:/canary.xml": b"<a/>"}, "ungewöhnlich aufgebaut"),
        ({"PPT/Presentation.xml": b"<a/>"}, "ungewöhnlich aufgebaut"),
        ({"ppt/presentation.xml": b"<a>"}, "beschädigt"),
        ({"ppt/media/null.bin": b"\0" * 5_000_000}, "stark gepackt"),
        (
            {"[Content_Types].xml": b'<T><O ContentType="application/vnd.ms-powerpoint.macroEnabled"/></T>'},
            "Makros",
        ),
    ],
)
def test_what_is_unsafe_is_refused_in_german(changes, words):
    with pytest.raises(UploadRefused, match=words) as refused:
        check_office_zip(slides(changes))
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "leer"),
        (b"PK\x03\x04 kaputt", "beschädigt"),
        (b"\xd0\xcf\x11\xe0 alt", "alte Format"),
        (b"<html>", "beschädigt"),
        (slides()[:-200], "beschädigt"),
    ],
)
def test_what_is_no_archive_is_refused(data, words):
    with pytest.raises(UploadRefused, match=words):
        check_office_zip(data)


def test_a_file_that_swells_is_stopped_while_it_is_unpacked():
    small = OfficeLimits(unpacked_bytes=20_000)
    with pytest.raises(UploadRefused, match="zu groß"):
        check_office_zip(slides(), limits=small)
    with pytest.raises(UploadRefused, match="zu vielen Teilen"):
        check_office_zip(slides(), limits=OfficeLimits(entries=3))
