"""Ten lists of offices as partners really send them: each made by one function, each messy in its own way."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True)
class Office:
    """An office as it should be understood; `key` is the official key of its district."""

    name: str
    street: str
    postcode: str
    city: str
    district: str
    key: str


OFFICES = (
    Office("Geschäftsstelle Schwerin", "Graf-Schack-Allee 12", "19053", "Schwerin", "Schwerin", "13004"),
    Office("Geschäftsstelle Wismar", "Alter Holzhafen 3", "23966", "Wismar", "Nordwestmecklenburg", "13074"),
    Office("Geschäftsstelle Dresden", "Langer Weg 4", "01239", "Dresden", "Dresden", "14612"),
    Office("Geschäftsstelle Gotha", "Mühlenstraße 8", "99867", "Gotha", "Gotha", "16067"),
    Office("Regionalbüro München", "Balanstraße 55", "81541", "München", "München", "09162"),
    Office("Regionalbüro Lüneburg", "Am Sande 1", "21335", "Lüneburg", "Lüneburg", "03355"),
    Office("Regionalbüro Görlitz", "Bahnhofstraße 24", "02826", "Görlitz", "Görlitz", "14626"),
    Office("Regionalbüro Düsseldorf", "Klosterstraße 73", "40211", "Düsseldorf", "Düsseldorf", "05111"),
    Office(
        "Beratungsstelle Ludwigslust", "Schweriner Straße 38", "19288", "Ludwigslust", "Ludwigslust-Parchim", "13076"
    ),
    Office("Beratungsstelle Kassel", "Kurfürstenstraße 9", "34117", "Kassel", "Kassel", "06611"),
)
_INDEPENDENT = {"13004", "14612", "09162", "05111", "06611"}
"""Keys of the independent cities among them."""


def merged_cells(folder: Path) -> Path:
    """Names merged over two rows each, headings of two lines with "Anschrift" merged over three columns."""
    book, sheet = _book("Standorte")
    sheet.append(["Region", "Stelle", "Anschrift", None, None, "Kontakt"])
    sheet.append([None, None, "Straße", "PLZ", "Ort", "Telefon"])
    for number, office in enumerate(OFFICES):
        region = "Nord" if number < 5 else "Süd"
        sheet.append([region if number in {0, 5} else None, *_parts(office), f"0385 10{number:04}"])
    for cells in ("A1:A2", "B1:B2", "C1:E1", "A3:A7", "A8:A12"):
        sheet.merge_cells(cells)
    return _saved(book, folder, "verbunden.xlsx")


def title_rows(folder: Path) -> Path:
    """A title, a subtitle and the date above the headings, and empty rows and columns around the table."""
    book, sheet = _book("Liste")
    sheet["B2"] = "Übersicht unserer Geschäftsstellen und Regionalbüros"
    sheet["B2"].font = Font(bold=True, size=18)
    sheet["B3"] = "Nur für den Dienstgebrauch"
    sheet["B4"] = "Stand: 01.03.2026"
    headings = ["Name der Stelle", "Straße und Hausnummer", "PLZ", "Ort"]
    for row, values in enumerate([headings, *map(_parts, OFFICES)]):
        for column, value in enumerate(values):
            sheet.cell(row=6 + row + (1 if row > 5 else 0), column=3 + column, value=value)
    return _saved(book, folder, "titel.xlsx")


def several_sheets(folder: Path) -> Path:
    """A cover sheet, a list of figures, the list itself, and a hidden sheet of codes."""
    book, cover = _book("Deckblatt")
    cover["A1"] = "Standortverzeichnis"
    cover["A3"] = "Ansprechpartnerin: Zentrale Dienste"
    figures = book.create_sheet("Auswertung")
    figures.append(["Land", "Anzahl"])
    figures.append(["Sachsen", 2])
    sheet = book.create_sheet("Standorte 2026")
    sheet.append(["Geschäftsstelle", "Straße", "Postleitzahl", "Ort", "Telefon"])
    for office in OFFICES:
        sheet.append([*_parts(office), "0385 123456"])
    codes = book.create_sheet("Codes")
    codes.append(["Name", "PLZ", "Ort"])
    codes.append(["versteckt", "19053", "Schwerin"])
    codes.sheet_state = "hidden"
    return _saved(book, folder, "blaetter.xlsx")


def address_in_one_column(folder: Path) -> Path:
    """Street, postcode and city in one cell, in every usual order, with and without line breaks."""
    orders: tuple[Callable[[Office], str], ...] = (
        lambda office: f"{office.street}, {office.postcode} {office.city}",
        lambda office: f"{office.postcode} {office.city}, {office.street}",
        lambda office: f"{office.street}\n{office.postcode} {office.city}",
        lambda office: f"{office.street}; D-{office.postcode} {office.city}",
        lambda office: f"Haus der Wirtschaft\n{office.street}\n{office.postcode} {office.city}\nDeutschland",
    )
    book, sheet = _book("Adressen")
    sheet.append(["Bezeichnung", "Adresse", "E-Mail"])
    for number, office in enumerate(OFFICES):
        sheet.append([office.name, orders[number % len(orders)](office), f"stelle{number}@beispiel.de"])
    return _saved(book, folder, "adressen.xlsx")


def districts_mixed(folder: Path) -> Path:
    """Districts as "Landkreis", "Kreis", "LK", "krfr. Stadt" or with the word behind, as CSV in Windows' encoding."""
    forms: tuple[Callable[[str], str], ...] = (
        lambda name: f"Landkreis {name}",
        lambda name: f"Kreis {name}",
        lambda name: f"LK {name}",
        lambda name: f"{name} (Kreis)",
    )
    rows = []
    for number, office in enumerate(OFFICES):
        is_city = office.key in _INDEPENDENT
        district = f"Stadt {office.district}" if is_city else forms[number % len(forms)](office.district)
        rows.append([office.name, office.street, office.postcode, office.city, district])
    return _csv(folder, "kreise.csv", [["Name", "Straße", "PLZ", "Ort", "Kreis/Landkreis"], *rows], encoding="cp1252")


def umlauts_spelled_out(folder: Path) -> Path:
    """No umlauts anywhere, as old systems export: "Muenchen", "Strasse"; plain ASCII, tabs."""
    headings = ["Geschaeftsstelle", "Strasse", "PLZ", "Ort"]
    rows = [[spelled_out(part) for part in _parts(office)] for office in OFFICES]
    return _csv(folder, "umlaute.txt", [headings, *rows], encoding="ascii", delimiter="\t")


def capitals(folder: Path) -> Path:
    """Everything in capitals."""
    book, sheet = _book("TABELLE1")
    sheet.append(["NAME", "STRASSE", "PLZ", "ORT"])
    for office in OFFICES:
        sheet.append([part.upper() for part in _parts(office)])
    return _saved(book, folder, "GROSS.XLSX")


def postcodes_as_numbers(folder: Path) -> Path:
    """Postcodes as numbers, so that Dresden's lost its leading zero; house numbers in a column of their own."""
    book, sheet = _book("Export")
    sheet.append(["Nr.", "Name", "Straße", "Hausnr.", "PLZ", "Ort", "Telefon"])
    for number, office in enumerate(OFFICES, start=1):
        street, _, house = office.street.rpartition(" ")
        sheet.append([number, office.name, street, int(house), int(office.postcode), office.city, 38512340 + number])
    return _saved(book, folder, "zahlen.xlsx")


def dates_as_text(folder: Path) -> Path:
    """When each office opened, written in ten ways."""
    book, sheet = _book("Standorte")
    sheet.append(["Standort", "Straße", "PLZ", "Ort", "Eröffnet", "Geschlossen"])
    for office, opened in zip(OFFICES, DATES, strict=True):
        sheet.append([*_parts(office), opened, "laufend"])
    return _saved(book, folder, "daten.xlsx")


DATES = {
    "01.03.2024": "2024-03-01",
    "1.3.24": "2024-03-01",
    "1. März 2024": "2024-03-01",
    "2024-03-01": "2024-03-01",
    "03/2024": "2024-03",
    "März 2024": "2024-03",
    "2024": "2024",
    "seit 2019": "2019",
    45352: "2024-03-01",
    "ab 01.03.2024": "2024-03-01",
}
"""As written, and as understood."""


def trailing_sums(folder: Path) -> Path:
    """Repeated headings, group headings, sums between and below, and a source."""
    rows: list[list[object]] = [["Dienststelle", "Straße", "PLZ", "Ort", "Anzahl"], ["Region Nord"]]
    for number, office in enumerate(OFFICES):
        if number == 5:
            rows += [["Summe", "", "", "", 15], [], ["Region Süd"], ["Dienststelle", "Straße", "PLZ", "Ort", "Anzahl"]]
        rows.append([*_parts(office), 3])
    rows += [["Summe", "", "", "", 15], ["Gesamt", "", "", "", 30], [], ["Stand: 01.03.2026"], ["* ohne Außenstellen"]]
    return _csv(folder, "summen.csv", rows, encoding="utf-8-sig")


def no_postcode(folder: Path) -> Path:
    """No postcode at all, only places and districts; some places are called as others are."""
    book, sheet = _book("Standorte")
    sheet.append(["Stelle", "Stadt", "Landkreis / kreisfreie Stadt", "Bundesland"])
    for office in OFFICES:
        sheet.append([office.name, office.city, office.district, STATES[office.key[:2]]])
    return _saved(book, folder, "ohne_plz.xlsx")


STATES = {
    "03": "Niedersachsen",
    "05": "Nordrhein-Westfalen",
    "06": "Hessen",
    "09": "Bayern",
    "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen",
    "16": "Thüringen",
}

MESSY: tuple[Callable[[Path], Path], ...] = (
    merged_cells,
    title_rows,
    several_sheets,
    address_in_one_column,
    districts_mixed,
    umlauts_spelled_out,
    capitals,
    postcodes_as_numbers,
    dates_as_text,
    trailing_sums,
    no_postcode,
)
"""The messy lists; merged cells, titles and so on, in the order in which they were promised."""


def spelled_out(text: str) -> str:
    """`text` without umlauts."""
    for letter, letters in zip("äöüßÄÖÜ", ("ae", "oe", "ue", "ss", "Ae", "Oe", "Ue"), strict=True):
        text = text.replace(letter, letters)
    return text


def _parts(office: Office) -> list[str]:
    return [office.name, office.street, office.postcode, office.city]


def _book(title: str) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    sheet.title = title
    return book, sheet


def _saved(book: Workbook, folder: Path, name: str) -> Path:
    book.save(folder / name)
    return folder / name


def _csv(folder: Path, name: str, rows: list[list[object]], *, encoding: str, delimiter: str = ";") -> Path:
    with (folder / name).open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return folder / name
