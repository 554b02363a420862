"""Fifty offices of a health insurer, as its own list would show them: all over Germany, a little untidy."""

from pathlib import Path

import xlsxwriter

HEADING = ("Nr.", "Geschäftsstelle", "Straße und Hausnummer", "PLZ", "Ort", "Telefon", "E-Mail")
PLACES = """
    19053 Schwerin; 18055 Rostock; 23966 Wismar; 17033 Neubrandenburg; 18439 Stralsund; 23552 Lübeck; 24103 Kiel;
    24937 Flensburg; 20095 Hamburg; 28195 Bremen; 27568 Bremerhaven; 26122 Oldenburg; 30159 Hannover;
    38100 Braunschweig; 37073 Göttingen; 49074 Osnabrück; 21335 Lüneburg; 10115 Berlin; 14467 Potsdam; 03046 Cottbus;
    15230 Frankfurt (Oder); 39104 Magdeburg; 06108 Halle (Saale); 06844 Dessau-Roßlau; 01067 Dresden; 04109 Leipzig;
    09111 Chemnitz;
    02826 Görlitz; 99084 Erfurt; 07743 Jena; 99867 Gotha; 34117 Kassel; 60311 FRANKFURT AM MAIN; 64283 Darmstadt;
    35390 Gießen; 40210 Düsseldorf; 50667 Köln; 44135 Dortmund; 33098 Paderborn; 48143 Münster; 52062 Aachen;
    55116 Mainz; 56068 Koblenz; 54290 Trier; 66111 Saarbrücken; 70173 Stuttgart; 79098 Freiburg i. Br.; 80331 München;
    90402 Nuernberg; 93047 Regensburg
"""
KEYS = """
    13004 13003 13074 13071 13073 01003 01002 01001 02000 04011 04012 03403 03241 03101 03159 03404 03355 11000 12054
    12052 12053 15003 15002 15001 14612 14713 14511 14626 16051 16053 16067 06611 06412 06411 06531 05111 05315 05913
    05774 05515 05334 07315 07111 07211 10041 08111 08311 09162 09564 09362
"""


def offices() -> list[tuple[str, ...]]:
    """The rows of the list."""
    rows = []
    for number, entry in enumerate(PLACES.replace("\n", " ").split(";"), start=1):
        postcode, place = entry.strip().split(" ", 1)
        street = ("Bahnhofstraße", "Am Markt", "Schillerstr.", "Goethestraße")[number % 4]
        address = (f"{street} {number}", postcode, place)
        rows.append(
            (
                f"GS-{number:03}",
                f"Geschäftsstelle {place.title() if place.isupper() else place}",
                *address,
                f"0800 100 {number:03}",
                f"stelle{number:03}@musterkasse.example",
            )
        )
    return rows


def district_keys() -> list[str]:
    """The official district of each row."""
    return KEYS.split()


def write_fifty(folder: Path) -> Path:
    """The list as a workbook with a title above the headings."""
    path = folder / "geschaeftsstellen.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Geschäftsstellen")
        sheet.write_string(0, 0, "Unsere Geschäftsstellen")
        sheet.write_string(1, 0, "Stand: 01.10.2026")
        for number, row in enumerate((HEADING, *offices()), start=3):
            for column, value in enumerate(row):
                sheet.write_string(number, column, value)
    return path
