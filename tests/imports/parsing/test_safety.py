"""Wrong and hostile files are refused at once, with a reason in German."""

import time
from pathlib import Path

import pytest

from tests.imports.bombs import BOMBS
from tests.imports.workbook_parts import PARTS, SHEET, WORKBOOK, sheet, workbook
from tests.imports.xml_attacks import ATTACKS
from wirnetz.imports.parsing import FileRefused, Limits, ListKind, read_list

IN_TIME = 1.0


def refusal(path: Path, content: bytes, limits: Limits | None = None) -> FileRefused:
    """The refusal of a file, which came in time; a busy machine has a second try."""
    path.write_bytes(content)
    for _ in range(2):
        started = time.monotonic()
        with pytest.raises(FileRefused) as refused:
            read_list(path, kind=ListKind.OFFICES, limits=limits or Limits())
        if time.monotonic() - started < IN_TIME:
            return refused.value
    raise AssertionError(f"took {time.monotonic() - started:.1f} s")


def test_sound_workbook_is_read(tmp_path):
    (tmp_path / "a").write_bytes(workbook())
    rows = list(read_list(tmp_path / "a", kind=ListKind.OFFICES).rows())
    assert [dict(row.values) for row in rows] == [{"name": "Stelle", "postcode": "19053", "city": "Schwerin"}]


def test_there_are_forty_bombs_and_fifty_attacks():
    assert (len(BOMBS) >= 40, len(ATTACKS) >= 50) == (True, True)


@pytest.mark.parametrize("name", BOMBS)
def test_bomb_is_refused_at_once_with_reason_and_remedy(name, tmp_path):
    refused = refusal(tmp_path / "liste.xlsx", BOMBS[name]())
    assert refused.reason.endswith(".") and refused.remedy.endswith(".")
    assert "lässt sich nicht lesen (" not in refused.reason


@pytest.mark.parametrize("name", ATTACKS)
def test_attack_on_the_reader_of_xml_is_refused_before_reading(name, tmp_path):
    assert refusal(tmp_path / "liste.xlsx", ATTACKS[name]()).reason in {
        "Die Datei enthält Anweisungen, die eine Tabelle nicht braucht.",
        "Die Datei ist in einer ungewöhnlichen Schrift gespeichert.",
    }


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Die Datei ist leer."),
        (b"%PDF-1.7 ...", "Die Datei ist ein PDF und keine Tabelle."),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "Die Datei ist ein Bild und keine Tabelle."),
        (b"<!DOCTYPE html><html><table><tr><td>Name", "Die Datei ist eine Webseite und keine Tabelle."),
        (b"\xef\xbb\xbf<?xml version='1.0'?><a/>", "Die Datei ist eine XML-Datei und keine Tabelle."),
        (b'{"name": "x"}', "Die Datei ist eine JSON-Datei und keine Tabelle."),
        (b"\x1f\x8b" + bytes(50), "Die Datei ist ein gepacktes Archiv und keine Tabelle."),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "Die Datei hat das alte Excel-Format (.xls)."),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "Die Datei ist mit einem Kennwort geschützt."),
        (b"BEGIN:VCARD\r\nVERSION:3.0", "Die Datei ist eine Visitenkarte und keine Tabelle."),
        (b"PK\x03\x04" + bytes(100), "Die Datei ist beschädigt oder unvollständig."),
        (workbook()[:-40], "Die Datei ist beschädigt oder unvollständig."),
        (b"Sehr geehrte Damen und Herren,\nanbei.\n", "In der Datei ist keine Liste zu erkennen."),
        (b"Name;PLZ;Ort\n", "Die Datei enthält unter den Überschriften keine Zeilen."),
        (b"Name;PLZ;Ort\na\0b;19053;Schwerin\n", "Die Datei enthält Zeichen, die in einer Tabelle nicht vorkommen."),
        (bytes(range(1, 32)) * 40, "Die Datei ist keine Tabelle."),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_wrong_file_is_refused_with_its_reason(content, reason, tmp_path):
    assert refusal(tmp_path / "liste.xlsx", content).reason == reason


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"xl/vbaProject.bin": b"x"}, "Die Datei enthält Makros (.xlsm) und wird nicht geöffnet."),
        (
            {"[Content_Types].xml": '<Types><Override ContentType="vnd.ms-excel.sheet.macroEnabled"/></Types>'},
            "Die Datei enthält Makros (.xlsm) und wird nicht geöffnet.",
        ),
        ({"word/document.xml": "<a/>"}, "Die Datei ist ein Textdokument und keine Excel-Arbeitsmappe."),
        ({"mimetype": "x"}, "Die Datei ist eine OpenDocument-Datei und keine Excel-Arbeitsmappe."),
        ({"xl/workbook.bin": "x"}, "Die Datei ist eine binäre Arbeitsmappe (.xlsb) und keine Excel-Arbeitsmappe."),
    ],
)
def test_other_kinds_of_archives_are_named(changed, reason, tmp_path):
    assert refusal(tmp_path / "liste.xlsx", workbook(changed)).reason == reason


def test_place_of_the_fault_is_named(tmp_path):
    refused = refusal(tmp_path / "a.csv", b'Name;PLZ;Ort\nx;19053;"Schwerin' + b"\nmehr" * 300)
    assert str(refused) == (
        "Zeile 2: Eine Zelle ist über die Maßen lang; vermutlich fehlt ein Anführungszeichen. "
        "Ergänzen oder entfernen Sie es in dieser Zeile oder kurz davor."
    )


def test_operator_can_raise_the_limits(tmp_path):
    (tmp_path / "a").write_bytes(BOMBS["CSV with 60,000 rows"]())
    assert read_list(tmp_path / "a", kind=ListKind.OFFICES, limits=Limits(rows=60_000)).row_count == 60_000


def test_lower_limits_hold_as_well(tmp_path):
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(3, 400))
    content = workbook({"xl/worksheets/sheet1.xml": SHEET.replace("</sheetData>", rows + "</sheetData>")})
    assert refusal(tmp_path / "a", content, Limits(rows=100)).reason == (
        "Ein Blatt reicht bis Zeile 301; möglich sind 100 Zeilen und 100 Spalten."
    )


def test_memory_of_the_child_is_bounded(tmp_path):
    """One cell in each corner of what is allowed makes the reader lay out five million cells."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="50000"><c r="CV50000"><v>1</v></c></row>'
    content = workbook({"xl/worksheets/sheet1.xml": sheet(rows)})
    reason = refusal(tmp_path / "a", content, Limits(memory_bytes=64_000_000)).reason
    assert reason == "Die Datei braucht zu viel Arbeitsspeicher."


def test_child_that_takes_too_long_is_ended(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"Name;PLZ;Ort\n" + b"x;19053;Schwerin\n" * 40_000)
    with pytest.raises(FileRefused) as refused:
        read_list(tmp_path / "a.csv", kind=ListKind.OFFICES, limits=Limits(seconds=0))
    assert refused.value.reason == "Das Lesen dauert zu lange."


def test_parts_are_those_of_a_workbook():
    assert (len(PARTS), "Liste" in WORKBOOK) == (6, True)
