"""What an answer of the mail server means for a row, for the address, and for the mailing: one table."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """At which command of a transaction the answer came."""

    MAIL = "mail"
    RCPT = "rcpt"
    DATA = "data"
    END = "end"


class ReplyClass(StrEnum):
    """What the answer was about."""

    ACCEPTED = "accepted"
    SERVER_BUSY = "server_busy"
    SENDER_REFUSED = "sender_refused"
    TEMPORARY = "temporary"
    BUSY = "busy"
    NO_SUCH_ADDRESS = "no_such_address"
    FULL = "full"
    POLICY = "policy"
    REFUSED = "refused"
    LOST = "lost"
    UNCERTAIN = "uncertain"
    BROKEN = "broken"

    __hash__ = str.__hash__  # asked for ten times for each mail; an enum's own is slower


class Then(StrEnum):
    """What becomes of the row."""

    ACCEPT = "accept"
    AGAIN = "again"
    """Back into the queue as if nothing had been tried: it was not about this recipient."""
    LATER = "later"
    FAIL = "fail"
    UNCERTAIN = "uncertain"
    BREAK = "break"


class Score(StrEnum):
    """What is held against the address."""

    NONE = ""
    SOFT = "soft"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One line of the table."""

    then: Then
    score: Score = Score.NONE
    closes: bool = False
    """Whether the connection is of no more use."""


MEANINGS: dict[ReplyClass, Meaning] = {
    ReplyClass.ACCEPTED: Meaning(Then.ACCEPT),
    ReplyClass.SERVER_BUSY: Meaning(Then.AGAIN, closes=True),
    ReplyClass.SENDER_REFUSED: Meaning(Then.AGAIN),
    ReplyClass.TEMPORARY: Meaning(Then.LATER),
    ReplyClass.BUSY: Meaning(Then.LATER, closes=True),
    ReplyClass.NO_SUCH_ADDRESS: Meaning(Then.FAIL, Score.HARD),
    ReplyClass.FULL: Meaning(Then.FAIL, Score.SOFT),
    ReplyClass.POLICY: Meaning(Then.FAIL),
    ReplyClass.REFUSED: Meaning(Then.FAIL),
    ReplyClass.LOST: Meaning(Then.LATER, closes=True),
    ReplyClass.UNCERTAIN: Meaning(Then.UNCERTAIN, closes=True),
    ReplyClass.BROKEN: Meaning(Then.BREAK),
}
PERMANENT = frozenset(name for name, meaning in MEANINGS.items() if meaning.then is Then.FAIL)

BY_STATUS: dict[str, ReplyClass] = {
    "5.1.1": ReplyClass.NO_SUCH_ADDRESS,
    "5.1.2": ReplyClass.NO_SUCH_ADDRESS,
    "5.1.10": ReplyClass.NO_SUCH_ADDRESS,
    "5.4.4": ReplyClass.NO_SUCH_ADDRESS,
    "5.2.1": ReplyClass.FULL,
    "5.2.2": ReplyClass.FULL,
    "5.3.4": ReplyClass.FULL,
}
"""Enhanced status codes (RFC 3463) with a meaning of their own; all of 5.6 and 5.7 are about content and policy."""
ABOUT_POLICY = re.compile(
    r"\b(spam|dmarc|spf|dkim|blacklist|blocklist|blocked|policy|reputation|content)", re.IGNORECASE
)
STATUS = re.compile(r"^([245]\.\d{1,3}\.\d{1,3})(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server said, several lines joined by spaces."""

    code: int
    text: str

    @property
    def status(self) -> str:
        """The enhanced status code, "" without one."""
        found = STATUS.match(self.text)
        return found[1] if found else ""


def classify(stage: Stage, reply: Reply) -> ReplyClass:
    """What an answer at this command means. Only the answer to the end of the message can accept it."""
    code = reply.code
    if code == 421:
        return ReplyClass.SERVER_BUSY if stage is Stage.MAIL else ReplyClass.BUSY
    if stage is Stage.END and 200 <= code < 300:
        return ReplyClass.ACCEPTED
    if 400 <= code < 500:
        return ReplyClass.SERVER_BUSY if stage is Stage.MAIL else ReplyClass.TEMPORARY
    if not 500 <= code < 600:
        return ReplyClass.UNCERTAIN if stage is Stage.END else ReplyClass.LOST
    if stage is Stage.MAIL:
        return ReplyClass.FULL if code == 552 else ReplyClass.SENDER_REFUSED
    return _permanent(reply)


def _permanent(reply: Reply) -> ReplyClass:
    """Which kind of refusal. A refusal over content is never held against the address, whatever the code says."""
    status = reply.status
    if status.startswith(("5.7.", "5.6.")):
        return ReplyClass.POLICY
    if status in BY_STATUS:
        return BY_STATUS[status]
    if ABOUT_POLICY.search(reply.text):
        return ReplyClass.POLICY
    if reply.code == 552:
        return ReplyClass.FULL
    return ReplyClass.REFUSED
