"""Who says that a network is theirs: what links in mails are about, and whether somebody leads the entry already."""

from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet
from django.utils import timezone

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.queries import invitations_below, people_holding
from wirnetz.accounts.rules import LEAD
from wirnetz.networks.enums import ProposalState
from wirnetz.networks.models import EntryClaim, Network
from wirnetz.organisations.enums import OrganisationLevel, PartnershipStatus
from wirnetz.organisations.models import Organisation

CLAIM_FOR = timedelta(days=30)
FOLLOW, PROOF = "wirnetz.networks.claims.follow", "wirnetz.networks.claims.proof"


def claim_key(claim: EntryClaim, purpose: str) -> str:
    """The key of a link about a claim: one for who made it, another one for who proves it."""
    return Signer(salt=purpose, sep=".").sign(f"{claim.pk}.{claim.token_hash[:12]}")


def claim_of_key(key: str, purpose: str) -> EntryClaim | None:
    """The claim that such a link is about; one who follows it cannot prove it."""
    try:
        number, start = Signer(salt=purpose, sep=".").unsign(key).split(".")
    except (BadSignature, ValueError):
        return None
    rows = EntryClaim.objects.unscoped("whoever holds the mail holds its key")
    found = rows.filter(pk=int(number), token_hash__startswith=start)
    return found.select_related("network__node", "voucher__node").first()


def open_claims() -> QuerySet[EntryClaim]:
    """Claims that wait for an answer, the oldest first; guarded."""
    found = EntryClaim.objects.filter(state=ProposalState.OPEN, expires_at__gt=timezone.now())
    return found.select_related("network__node", "voucher__node").order_by("created_at", "pk")


def claims_blocked() -> QuerySet[EntryClaim]:
    """Claims whose sender was blocked, the latest first; guarded."""
    found = EntryClaim.objects.filter(state=ProposalState.BLOCKED)
    return found.select_related("network__node", "voucher__node").order_by("-decided_at", "-pk")


def is_led(network: Network) -> bool:
    """Whether people lead the entry themselves, or have been asked to."""
    if network.node is None:
        return False
    if people_holding(network.node, *LEAD):
        return True
    asked = invitations_below(network.node).filter(role=Role.STEWARDSHIP, expires_at__gt=timezone.now())
    return asked.unscoped("whether somebody is about to lead it").exists()  # type: ignore[attr-defined]


def who_may_vouch() -> QuerySet[Organisation]:
    """The alliance's office and its partners; whether anybody of theirs has an account here is nobody's business."""
    vouching = Q(partnership=PartnershipStatus.DOCUMENTED) | Q(node__kind=NodeKind.ALLIANCE)
    partners = Organisation.objects.filter(vouching, ended_on="")
    return partners.filter(level=OrganisationLevel.ORGANISATION).select_related("node").order_by("sort_key", "pk")
