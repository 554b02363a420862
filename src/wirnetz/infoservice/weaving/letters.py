"""A finished mail, and what in it belongs to its reader."""

from collections.abc import Callable
from dataclasses import dataclass

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
    """Subject and both bodies of a mail."""

    subject: str
    html: str
    text: str


Writer = Callable[[EditionText, LetterFoot], Letter]
"""What makes a mail of a version."""
