"""Questions about people that only signing in may ask: whether an address is known is told to nobody else."""

from django.utils import timezone

from wirnetz.accounts.enums import RequestState
from wirnetz.accounts.models import Invitation, Person


def person_with_address(email: str) -> Person | None:
    """The active person of this address."""
    return Person.objects.filter(email=email, is_active=True).first() if email else None


def has_open_invitation(email: str) -> bool:
    """Whether somebody was invited under this address."""
    invitations = Invitation.objects.unscoped("whether this address was invited at all")
    return invitations.filter(email=email, state=RequestState.OPEN, expires_at__gt=timezone.now()).exists()
