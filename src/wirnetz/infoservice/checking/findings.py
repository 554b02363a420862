"""One finding of a check, and the form in which a record is entered at a name server."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_STRING = 255


class Level(StrEnum):
    """How it stands; `UNKNOWN` says that nobody could tell us, not that something is wrong."""

    OK = "ok"
    WANTING = "wanting"
    WRONG = "wrong"
    UNKNOWN = "not_checkable"

    @property
    def words(self) -> str:
        """The same for people."""
        said = {"ok": "in Ordnung", "wanting": "verbesserbar", "wrong": "falsch", "not_checkable": "nicht prüfbar"}
        return said[self.value]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, what to do about it, and the record to enter, if one helps."""

    check: str
    level: Level
    found: str
    todo: str = ""
    record: str = ""


def txt_record(name: str, text: str) -> str:
    """The line for a zone; long texts in several strings, as name servers want them."""
    parts = [text[start : start + LONGEST_STRING] for start in range(0, len(text), LONGEST_STRING)]
    return f"{name}. IN TXT " + " ".join(f'"{part}"' for part in parts)


def tags_of(text: str) -> dict[str, str]:
    """The `tag=value` pairs of a DKIM or DMARC record; names in lower case."""
    pairs = (part.partition("=") for part in text.split(";"))
    return {name.strip().lower(): value.strip() for name, equals, value in pairs if equals}
