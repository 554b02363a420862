"""Queries that are numbers: postcodes, official keys, foreign and malformed codes."""

import re
from dataclasses import dataclass
from enum import Enum, auto

COUNTRIES = {
    "A": "Österreich", "AT": "Österreich", "CH": "der Schweiz", "FL": "Liechtenstein", "LI": "Liechtenstein",
    "L": "Luxemburg", "LU": "Luxemburg", "F": "Frankreich", "FR": "Frankreich", "B": "Belgien", "BE": "Belgien",
    "NL": "den Niederlanden", "DK": "Dänemark", "PL": "Polen", "CZ": "Tschechien", "I": "Italien", "IT": "Italien",
}  # fmt: skip
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})


class Kind(Enum):
    """What a number is."""

    POSTCODE = auto()
    SHORT = auto()  # four digits: a postcode that lost its zero, or a foreign one
    KEY = auto()
    FOREIGN = auto()
    MALFORMED = auto()


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a query: its kind, its digits, the text around it, for foreign ones the country."""

    kind: Kind
    digits: str
    rest: str = ""
    country: str = ""


def number_in(text: str) -> Number | None:
    """The number that a query is about; None if it is about a name."""
    text = re.sub(r"\s+", " ", text.strip())
    if match := re.fullmatch(r"(?:AGS|ARS|Schlüssel|Gemeindeschlüssel|Kreisschlüssel)[\s:.-]*([\d ]+)", text, re.I):
        return _key(match[1].replace(" ", ""))
    text = re.sub(r"^(?:PLZ|Postleitzahl)[\s:.]*", "", text, flags=re.IGNORECASE)
    if match := re.match(r"([A-Z]{1,2})[ -]?(\d{4,5})\b(.*)", text, re.IGNORECASE):
        code = match[1].upper()
        if code in COUNTRIES:
            return Number(Kind.FOREIGN, match[2], match[3].strip(" ,"), COUNTRIES[code])
    text = re.sub(r"^(?:D|DE)\s?-?\s?(?=\d)", "", text, flags=re.IGNORECASE)
    if re.fullmatch(r"[\d ./-]+", text):
        return _bare(re.sub(r"\D", "", text))
    if match := re.search(r"(?<![\w])(\d{5})(?![\w])", text):
        return Number(Kind.POSTCODE, match[1], (text[: match.start()] + " " + text[match.end() :]).strip(" ,"))
    if match := re.match(r"(\d{4})(?!\w)[ ,]+(\D+)$", text):
        return Number(Kind.SHORT, match[1], match[2])
    if (match := re.match(r"([\dOoIl]{5})(?!\w)(.*)", text)) and sum(c.isdigit() for c in match[1]) >= 3:
        return Number(Kind.POSTCODE, match[1].translate(_LOOKALIKES), match[2].strip(" ,"))
    if match := re.match(r"(\d+)(?!\w)(.*)", text):
        return Number(Kind.MALFORMED, match[1], match[2].strip(" ,"))
    return None


def _bare(digits: str) -> Number | None:
    if len(digits) == 5:
        return Number(Kind.POSTCODE, digits)
    if len(digits) == 4:
        return Number(Kind.SHORT, digits)
    return _key(digits) if digits else None


def _key(digits: str) -> Number:
    if len(digits) == 12:  # regional key: the association of municipalities stands in the middle
        digits = digits[:5] + digits[9:]
    return Number(Kind.KEY if len(digits) in {2, 5, 8} else Kind.MALFORMED, digits)
