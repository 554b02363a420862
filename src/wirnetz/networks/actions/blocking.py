"""Strangers who send advertising or attack: what they sent leaves the lists, and for thirty days nothing comes in.

Proposals and claims share it: whoever was blocked for the one is refused for the other.
"""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from wirnetz.accounts.models import Person
from wirnetz.networks.enums import ProposalState
from wirnetz.networks.models import EntryClaim, EntryProposal

BLOCKED_FOR = timedelta(days=30)


def sender_digest(sender: str) -> str:
    """What is stored of where something came from."""
    return salted_hmac("wirnetz.networks.proposals", sender, algorithm="sha256").hexdigest()


def refuse_blocked(*, sender: str, email: str, said: str) -> None:
    """ValidationError (code `blocked`, `said`) if this sender or address was blocked during the last thirty days."""
    same = Q(sender_hash=sender_digest(sender)) | (Q(email=email.lower()) if email else Q())
    lately = Q(state=ProposalState.BLOCKED, decided_at__gte=timezone.now() - BLOCKED_FOR)
    for model in (EntryProposal, EntryClaim):
        if model.objects.unscoped("whether a sender is blocked").filter(same, lately).exists():
            raise ValidationError(said, code="blocked")


def block_open_of(sender_hash: str, *, by: Person, at: datetime | None) -> int:
    """Close whatever else this sender has open; how many. Inside a transaction of the caller."""
    if not sender_hash:
        return 0
    count = 0
    for model in (EntryProposal, EntryClaim):
        rows = model.objects.unscoped("what a blocked sender has sent besides")
        others = rows.filter(state=ProposalState.OPEN, sender_hash=sender_hash)
        count += others.update(state=ProposalState.BLOCKED, decided_by=by, decided_at=at)
    return count
