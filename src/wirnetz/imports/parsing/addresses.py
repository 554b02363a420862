"""Street, postcode and city, also when they stand in one cell."""

import re
from dataclasses import dataclass

from wirnetz.imports.parsing.capitals import readable
from wirnetz.imports.parsing.cells import Cell, one_line, plain_text
from wirnetz.imports.parsing.records import Problem

_POSTCODE = re.compile(r"(?<![\d-])(?:D ?[-–]? ?)?([0-9]{5})(?![0-9])")
_FOUR_DIGITS = re.compile(r"(?:^|[,;\n] ?)(?:D ?[-–]? ?)?([0-9]{4}) (?=[A-ZÄÖÜ][a-zäöüß])")
_WHOLE_POSTCODE = re.compile(r"(?:DE?[ –-]{0,3})?([0-9]{4,5})")
_PARTS = re.compile(r"[,;\n|•·]+|\s[–-]\s|\s/\s")
_HOUSE_NUMBER = re.compile(r"\d")
_LABELS = re.compile(r"^(?:adresse|anschrift|postanschrift|sitz|büro)\s*:\s*", re.IGNORECASE)
_COUNTRIES = frozenset({"deutschland", "germany", "d", "de"})
_STREETS = re.compile(
    r"(?:str(?:\.|a(?:ß|ss)e)|weg|platz|allee|ring|damm|ufer|gasse|hof|markt|chaussee|wall|berg)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an address; what the text does not say is ""."""

    street: str = ""
    postcode: str = ""
    city: str = ""


def clean_postcode(cell: Cell, name: str) -> str | Problem:
    """Five digits; a number with four had its leading zero taken by the spreadsheet."""
    text = one_line(cell) if not isinstance(cell, str) or len(cell) <= 40 else ""
    match = _WHOLE_POSTCODE.fullmatch(text.strip())
    digits = match[1].rjust(5, "0") if match else ""
    if not match or digits < "01001":
        raw = (text or str(cell))[:80]
        return Problem(name, "ist keine Postleitzahl", "Eine deutsche Postleitzahl hat fünf Ziffern.", raw)
    return digits


def split_address(text: str) -> Address | None:
    """The parts of "Hauptstr. 5, 19053 Schwerin", in any order, on one line or several; None if it names no place."""
    text = _LABELS.sub("", plain_text(text))[:400]
    found = _POSTCODE.search(text) or _FOUR_DIGITS.search(text)
    if not found:
        return _without_postcode(text)
    before = [part for part in _parts(text[: found.start()]) if part]
    after = [part for part in _parts(text[found.end() :]) if part]
    city = after.pop(0) if after and not (before and text[found.end() :].lstrip(" ")[:1] in {",", ";"}) else ""
    if not city and before:
        city = before.pop()
    elif city and _STREETS.search(city) and _HOUSE_NUMBER.search(city):
        # "19053 Schwerin Hauptstraße 5": without a comma the street follows the city.
        words = city.split(" ")
        city, after = words[0], [" ".join(words[1:]), *after]
    rest = [part for part in (*before, *after) if part]
    street = _street_among(rest) or (rest[-1] if before and rest else "")
    return Address(clean_street(street), found[1].rjust(5, "0"), readable(city, is_place=True))


def _parts(text: str) -> list[str]:
    parts = [part.strip(" .:()") if part.strip().lower() != "str." else part.strip() for part in _PARTS.split(text)]
    return [part for part in parts if part.lower() not in _COUNTRIES]


def _street_among(parts: list[str]) -> str:
    """The part that has a number, or else one that ends as streets do."""
    numbered = (part for part in parts if _HOUSE_NUMBER.search(part) and not part.isdecimal())
    return next(numbered, "") or next((part for part in parts if _STREETS.search(part)), "")


def _without_postcode(text: str) -> Address | None:
    parts = [part for part in _parts(text) if part]
    street = _street_among(parts)
    if len(parts) == 1 and not street:
        return Address(city=readable(parts[0], is_place=True))
    city = next((part for part in parts if part != street), "")
    if len(parts) != 2 or not street or not city or _HOUSE_NUMBER.search(city):
        return None
    return Address(clean_street(street), "", readable(city, is_place=True))


def clean_street(text: str) -> str:
    """A street as written, capitals made readable."""
    return readable(text, is_place=True)


def city_and_postcode(text: str) -> tuple[str, str]:
    """The city, and the postcode that stands in front of it or "": "D-19053 Schwerin"."""
    found = _POSTCODE.match(text)
    if found and found.end() < len(text):
        return readable(text[found.end() :].strip(" ,"), is_place=True), found[1]
    return readable(text, is_place=True), ""
