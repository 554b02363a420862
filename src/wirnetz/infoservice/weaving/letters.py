"""A finished mail, and what in it belongs to its reader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from wirnetz.infoservice.weaving.editions import EditionText


@dataclass(frozen=True, slots=True)
class LetterFoot:
    """Why somebody gets this, as a sentence, and two addresses: their choices, and the page of the edition.

    In a body that is frozen for many, marks stand for what differs.
    """

    sentence: str
    settings_address: str
    page_address: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject and both bodies of a mail; `pictures` are JPEGs by the names under which the html shows them (`cid:`)."""

    subject: str
    html: str
    text: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)


Writer = Callable[[EditionText, LetterFoot], Letter]
"""What makes a mail of a version."""
