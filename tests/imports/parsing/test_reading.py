"""What reading a list hands over, beyond the messy ones."""

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook

from wirnetz.imports.parsing import Choice, FileRefused, ListKind, Problem, Question, read_list

PLACES = [["A", "19053", "Schwerin"], ["B", "18055", "Rostock"], ["C", "23966", "Wismar"]]


def text_file(folder: Path, content: str, encoding: str = "utf-8") -> Path:
    (folder / "liste.csv").write_bytes(content.encode(encoding))
    return folder / "liste.csv"


def book(folder: Path, **sheets: list[list[object]]) -> Path:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(folder / "liste.xlsx")
    return folder / "liste.xlsx"


def cities(path: Path, **more) -> list[str]:
    return [row.text("city") for row in read_list(path, kind=ListKind.OFFICES, **more).rows()]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "cp850", "mac_roman"]
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_csv_is_read_in_any_usual_encoding_and_with_any_delimiter(encoding, delimiter, tmp_path):
    rows = ["Name;Straße;Ort", "Büro Süd;Äußere Straße 1;Görlitz", "Büro;Öhringer Weg 2;Köln", "C;Grüner Weg 3;Düren"]
    path = text_file(tmp_path, "\r\n".join(rows).replace(";", delimiter), encoding)
    assert cities(path) == ["Görlitz", "Köln", "Düren"]


def test_umlauts_encoded_twice_are_put_right_and_it_is_said(tmp_path):
    path = text_file(tmp_path, "Name;Ort\nBüro Süd;Görlitz\nMünchen;Düren\n".encode().decode("cp1252"))
    reading = read_list(path, kind=ListKind.OFFICES)
    assert [row.text("city") for row in reading.rows()] == ["Görlitz", "Düren"]
    assert reading.notes == ("Umlaute waren doppelt verschlüsselt („Ã¼“ statt „ü“) und sind berichtigt.",)


def test_delimiter_announced_in_the_first_line_counts(tmp_path):
    path = text_file(tmp_path, "sep=,\r\nName,PLZ,Ort\r\nA,19053,Schwerin\r\n")
    assert [(row.number, row.text("city")) for row in read_list(path, kind=ListKind.OFFICES).rows()] == [
        (3, "Schwerin")
    ]


def test_quotes_and_line_breaks_within_cells_are_kept_apart(tmp_path):
    path = text_file(tmp_path, 'Name;Adresse\n"Büro ""Nord""; neu";"Weg 1\n19053 Schwerin"\nB;"Weg 2, 18055 Rostock"\n')
    rows = list(read_list(path, kind=ListKind.OFFICES).rows())
    assert [(row.number, row.text("name"), row.text("postcode")) for row in rows] == [
        (2, 'Büro "Nord"; neu', "19053"),
        (3, "B", "18055"),
    ]


def test_two_sheets_that_suit_as_well_are_one_question(tmp_path):
    headings = ["Name", "PLZ", "Ort"]
    path = book(tmp_path, Nord=[headings, PLACES[0]], Süd=[headings, PLACES[1]])
    reading = read_list(path, kind=ListKind.OFFICES)
    assert reading.questions == (
        Question(
            "sheet",
            "Die Datei hat mehrere Blätter mit einer passenden Liste. Welches soll gelesen werden?",
            (Choice("*", "alle Blätter nacheinander"), Choice("Nord", "Nord"), Choice("Süd", "Süd")),
            "*",
        ),
    )
    assert [(row.sheet, row.number, row.text("city")) for row in reading.rows()] == [
        ("Nord", 2, "Schwerin"),
        ("Süd", 2, "Rostock"),
    ]
    assert cities(path, answers={"sheet": "Süd"}) == ["Rostock"]
    assert read_list(path, kind=ListKind.OFFICES, answers={"sheet": "*"}).questions == ()


def test_two_columns_that_may_be_the_name_are_one_question(tmp_path):
    path = book(
        tmp_path, Liste=[["Geschäftsstelle", "Name", "Ort"], ["Nord", "Anna", "Wismar"], ["Süd", "Bernd", "Gotha"]]
    )
    reading = read_list(path, kind=ListKind.OFFICES)
    assert [(question.id, question.suggested) for question in reading.questions] == [("field:name", "0")]
    assert [row.text("name") for row in reading.rows()] == ["Nord", "Süd"]
    answered = read_list(path, kind=ListKind.OFFICES, answers={"field:name": "1"})
    assert (answered.questions, [row.text("name") for row in answered.rows()]) == ((), ["Anna", "Bernd"])


def test_list_without_names_names_offices_by_their_place(tmp_path):
    path = book(tmp_path, Liste=[["PLZ", "Ort"], *[place[1:] for place in PLACES]])
    reading = read_list(path, kind=ListKind.OFFICES)
    assert [row.text("name") for row in reading.rows()] == ["Schwerin", "Rostock", "Wismar"]
    assert reading.notes == ("Die Liste hat keine Spalte mit Namen; die Stellen heißen nach ihrem Ort.",)


def test_title_that_speaks_of_columns_is_no_heading(tmp_path):
    title = ["Adressen, Telefonnummern und E-Mail-Adressen unserer Geschäftsstellen nach Ort und Kreis"]
    path = book(tmp_path, Liste=[title, [], ["Name", "PLZ", "Ort"], *PLACES])
    reading = read_list(path, kind=ListKind.OFFICES)
    assert (reading.heading_row, [row.text("city") for row in reading.rows()]) == (3, ["Schwerin", "Rostock", "Wismar"])


def test_list_without_headings_is_read_by_its_contents(tmp_path):
    path = text_file(tmp_path, "Geschäftsstelle A;19053;a@beispiel.de\nGeschäftsstelle B;18055;b@beispiel.de\n")
    reading = read_list(path, kind=ListKind.OFFICES)
    assert [(row.number, row.text("name"), row.text("postcode"), row.text("email")) for row in reading.rows()] == [
        (1, "Geschäftsstelle A", "19053", "a@beispiel.de"),
        (2, "Geschäftsstelle B", "18055", "b@beispiel.de"),
    ]


def test_problem_stays_with_its_row_and_the_rest_is_read(tmp_path):
    path = text_file(tmp_path, "Name;PLZ;Ort;E-Mail\nA;1905;Schwerin;a@b\n;;;c@beispiel.de\nC;19053;Schwerin;\n")
    first, second, third = read_list(path, kind=ListKind.OFFICES).rows()
    assert first.problems == (Problem("email", "ist keine E-Mail-Adresse", "Prüfen Sie die Schreibweise.", "a@b"),)
    assert first.is_usable
    assert (second.number, second.is_usable) == (3, False)
    assert dict(third.values) == {"name": "C", "postcode": "19053", "city": "Schwerin"}


def test_mapping_of_one_upload_serves_the_next(tmp_path):
    path = book(tmp_path, Liste=[["Objekt", "PLZ", "Ort"], *PLACES])
    first = read_list(path, kind=ListKind.OFFICES, answers={"column:0": "name"})
    assert first.mapping == {"objekt": "name", "plz": "postcode", "ort": "city"}
    again = read_list(path, kind=ListKind.OFFICES, remembered=first.mapping)
    assert (again.questions, [row.text("name") for row in again.rows()]) == ((), ["A", "B", "C"])


def test_never_collected_columns_leave_no_trace(tmp_path):
    rows = [["Name", "Geburtsdatum", "E-Mail"], ["Anna Müller", "geheim-1", "a@beispiel.de"], ["Bernd", "geheim-2", ""]]
    reading = read_list(book(tmp_path, Liste=rows), kind=ListKind.PEOPLE)
    assert reading.notes == ("Spalte B „Geburtsdatum“ ist nicht übernommen: Solche Angaben werden hier nie erhoben.",)
    assert "geheim" not in repr((reading, list(reading.rows())))


def test_people_with_office_and_networks_are_read(tmp_path):
    headings = ["Name", "Funktion", "Stellennummer", "E-Mail", "Themen", "Netzwerk", "Rolle", "seit"]
    row = [
        "Dr. MÜLLER, Anna",
        "Beraterin",
        4711,
        "Anna@Beispiel.de",
        "Pflege, Arbeitsschutz",
        "Netz Nord",
        "Leitung",
        "2021",
    ]
    (found,) = read_list(book(tmp_path, Liste=[headings, row]), kind=ListKind.PEOPLE).rows()
    assert dict(found.values) == {
        "name": "Anna Müller",
        "first_name": "Anna",
        "last_name": "Müller",
        "title": "Dr.",
        "function": "Beraterin",
        "office": "4711",
        "email": "Anna@beispiel.de",
        "topics": ("Pflege", "Arbeitsschutz"),
        "network": "Netz Nord",
        "network_role": "Leitung",
        "from_on": "2021",
    }


def test_networks_with_members_are_read_and_merged_names_filled(tmp_path):
    workbook = Workbook()
    sheet = workbook.active
    for row in (
        ["Netzwerk", "Mitglied", "Rolle", "Landkreise", "bis"],
        ["Netz Nord", "IHK zu Schwerin", "Koordination", "Nordwestmecklenburg, Schwerin", ""],
        [None, "DGB Nord", "Mitglied", "Nordwestmecklenburg, Schwerin", "31.12.2025"],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    workbook.save(tmp_path / "n.xlsx")
    first, second = read_list(tmp_path / "n.xlsx", kind=ListKind.NETWORKS).rows()
    assert (first.text("network"), first.values["member"], first.text("role")) == (
        "Netz Nord",
        ("IHK zu Schwerin",),
        "coordination",
    )
    assert first.values["territory"] == ("Nordwestmecklenburg", "Schwerin")
    assert (second.text("network"), second.text("until_on")) == ("Netz Nord", "2025-12-31")


def test_rows_can_be_read_more_than_once(tmp_path):
    reading = read_list(book(tmp_path, Liste=[["Name", "PLZ", "Ort"], *PLACES]), kind=ListKind.OFFICES)
    assert list(reading.rows()) == list(reading.rows())


def test_refusal_names_sheet_row_and_column():
    refused = FileRefused("Das geht nicht.", "Ändern Sie es.", sheet="Liste", row=7, column="C")
    assert str(refused) == "Blatt „Liste“, Zeile 7, Spalte C: Das geht nicht. Ändern Sie es."


def test_list_of_fifty_thousand_rows_is_read_in_time_with_little_memory(tmp_path):
    with (tmp_path / "gross.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Name", "Straße", "PLZ", "Ort", "Telefon", "E-Mail"])
        writer.writerows(
            [
                f"Stelle {n}",
                f"Weg {n % 99}",
                f"{n % 90000 + 10000}",
                f"Ort {n % 5000}",
                f"0385 {n:06}",
                f"s{n}@beispiel.de",
            ]
            for n in range(50_000)
        )
    reading = read_list(tmp_path / "gross.csv", kind=ListKind.OFFICES)
    assert (reading.row_count, reading.problem_count) == (50_000, 0)
    assert reading.peak_kib < 150_000
    assert sum(map(len, reading.chunks)) < 10_000_000
