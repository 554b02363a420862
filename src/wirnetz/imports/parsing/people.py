"""A person's name: its parts, told from one cell or several."""

import re
from dataclasses import dataclass

_TITLE = re.compile(
    r"(?:Prof|Dr|PD|Dipl|Mag|Ing|Univ)\.?(?:in)?(?:-[A-Za-zÄÖÜäöü]{2,12}\.?){0,2}|DDr\.|Priv\.-Doz\.|"
    r"(?:med|phil|rer|nat|jur|iur|h|c|habil|oec|pol|publ|theol|agr|dent|vet|Ing|soz)\.(?:[a-z]{1,5}\.){0,2}|\(FH\)"
)
_GLUED = re.compile(r"\b(Prof|Dr)\.(?=[A-ZÄÖÜ])")
_SALUTATION = re.compile(r"(?:Herrn?|Frau|Fr\.|Hr\.|Mr\.?|Ms\.?|Mrs\.?)\s+", re.IGNORECASE)
_AFTER = re.compile(
    r", ?(?:(?:M|B)\. ?(?:A|Sc|Eng|Ed)\.?|MBA|LL\. ?M\.|Dipl\.-[A-Za-zÄÖÜäöü]{2,12}\.?(?: \(FH\))?).{0,20}$"
)
_PREFIXES = frozenset(
    {"von", "van", "de", "der", "den", "zu", "zur", "vom", "del", "di", "da", "ten", "ter", "la", "le"}
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts; first and last name are "" where they cannot be told apart."""

    name: str
    first_name: str = ""
    last_name: str = ""
    title: str = ""


def split_name(text: str) -> PersonName:
    """The parts of "Dr. Anna Müller", "Müller, Anna" or "Frau Müller"."""
    rest = _AFTER.sub("", _SALUTATION.sub("", text, count=1) if _SALUTATION.match(text) else text).strip()
    rest, title = _without_title(rest)
    last, comma, first = rest.partition(",")
    if comma:
        first, second_title = _without_title(first.strip())
        title = title or second_title
        last = last.strip()
        return PersonName(f"{first} {last}".strip(), first, last, title)
    words = rest.split()
    if len(words) < 2:
        return PersonName(rest, "", rest, title)
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PREFIXES:
        start -= 1
    return PersonName(rest, " ".join(words[:start]), " ".join(words[start:]), title)


def _without_title(text: str) -> tuple[str, str]:
    """The text after its academic titles, and these; a title alone is taken for a name."""
    words = _GLUED.sub(r"\1. ", text).split()
    count = 0
    while count < len(words) - 1 and _TITLE.fullmatch(words[count]):
        count += 1
    return (" ".join(words[count:]), " ".join(words[:count])) if count else (text, "")
