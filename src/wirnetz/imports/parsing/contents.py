"""What a column holds, told by its values."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wirnetz.imports.parsing.cells import Cell, is_blank, one_line

_POSTCODE = re.compile(r"(?:D[- ]?)?\d{5}")
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\.[A-Za-z]{2,24}")
_WEBSITE = re.compile(r"(?:https?://|www\.)\S{3,500}")
_PHONE = re.compile(r"(?:Tel\.?:? ?)?[+(]?[\d(][\d ()/.–-]{5,24}")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)|\d{4}-\d\d-\d\d|\d{1,2}/\d{4}")
_STREET = re.compile(r"[^\d\n]{3,100} \d{1,4} ?[a-zA-Z]?(?: ?[-–/+] ?\d{1,4} ?[a-zA-Z]?)?")
_POSTCODE_WITHIN = re.compile(r"(?<!\d)\d{5}(?!\d)")
_KEY = re.compile(r"\d{8}|\d{12}")
_DISTRICT = re.compile(r"(?:Land|Stadt)?kreis\b|\bLK\b|\bLkr\b|kreisfreie|region\b", re.IGNORECASE)
_STATES = frozenset({
    "bw", "by", "be", "bb", "hb", "hh", "he", "mv", "ni", "nw", "nrw", "rp", "rlp", "sl", "sn", "st", "sh", "th",
    "baden-württemberg", "bayern", "berlin", "brandenburg", "bremen", "hamburg", "hessen", "mecklenburg-vorpommern",
    "niedersachsen", "nordrhein-westfalen", "rheinland-pfalz", "saarland", "sachsen", "sachsen-anhalt",
    "schleswig-holstein", "thüringen", "m-v", "meck-pomm",
})  # fmt: skip
_COUNTRIES = frozenset({"deutschland", "de", "d", "germany", "brd"})
_ORGANISATION = re.compile(
    r"\b(?:IHK|HWK|AOK|DGB|BG|Geschäftsstelle|Agentur|Kammer|Verband|Netzwerk|Büro|Stelle|GmbH|e\. ?V\.|Zentrum|"
    r"Niederlassung|Direktion|Standort|Innung|Kasse|Hochschule|Universität|Institut)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contents:
    """Shares of the filled cells, from 0 to 1, that look like each thing."""

    filled: int = 0
    postcode: float = 0
    with_postcode: float = 0
    email: float = 0
    website: float = 0
    phone: float = 0
    date: float = 0
    street: float = 0
    key: float = 0
    district: float = 0
    state: float = 0
    country: float = 0
    organisation: float = 0
    number: float = 0
    counts_up: bool = False
    is_unique: bool = False
    ascends: bool = False


def contents_of(cells: Sequence[Cell]) -> Contents:
    """How a column's sampled cells look."""
    filled = [cell for cell in cells if not is_blank(cell)]
    if not filled:
        return Contents()
    texts = [one_line(cell[:1000] if isinstance(cell, str) else cell)[:300] for cell in filled]

    def share(matching: int) -> float:
        return matching / len(filled)

    def whole(pattern: re.Pattern[str]) -> float:
        return share(sum(1 for text in texts if pattern.fullmatch(text)))

    lowered = [text.lower() for text in texts]
    return Contents(
        filled=len(filled),
        postcode=share(sum(1 for text in texts if _is_postcode(text))),
        with_postcode=share(sum(1 for text in texts if len(text) > 7 and _POSTCODE_WITHIN.search(text))),
        email=whole(_EMAIL),
        website=whole(_WEBSITE),
        phone=share(sum(1 for text in texts if _PHONE.fullmatch(text) and len(text) > 6 and not _DATE.fullmatch(text))),
        date=share(sum(1 for cell, text in zip(filled, texts, strict=True) if _is_date(cell, text))),
        street=whole(_STREET),
        key=whole(_KEY),
        district=share(sum(1 for text in texts if _DISTRICT.search(text))),
        state=share(sum(1 for text in lowered if text in _STATES)),
        country=share(sum(1 for text in lowered if text in _COUNTRIES)),
        organisation=share(sum(1 for text in texts if _ORGANISATION.search(text))),
        number=share(sum(1 for text in texts if text.isdigit())),
        counts_up=len(texts) > 2 and texts in (_numbered(texts, 0), _numbered(texts, 1)),
        is_unique=len(set(texts)) == len(texts),
        ascends=_ascends(texts),
    )


def _numbered(texts: Sequence[str], first: int) -> list[str]:
    """The numbers that the rows would have if they were counted from `first`."""
    return [str(first + step) for step in range(len(texts))]


def _ascends(texts: Sequence[str]) -> bool:
    """Whether every text is a number above the one before, as where rows are counted and some were taken out."""
    if not all(text.isdecimal() and len(text) < 10 for text in texts):
        return False
    return all(int(one) < int(two) for one, two in itertools.pairwise(texts))


def _is_postcode(text: str) -> bool:
    return bool(_POSTCODE.fullmatch(text)) or (len(text) == 4 and text.isdecimal() and int(text) >= 1067)


def _is_date(cell: Cell, text: str) -> bool:
    return isinstance(cell, date) or bool(_DATE.fullmatch(text))
