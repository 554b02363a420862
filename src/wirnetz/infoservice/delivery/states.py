"""The states of a mailing and of a recipient, and which may follow which."""

from enum import StrEnum


class MailingState(StrEnum):
    """How far a mailing is."""

    RUNNING = "running"
    PAUSED = "paused"
    HELD = "held"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class RecipientState(StrEnum):
    """How far one recipient is."""

    QUEUED = "queued"
    LEASED = "leased"
    SENDING = "sending"
    DEFERRED = "deferred"
    ACCEPTED = "accepted"
    SUPPRESSED = "suppressed"
    FAILED = "failed"
    BROKEN = "broken"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


WAITING = (RecipientState.QUEUED, RecipientState.DEFERRED)
"""May be claimed when due."""
HELD_BY_WORKER = (RecipientState.LEASED, RecipientState.SENDING)
"""Belong to one worker until it settles them, or is gone."""
OPEN = (*WAITING, *HELD_BY_WORKER)
"""Not final: as long as one is left, the mailing is not finished."""
FINAL = tuple(state for state in RecipientState if state not in OPEN)
UNSENT = (*WAITING, RecipientState.LEASED)
"""Certainly not on its way in this moment: may be cancelled and suppressed."""

_R = RecipientState
TRANSITIONS: dict[RecipientState, frozenset[RecipientState]] = {
    _R.QUEUED: frozenset({_R.LEASED, _R.SUPPRESSED, _R.CANCELLED}),
    _R.DEFERRED: frozenset({_R.LEASED, _R.SUPPRESSED, _R.CANCELLED, _R.EXPIRED}),
    _R.LEASED: frozenset({_R.SENDING, _R.QUEUED, _R.SUPPRESSED, _R.CANCELLED, _R.BROKEN}),
    _R.SENDING: frozenset(
        {_R.ACCEPTED, _R.DEFERRED, _R.QUEUED, _R.FAILED, _R.BROKEN, _R.EXPIRED, _R.UNKNOWN, _R.CANCELLED}
    ),
    _R.UNKNOWN: frozenset({_R.ACCEPTED, _R.QUEUED}),
    **{state: frozenset() for state in FINAL if state != _R.UNKNOWN},
}
"""`unknown` is left by a person's decision only; a row that was sending when its mailing was called off may end so."""

MAILING_TRANSITIONS: dict[MailingState, frozenset[MailingState]] = {
    MailingState.RUNNING: frozenset(MailingState) - {MailingState.RUNNING},
    MailingState.PAUSED: frozenset({MailingState.RUNNING, MailingState.CANCELLED, MailingState.HELD}),
    MailingState.HELD: frozenset({MailingState.RUNNING, MailingState.CANCELLED}),
    MailingState.FINISHED: frozenset({MailingState.RUNNING}),
    MailingState.CANCELLED: frozenset(),
}
"""A finished mailing runs again when somebody has an unknown row sent once more."""


class Reason(StrEnum):
    """Why a mailing does not run."""

    PERSON = "person"
    LATE = "late"
    RESTORED = "restored"
    SENDER = "sender"
    SIGN_IN = "sign_in"
    ENCRYPTION = "encryption"
    FAILURES = "failures"
    CONTENT = "content"
    AMBIGUOUS = "ambiguous"
    BROKEN = "broken"


class Policy(StrEnum):
    """What becomes of a row of which nobody can know whether it arrived."""

    RESEND = "resend"
    HOLD = "hold"


MOST_AMBIGUOUS = 3
"""A row that was uncertain so often is left for a person to decide; hence nobody gets more than three copies."""


def after_uncertainty(policy: Policy, ambiguous: int) -> RecipientState:
    """Where a row goes that has been uncertain `ambiguous` times, this one included."""
    if policy == Policy.HOLD or ambiguous >= MOST_AMBIGUOUS:
        return RecipientState.UNKNOWN
    return RecipientState.QUEUED
