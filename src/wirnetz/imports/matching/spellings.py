"""The ways in which people write the name of a place, the likeliest first."""

import re

from wirnetz.regions.finder.folding import asked, forms, short_names
from wirnetz.regions.finder.hints import hint_of

_QUARTER = re.compile(r"\s*[,(/-]?\s*\b(?:OT|O\.T\.|Ortsteil|Stadtteil|Ortschaft|GT|Bezirk)\b\.?.*$", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^)]*\)")
_RIVERS = re.compile(r"\s*/.*$")
_COMMA = re.compile(r"\s*,.*$")
_HYPHEN = re.compile(r"\s*[-–]\s*[^-–]+$")
_NUMBER = re.compile(r"\s+\d{1,2}$")


def spellings(city: str) -> list[str]:
    """`city` as written, then without what people add: quarter, bracket, river, title, number of a delivery area."""
    found = [city]
    for pattern in (_QUARTER, _NUMBER, _COMMA, _BRACKET, _RIVERS):
        found += [shorter for text in found if len(shorter := pattern.sub("", text)) > 2 and shorter not in found]
    for text in list(found):
        found += [hint.rest for form in asked(text) if (hint := hint_of(form)) and hint.rest not in found]
    return found


def without_quarter(city: str) -> str:
    """ "Hamburg-Altona" → "Hamburg"; "" where there is no hyphen."""
    shorter = _HYPHEN.sub("", city)
    return shorter if shorter != city and len(shorter) > 2 else ""


def qualifier(city: str) -> str:
    """What stands behind a comma or in a bracket and may say where a place lies: "Neustadt (Wied)"."""
    match = re.search(r",\s*(.+)$|\(([^)]+)\)", city)
    return (match[1] or match[2]).strip() if match else ""


def full_forms(*names: str) -> frozenset[str]:
    """The forms of whole names only."""
    return frozenset(form for name in names for form in forms(name))


def name_forms(*names: str) -> frozenset[str]:
    """All forms under which a place may be written."""
    found: set[str] = set()
    for name in names:
        found |= forms(name)
        for short in short_names(name):
            found |= forms(short)
    return frozenset(found)
