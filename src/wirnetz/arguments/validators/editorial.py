"""What people wrote for a brochure, as plain data: the draft, or the version that they released."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from wirnetz.core.german import MONTHS

TEXTS = ("portrait", "success", "members_text", "partner_text", "joining")


@dataclass(frozen=True, slots=True)
class ChosenMilestone:
    """What happened on a day, in a month or year, in the words of its editor."""

    on: str
    text: str
    source: str
    is_turn: bool = False


@dataclass(frozen=True, slots=True)
class Editorial:
    """Texts, milestones, the chosen partner, and the numbers of voices and pictures that were taken in.

    `is_begun` is False where nobody has written anything: then what dated records propose stands for itself.
    """

    portrait: str = ""
    success: str = ""
    members_text: str = ""
    partner_text: str = ""
    joining: str = ""
    partner: int | None = None
    milestones: tuple[ChosenMilestone, ...] = ()
    voices: tuple[int, ...] = ()
    pictures: tuple[int, ...] = ()
    is_begun: bool = field(default=True, compare=False)

    def as_json(self) -> dict[str, Any]:
        """Plain values, for storing what was released."""
        return asdict(self)


def editorial_of(stored: Mapping[str, Any]) -> Editorial:
    """What `as_json` has made, back as data; a list of the store becomes a tuple again."""
    values = dict(stored)
    milestones = tuple(ChosenMilestone(**row) for row in values.pop("milestones", ()))
    voices, pictures = tuple(values.pop("voices", ())), tuple(values.pop("pictures", ()))
    return Editorial(**values, milestones=milestones, voices=voices, pictures=pictures)


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: an empty line parts two of them."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return tuple(" ".join(part.split()) for part in parts if part.strip())


DAY = re.compile(r"(?:(?:(\d{1,2})\.\s*)?(\d{1,2}|[a-zäöü]+)\.?\s*)?(\d{4})", re.IGNORECASE)


def day_as_known(text: str) -> str:
    """„2018“, „März 2018“, „3.2018“ or „12.3.2018“ as „2018“, „2018-03“, „2018-03-12“; ValueError for no such day."""
    found = DAY.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    day, month, year = found.groups()
    if not month:
        return year
    names = [name.lower() for name in MONTHS]
    number = int(month) if month.isdecimal() else names.index(month.lower()) + 1
    known = date(int(year), number, int(day or 1))
    return known.isoformat() if day else known.isoformat()[:7]
