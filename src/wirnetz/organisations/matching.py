"""Are these two the same organisation? Names compared by what they mean, not by how they are written. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

SAME = 88.0
"""From this similarity on two names in the same place are shown as a possible duplicate."""

_PHRASES = (
    (r"industrie (und|u) handelskammer", "ihk"),
    (r"handwerkskammer", "hwk"),
    (r"kreishandwerkerschaft", "khs"),
    (r"allgemeine ortskrankenkasse", "aok"),
    (r"deutscher gewerkschaftsbund", "dgb"),
    (r"vereinte dienstleistungsgewerkschaft|ver di", "verdi"),
    (r"industriegewerkschaft", "ig"),
    (r"(agentur fuer arbeit|arbeitsagentur|arbeitsamt)", "arbeitsagentur"),
    (r"berufsgenossenschaft", "bg"),
    (r"wirtschaftsfoerderungs ?(gesellschaft|ges)|wirtschaftsfoerderung|wfg|wifoe", "wirtschaftsfoerderung"),
    (r"technische hochschule", "th"),
    (r"technische universitaet", "tu"),
    (r"(landkreis|kreisverwaltung|landratsamt|lra|lk|kreis)", "kreis"),
    (r"(landes)?hauptstadt|hansestadt|universitaetsstadt|stadtverwaltung", "stadt"),
    (r"gemeinnuetzige|gesellschaft mit beschraenkter haftung|eingetragener verein", " "),
)
_LEGAL_FORMS = re.compile(r"\b(e ?v|g?gmbh|mbh|ag|k?aoer|kdoer|eg|ug|co|kg|se)\b")
_ARTICLES = ("der", "die", "das", "des", "dem", "den")
_PREPOSITIONS = ("zu", "zum", "zur", "in", "im", "am", "an", "a", "von", "vom", "bei", "fuer", "ueber")
_SMALL_WORDS = frozenset({*_ARTICLES, *_PREPOSITIONS, "und", "u"})
_PATTERNS = tuple((re.compile(rf"\b(?:{pattern})\b"), short) for pattern, short in _PHRASES)
_ANY_PHRASE = re.compile("|".join(rf"\b(?:{pattern})\b" for pattern, _ in _PHRASES))
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_BRACKETS = re.compile(r"\([^)]*\)")
_NUMBERS = re.compile(r"\d+")
_LONGEST = 300
"""More signs than any name has; the rest of a longer text says nothing and would cost time."""


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation as matching sees it: any key, its name, the place of its seat (may be empty)."""

    key: str
    name: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two records that may be one; `similarity` from 0 to 100."""

    first: Named
    second: Named
    similarity: float


def normal_name(name: str) -> str:
    """`name` in lower-case ASCII, usual long forms shortened, legal form and small words dropped.

    "Industrie- und Handelskammer zu Schwerin", "IHK zu Schwerin" and "IHK Schwerin" all become "ihk schwerin".
    A short form in brackets is dropped if letters remain without it.
    """
    text = _without_brackets(name)
    if _ANY_PHRASE.search(text):
        for pattern, short in _PATTERNS:
            text = pattern.sub(short, text)
    return _essential(text)


def name_similarity(first: str, second: str) -> float:
    """How alike two names are, from 0 to 100, whatever the order of their words; 100 for the same meaning.

    Words that stand in one name only weigh fully: "IHK Schwerin" is not "IHK Rostock", and
    "DGB Region Rostock-Schwerin" is not "DGB". Long forms are compared as well, so that a slip in one is forgiven.
    """
    one, two = normal_name(first), normal_name(second)
    if one == two:
        return 100.0
    long_one, long_two = _essential(_without_brackets(first)), _essential(_without_brackets(second))
    return max(likeness(one, two), likeness(long_one, long_two))


def likely_same(first: Named, second: Named) -> bool:
    """Whether two records should be shown to somebody as a possible duplicate."""
    return _same_place(first.place, second.place) and name_similarity(first.name, second.name) >= SAME


def duplicates(records: Sequence[Named]) -> list[Duplicate]:
    """All pairs that may be one record, the likeliest first.

    Only names that share the beginning of a word are compared, so that the work stays near linear.
    """
    groups: dict[str, list[int]] = {}
    for number, record in enumerate(records):
        for start in {word[:4] for word in normal_name(record.name).split() if len(word) >= 3}:
            groups.setdefault(start, []).append(number)
    pairs = {(one, two) for numbers in groups.values() for i, one in enumerate(numbers) for two in numbers[i + 1 :]}
    found = [
        Duplicate(records[one], records[two], name_similarity(records[one].name, records[two].name))
        for one, two in sorted(pairs)
        if likely_same(records[one], records[two])
    ]
    return sorted(found, key=lambda pair: (-pair.similarity, pair.first.key, pair.second.key))


def best_match(name: str, among: Iterable[Named]) -> Named | None:
    """The record whose name is alike enough to be meant; None if none is, or if two are equally alike."""
    ranked = sorted(((name_similarity(name, record.name), record.key, record) for record in among), reverse=True)
    if not ranked or ranked[0][0] < SAME or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][2]


def _plain(text: str) -> str:
    plain = text.translate(_EUROPEAN)
    return " ".join((plain if plain.isascii() else _letters_of(text)).split())


def _letters_of(text: str) -> str:
    """Lower-case ASCII letters and digits, and spaces for signs."""
    lowered = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", " ", lowered)


_EUROPEAN = {number: _letters_of(chr(number)) for number in range(0x250)}
"""What becomes of each letter that European languages write in Latin: nearly all names are done with these alone."""


def _without_brackets(name: str) -> str:
    name = name[:_LONGEST]
    return (_plain(_BRACKETS.sub(" ", name)) if "(" in name else "") or _plain(name)


def _essential(text: str) -> str:
    """Plain text without legal form and small words, unless nothing else is there."""
    words = [word for word in _LEGAL_FORMS.sub(" ", text).split() if word not in _SMALL_WORDS]
    return " ".join(words) or text


def likeness(one: str, two: str) -> float:
    """How alike two normal names are, from 0 to 100; names with other numbers are not alike."""
    if _numbers(one) != _numbers(two):
        return 0.0
    return float(fuzz.token_sort_ratio(one, two)) * _shared_weight(one.split(), two.split())


def _numbers(text: str) -> list[str]:
    return sorted(_NUMBERS.findall(text))


def _shared_weight(one: list[str], two: list[str]) -> float:
    """1 where every word has a likeness in the other name, less for each word that has none."""
    alone = sum(max((fuzz.ratio(word, other) for other in two), default=0) < 88 for word in one)
    alone += sum(max((fuzz.ratio(word, other) for other in one), default=0) < 88 for word in two)
    return 1 - alone / (len(one) + len(two))


def _same_place(one: str, two: str) -> bool:
    """Whether two places may be the same; an unknown place may be any."""
    return not one or not two or _plain(one) == _plain(two)
