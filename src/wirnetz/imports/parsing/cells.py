"""What stands in a cell, and how its text is made comparable."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Protocol

Cell = str | int | float | bool | date | datetime | time | timedelta
"""A cell as the file holds it; "" is an empty one."""

Cells = Sequence[Cell]

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_BREAKS = re.compile("[\r\n\u2028\u2029]+")
_NOT_PLAIN = re.compile("[^ -~\u00a1-\u00ac\u00ae-\u024f]|^['= ]|  | $")
_MARKED = re.compile("'[\\s\"'\u2018\u2019\u201c\u201d]*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
_MARKED_BREAKS = frozenset({"'\t", "'\r", "'\n"})
_QUOTED_FORMULA = re.compile(r'="([^"]*)"')
_GUARDED = frozenset("=+-@\t0123456789")
"""Before these an apostrophe only says that text follows."""
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_NOT_ALPHANUMERIC = re.compile(r"[^a-z0-9]+")
_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_LONGEST_HEADING = 200


class Table(Protocol):
    """A sheet: its name, its height (0: not known yet), and its rows from the first one on, empty ones included."""

    @property
    def name(self) -> str: ...
    @property
    def is_hidden(self) -> bool: ...
    @property
    def height(self) -> int: ...
    @property
    def merged(self) -> Sequence[tuple[int, int, int, int]]: ...
    def rows(self) -> Iterator[Cells]: ...


@dataclass(frozen=True, slots=True)
class Book:
    """A file with its sheets; `notes` tell what had to be assumed."""

    tables: Sequence[Table]
    starts_1904: bool = False
    notes: tuple[str, ...] = field(default=())


def column_letter(index: int) -> str:
    """The letters of a column as Excel shows them; 0 is A."""
    letters, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def plain_text(cell: Cell) -> str:
    """The cell as text in one line, without unseen characters; line breaks become "\\n" first and stay."""
    if not isinstance(cell, str):
        return _number_text(cell)
    if not _NOT_PLAIN.search(cell):
        return cell
    if cell[:2] in _MARKED_BREAKS:
        cell = cell[1:]
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", _BREAKS.sub("\n", cell)))
    text = _SPACES.sub(" ", text).strip()
    if text[:1] == "'" and (text[1:2] in _GUARDED or _MARKED.match(text)):
        return text[1:].strip()
    if text[:1] == "=" and (quoted := _QUOTED_FORMULA.fullmatch(text)):
        return quoted[1]
    return text


def one_line(cell: Cell) -> str:
    """The cell as text with spaces in place of line breaks."""
    text = plain_text(cell)
    return " ".join(text.split()) if "\n" in text else text


def _number_text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell) if not isinstance(cell, date) else cell.isoformat()


def is_blank(cell: Cell) -> bool:
    """Whether nothing is in the cell, or only spaces and dashes that say so."""
    return cell == "" if not isinstance(cell, str) else not cell.strip(" \t\r\n\u00a0-–—")


def normal_heading(text: str) -> str:
    """A heading in lower-case ASCII, without brackets and signs: "PLZ (5-stellig)*" and "plz" are the same."""
    return whole_heading(_BRACKETS.sub(" ", text[:_LONGEST_HEADING])) or whole_heading(text)


def whole_heading(text: str) -> str:
    """As `normal_heading`, but with what stands in brackets."""
    lowered = text[:_LONGEST_HEADING].lower().translate(_LETTERS)
    ascii_text = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    return _NOT_ALPHANUMERIC.sub(" ", ascii_text).strip()
