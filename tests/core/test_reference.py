"""Reading reference tables: every refusal names file, row, column and remedy."""

from pathlib import Path

import pytest

from wirnetz.core.reference import LoadReport, ReferenceDataError, read_rows


@pytest.fixture
def table(tmp_path: Path):
    def write(content: str | bytes) -> Path:
        path = tmp_path / "netze.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def test_rows_come_with_their_line_and_stripped(table):
    path = table('slug,name,more\na, Ämter ,1\nb,"Zwei, drei",2\n')
    assert list(read_rows(path, ["slug", "name"])) == [
        (2, {"slug": "a", "name": "Ämter", "more": "1"}),
        (3, {"slug": "b", "name": "Zwei, drei", "more": "2"}),
    ]


def test_a_byte_order_mark_from_a_spreadsheet_does_no_harm(table):
    assert list(read_rows(table("\ufeffslug,name\na,A\n"), ["slug", "name"])) == [(2, {"slug": "a", "name": "A"})]


def test_a_field_may_span_lines(table):
    path = table('slug,name\na,"eins\nzwei"\nb,B\n')
    assert list(read_rows(path, ["slug"])) == [
        (3, {"slug": "a", "name": "eins\nzwei"}),
        (4, {"slug": "b", "name": "B"}),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "slug,title\na,A\n",
            "netze.csv, Zeile 1: In der Kopfzeile fehlt die Spalte „name“. Ergänzen Sie die Spalte.",
        ),
        (
            "",
            "netze.csv, Zeile 1: In der Kopfzeile fehlt die Spalte „slug“, „name“. Ergänzen Sie die Spalte.",
        ),
        (
            "slug,name\na,A,zu viel\n",
            "netze.csv, Zeile 2: Die Zeile hat eine andere Zahl von Feldern als die Kopfzeile. "
            "Setzen Sie Felder mit Komma in Anführungszeichen.",
        ),
        (
            "slug,name\na,A\nb\n",
            "netze.csv, Zeile 3: Die Zeile hat eine andere Zahl von Feldern als die Kopfzeile. "
            "Setzen Sie Felder mit Komma in Anführungszeichen.",
        ),
        (
            b"slug,name\na,A\nb,B\xe4\n",
            "netze.csv, Zeile 3: Die Datei ist nicht in UTF-8 gespeichert. Speichern Sie sie als UTF-8.",
        ),
    ],
)
def test_a_broken_table_is_refused_with_place_and_remedy(table, content, message):
    with pytest.raises(ReferenceDataError) as refused:
        list(read_rows(table(content), ["slug", "name"]))
    assert str(refused.value) == message


def test_an_open_quotation_mark_is_refused(table):
    with pytest.raises(ReferenceDataError, match=r"^netze\.csv, Zeile \d: Die Zeile ist kein gültiges CSV"):
        list(read_rows(table('slug,name\na,"A\nb,B\n'), ["slug", "name"]))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ReferenceDataError) as refused:
        list(read_rows(tmp_path / "netze.csv", ["slug"]))
    assert str(refused.value) == "netze.csv: Die Datei fehlt. Holen Sie sie aus dem Projekt zurück."


def test_an_error_names_its_column():
    error = ReferenceDataError(Path("x/netze.csv"), "Falsch.", "Richtig.", row=4, column="as_of")
    assert str(error) == "netze.csv, Zeile 4, Spalte „as_of“: Falsch. Richtig."
    assert (error.row, error.column, error.reason, error.remedy) == (4, "as_of", "Falsch.", "Richtig.")


def test_a_report_says_what_was_done():
    assert LoadReport("Netzwerke", 3, 1, 132).sentence() == "Netzwerke: 3 neu, 1 geändert, 132 unverändert"
    assert LoadReport("Netzwerke", 0, 0, 136).sentence() == "Netzwerke: 136 unverändert"
