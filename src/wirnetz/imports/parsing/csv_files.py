"""A CSV file: its encoding, its delimiter, its rows."""

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from wirnetz.imports.parsing.cells import Book, Cells
from wirnetz.imports.parsing.limits import Limits
from wirnetz.imports.parsing.records import FileRefused
from wirnetz.imports.parsing.refusals import SAVE_AS, too_many_columns, too_many_rows
from wirnetz.imports.parsing.scanning import SPARE_ROWS

DELIMITERS = ";\t|,"
_ANNOUNCED = {";", "\t", "|", ",", ":"}
_UMLAUTS = {
    "cp1252": b"\xe4\xf6\xfc\xc4\xd6\xdc\xdf",
    "cp850": b"\x84\x94\x81\x8e\x99\x9a\xe1",
    "mac_roman": b"\x8a\x9a\x9f\x80\x85\x86\xa7",
}
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_TWICE_ENCODED = re.compile("Ã[¤¶¼Ÿ„–œ]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x19\x1b-\x1f]")
_SAMPLED = 200
_MOST_LINES = 60
"""Lines in one cell from which on a quotation mark must be missing."""


class CsvTable:
    """The one table of a CSV file."""

    name, is_hidden, height, merged = "", False, 0, ()

    def __init__(self, text: str, delimiter: str, limits: Limits) -> None:
        self._text, self._delimiter, self._limits = text, delimiter, limits

    def rows(self) -> Iterator[Cells]:
        """Every record, as a spreadsheet counts them; raises `FileRefused` where quotation marks don't add up."""
        limits, number = self._limits, 0
        reader = csv.reader(io.StringIO(self._text, newline=""), delimiter=self._delimiter)
        try:
            for number, row in enumerate(reader, start=1):
                if number > limits.rows + SPARE_ROWS:
                    raise too_many_rows(limits)
                if len(row) > limits.columns and any(row[limits.columns :]):
                    raise too_many_columns(limits)
                if any(len(cell) > 1000 and self._is_unclosed(cell) for cell in row):
                    raise _unclosed(number)
                yield row[: limits.columns]
        except csv.Error as error:
            # The reader's only complaint here is a cell beyond all measure.
            raise _unclosed(number + 1) from error

    def _is_unclosed(self, cell: str) -> bool:
        return len(cell) > self._limits.cell_characters or cell.count("\n") > _MOST_LINES


def open_csv(path: Path, limits: Limits) -> Book:
    """The table of a CSV file; raises `FileRefused` where it is no text."""
    text, notes = decoded(path.read_bytes())
    csv.field_size_limit(limits.cell_characters * 2)
    announced, text = _announced_delimiter(text)
    delimiter = announced or _delimiter(text)
    if text.count("\n") + text.count("\r") > limits.rows and _row_count(text, delimiter) > limits.rows + SPARE_ROWS:
        raise too_many_rows(limits)
    return Book([CsvTable(text, delimiter, limits)], notes=tuple(notes))


def _row_count(text: str, delimiter: str) -> int:
    """The number of records, 0 where they cannot be told apart; quick, before anything is looked at."""
    try:
        return sum(1 for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row)
    except csv.Error:
        return 0


def decoded(content: bytes) -> tuple[str, list[str]]:
    """The text of a file in whatever encoding German programs use, and what had to be assumed."""
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "") or _wide(content)
    notes: list[str] = []
    if encoding:
        text = content.decode(encoding, "replace").removeprefix("\ufeff")
    else:
        text, notes = _narrow(content)
    if "\0" in text:
        at = text.index("\0")
        reason = "Die Datei enthält Zeichen, die in einer Tabelle nicht vorkommen."
        raise FileRefused(reason, SAVE_AS, row=text.count("\n", 0, at) + 1)
    if len(_CONTROL.findall(text[:100_000])) > 20:
        raise FileRefused("Die Datei ist keine Tabelle.", SAVE_AS)
    if len(_TWICE_ENCODED.findall(text[:200_000])) > 1:
        text, note = _decoded_again(text)
        notes += note
    if text.count("\ufffd"):
        notes.append("Einige Zeichen waren nicht lesbar; sie stehen als „�“ da.")
    return text, notes


def _wide(content: bytes) -> str:
    """UTF-16 without its mark: every second byte is zero."""
    start = content[:2000]
    zeros = start.count(0)
    if zeros < len(start) * 0.3 or len(start) < 4:
        return ""
    return "utf-16-le" if start[1::2].count(0) > start[0::2].count(0) else "utf-16-be"


def _narrow(content: bytes) -> tuple[str, list[str]]:
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        if error.start >= len(content) - 3:
            return content[: error.start].decode("utf-8"), ["Das letzte Zeichen der Datei fehlt."]
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(text.count(letter) for letter in "äöüÄÖÜß")
    if whole > broken * 3:
        return text, []
    counts = {name: sum(content.count(byte) for byte in umlauts) for name, umlauts in _UMLAUTS.items()}
    best = max(counts, key=lambda name: counts[name])
    if counts[best] <= counts["cp1252"]:
        best = "cp1252"
    try:
        return content.decode(best), []
    except UnicodeDecodeError:
        return content.decode("latin-1"), []


def _decoded_again(text: str) -> tuple[str, list[str]]:
    try:
        again = text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text, []
    return again, ["Umlaute waren doppelt verschlüsselt („Ã¼“ statt „ü“) und sind berichtigt."]


def _announced_delimiter(text: str) -> tuple[str, str]:
    """Excel's first line "sep=;", and the text with that line empty, so that rows count as before."""
    first, line_break, rest = text[:100].partition("\n")
    announced = first.strip(" \r").strip('"').lower()
    if announced.startswith("sep=") and announced[4:] in _ANNOUNCED and line_break:
        return announced[4:], "\n" + rest + text[100:]
    return "", text


def _delimiter(text: str) -> str:
    """The delimiter with which most rows have the same number of cells, and as many as possible."""
    best, best_score = ";", (0.0, 0)
    for delimiter in DELIMITERS:
        reader = csv.reader(io.StringIO(text[:400_000], newline=""), delimiter=delimiter)
        try:
            widths = [len(row) for row in itertools.islice(reader, _SAMPLED) if any(row)]
        except csv.Error:
            continue
        common = Counter(width for width in widths if width > 1).most_common(1)
        if common:
            width, count = common[0]
            score = (round(count / len(widths), 1), width)
            if score > best_score:
                best, best_score = delimiter, score
    return best


def _unclosed(row: int) -> FileRefused:
    reason = "Eine Zelle ist über die Maßen lang; vermutlich fehlt ein Anführungszeichen."
    return FileRefused(reason, "Ergänzen oder entfernen Sie es in dieser Zeile oder kurz davor.", row=row)
