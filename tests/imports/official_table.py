"""The official table 52111-01-02-4 in its two layouts, small and with invented figures."""

from pathlib import Path

from openpyxl import Workbook

CLASSES = (
    "0 bis unter 10 abhängig Beschäftigte",
    "10 bis unter 50 abhängig Beschäftigte",
    "50 bis unter 250 abhängig Beschäftigte",
    "250 und mehr abhängig Beschäftigte",
)
Line = tuple[str, str, str, str, str, str, str]
LINES: tuple[Line, ...] = (
    ("DG", "Deutschland", "1000", "800", "150", "40", "10"),
    ("01", "  Schleswig-Holstein", "100", "80", "15", "4", "1"),
    ("01001", "      Flensburg, kreisfreie Stadt", "100", "80", "15", "4", "1"),
    ("02", "  Hamburg", "300", "240", "45", "12", "3"),
    ("11", "  Berlin", "400", "320", "60", "16", "4"),
    ("130", "    Statistische Region", "200", "160", "30", "8", "2"),
    ("13004", "      Schwerin, kreisfreie Stadt", "150", "120", "22", "6", "2"),
    ("13074", "      Nordwestmecklenburg, Landkreis", "50", "40", "8", "2", "-"),
    ("13051", "      Bad Doberan, Landkreis (bis 2011)", "-", "-", "-", "-", "-"),
)
"""Key, name, total and the four classes, as the office writes them."""

_FOOTER = '"Ab Berichtsjahr 2019 wird die Anzahl der\nabhängig Beschäftigten ausgewiesen."\nStand: 11.05.2023'


def as_csv(folder: Path, years: dict[int, tuple[Line, ...]]) -> Path:
    """The flat layout: ISO-8859-1, semicolons, the year in each row, a quoted footer."""
    lines = [
        "GENESIS-Tabelle: 52111-01-02-4",
        "Niederlassungen nach Beschäftigtengrößenklassen - Jahr -;;;;;;;",
        ";;;Niederlassungen;Niederlassungen;Niederlassungen;Niederlassungen;Niederlassungen",
        ";;;Insgesamt;" + ";".join(CLASSES),
        ";;;Anzahl;Anzahl;Anzahl;Anzahl;Anzahl",
        *(";".join((str(year), *line)) for year, rows in years.items() for line in rows),
        "__________",
        _FOOTER,
    ]
    (folder / "amtlich.csv").write_bytes("\r\n".join(lines).encode("iso-8859-1"))
    return folder / "amtlich.csv"


def as_xlsx(folder: Path, years: dict[int, tuple[Line, ...]]) -> Path:
    """The layout of the workbook: each year on a row of its own, figures as numbers."""
    book = Workbook()
    sheet = book.active
    sheet.title = "52111-01-02-4"
    sheet.append(["Niederlassungen nach Beschäftigtengrößenklassen - Jahr -\nregionale Tiefe: Kreise"])
    sheet.append(["Unternehmensregister-System (URS)"])
    sheet.append(["Jahr\nKreise und kreisfreie Städte", None, "Niederlassungen", "Niederlassungen"])
    sheet.append([None, None, None, *CLASSES])
    sheet.append([None, None, *["Anzahl"] * 5])
    for year, rows in years.items():
        sheet.append([str(year)])
        for key, name, *figures in rows:
            sheet.append([key, name, *(int(figure) if figure.isdecimal() else figure for figure in figures)])
    sheet.append(["Ab Berichtsjahr 2019 wird die Anzahl der abhängig Beschäftigten ausgewiesen."])
    book.save(folder / "amtlich.xlsx")
    return folder / "amtlich.xlsx"


def changed(key: str, **figures: str) -> tuple[Line, ...]:
    """The lines with some figures of one key changed: total, first, second, third, fourth."""
    names = ("total", "first", "second", "third", "fourth")
    return tuple(
        (line[0], line[1], *(figures.get(name, old) for name, old in zip(names, line[2:], strict=True)))  # type: ignore[misc]
        if line[0] == key
        else line
        for line in LINES
    )
