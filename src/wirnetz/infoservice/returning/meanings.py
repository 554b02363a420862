"""What a message that came back can be."""

from dataclasses import dataclass
from enum import StrEnum


class Meaning(StrEnum):
    """One word for what came back. When in doubt it is never `HARD`."""

    HARD = "hard"
    """The address does not exist."""
    SOFT = "soft"
    """Not delivered, for a reason that may pass."""
    DELAYED = "delayed"
    """The server goes on trying."""
    AUTO_REPLY = "auto_reply"
    COMPLAINT = "complaint"
    UNSUBSCRIBE = "unsubscribe"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one report says. `is_held_against`: whether it tells something about the address and not about the mail."""

    meaning: Meaning
    address: str = ""
    status: str = ""
    is_held_against: bool = True


@dataclass(frozen=True, slots=True)
class Returned:
    """A message that came back. `row` is the delivery that it names with a valid proof; None without one.

    `is_forged`: a delivery is named, but the proof is wrong. `digest` is the same whichever way the message took.
    `word` is that of a reader for whom a mail program asks to leave, as it stands in the address; not checked yet.
    """

    meaning: Meaning
    address: str
    status: str
    is_held_against: bool
    row: int | None
    is_forged: bool
    digest: str
    word: str = ""
