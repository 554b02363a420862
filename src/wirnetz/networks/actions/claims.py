"""Taking over an entry: "we are this network", proved by the published address, a partner, or who leads it already."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import add_node, invite, record_audit
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Person
from wirnetz.accounts.queries import people_holding
from wirnetz.accounts.rules import LEAD, alliance_node, can
from wirnetz.networks.actions import letters
from wirnetz.networks.actions.blocking import block_open_of, refuse_blocked, sender_digest
from wirnetz.networks.enums import ClaimProof, ProposalState
from wirnetz.networks.models import EntryClaim, Network
from wirnetz.networks.queries.claims import CLAIM_FOR, FOLLOW, PROOF, claim_key, claim_of_key, is_led
from wirnetz.networks.queries.proposals import key_digest
from wirnetz.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class ClaimLinks:
    """Make full addresses out of keys: of the page that follows a claim, and of the one that proves it."""

    follow: Callable[[str], str]
    proof: Callable[[str], str]


@transaction.atomic
def claim_entry(
    *,
    network: Network,
    name: str,
    email: str,
    function: str,
    proof: ClaimProof,
    voucher: Organisation | None,
    key: str,
    sender: str,
    links: ClaimLinks,
    may_write: bool,
) -> EntryClaim:
    """Somebody says that they are this network. Where people lead it already, these are asked, whatever `proof` says.

    The same address twice is one claim. Its owner gets a link to follow it where they `may_write` to it once more.
    ValidationError if the network has ended, or has no published address to prove it by; with code `blocked` if this
    sender or address was blocked during the last thirty days.
    """
    if network.is_ended:
        raise ValidationError(_("Für „%s“ ist ein Ende vermerkt. Die Geschäftsstelle kann es wieder führen.") % network)
    said = _("Von Ihrem Anschluss oder Ihrer Adresse nehmen wir zurzeit keine Bitten an.")
    refuse_blocked(sender=sender, email=email.strip(), said=said)
    Network.objects.select_for_update().get(pk=network.pk)
    rows = EntryClaim.objects.unscoped("whether this is asked already").select_related("network__node", "voucher__node")
    email = email.strip().lower()
    known = rows.filter(network=network, email=email, state=ProposalState.OPEN).first()
    claim = known or rows.filter(token_hash=key_digest(key)).first()
    if claim is None:
        if is_led(network):
            proof, voucher = ClaimProof.PEOPLE, None
        elif proof == ClaimProof.ADDRESS and not network.email:
            raise ValidationError({"proof": _("Für dieses Netzwerk ist keine E-Mail-Adresse veröffentlicht.")})
        elif proof == ClaimProof.VOUCHER and voucher is None:
            raise ValidationError({"voucher": _("Wählen Sie, wer für Sie bürgt.")})
        claim = rows.create(
            network=network,
            name=" ".join(name.split()),
            email=email,
            function=" ".join(function.split()),
            proof=proof,
            voucher=voucher if proof == ClaimProof.VOUCHER else None,
            token_hash=key_digest(key),
            sender_hash=sender_digest(sender),
            expires_at=timezone.now() + CLAIM_FOR,
        )
        record_audit(by=None, action="claim_entry", record=claim, details={"network": network.pk, "proof": proof})
        letters.ask_for_proof(claim, links.proof(claim_key(claim, PROOF)))
    if may_write:
        letters.confirm_claim(claim, links.follow(claim_key(claim, FOLLOW)))
    return claim


def answer_claim_by_link(*, key: str, accepts: bool) -> EntryClaim | None:
    """Whoever reads the published address says that the person belongs to the network, or not; None for a wrong link.

    ValidationError if it is decided or too old.
    """
    claim = claim_of_key(key, PROOF)
    if claim is None or claim.proof == ClaimProof.VOUCHER:
        return None
    if claim.proof == ClaimProof.PEOPLE:
        raise ValidationError(_("Über diese Bitte entscheiden die Menschen, die den Eintrag führen."))
    return _settle(claim, accepts, reason="", by=None)


def decide_claim(*, claim: EntryClaim, accepts: bool, reason: str, by: Person) -> EntryClaim:
    """Who was asked says yes or no. PermissionDenied for others, ValidationError if it is decided or too old."""
    if not can(by, "decide", claim):
        raise PermissionDenied(_("Darüber entscheidet, wer gefragt wurde."))
    return _settle(claim, accepts, reason=reason, by=by)


@transaction.atomic
def block_claim(*, claim: EntryClaim, by: Person) -> int:
    """It is spam or an attack: this and all open ones of the sender leave the lists, and thirty days nothing comes in.

    PermissionDenied for who may not decide, ValidationError if it is decided; how many were blocked.
    """
    stored = _to_decide(claim, by)
    if stored.state != ProposalState.OPEN:
        raise ValidationError(_("Über diese Bitte ist schon entschieden."), code="decided")
    stored.state, stored.decided_by, stored.decided_at = ProposalState.BLOCKED, by, timezone.now()
    stored.save(update_fields=["state", "decided_by", "decided_at"])
    count = block_open_of(stored.sender_hash, by=by, at=stored.decided_at)
    record_audit(by=by, action="block_claim", record=stored, details={"also": count})
    return 1 + count


@transaction.atomic
def reopen_claim(*, claim: EntryClaim, by: Person) -> EntryClaim:
    """Take a block back; the claim waits again, for as long as a new one."""
    stored = _to_decide(claim, by)
    if stored.state != ProposalState.BLOCKED:
        raise ValidationError(_("Nur eine Sperre lässt sich zurücknehmen."), code="decided")
    rows = EntryClaim.objects.unscoped("whether the person has asked again")
    if rows.filter(network=stored.network_id, email=stored.email, state=ProposalState.OPEN).exists():
        raise ValidationError(_("Diese Person hat inzwischen noch einmal gefragt; entscheiden Sie dort."))
    stored.state, stored.decided_by, stored.decided_at = ProposalState.OPEN, None, None
    stored.expires_at = timezone.now() + CLAIM_FOR
    stored.save(update_fields=["state", "decided_by", "decided_at", "expires_at"])
    record_audit(by=by, action="reopen_claim", record=stored)
    return stored


def _to_decide(claim: EntryClaim, by: Person) -> EntryClaim:
    """The claim, locked, for who may decide on it."""
    if not can(by, "decide", claim):
        raise PermissionDenied(_("Darüber entscheidet, wer gefragt wurde."))
    rows = EntryClaim.objects.unscoped("the caller may decide").select_related("network__node", "voucher__node")
    return rows.select_for_update(of=("self",)).get(pk=claim.pk)


@transaction.atomic
def _settle(claim: EntryClaim, accepts: bool, *, reason: str, by: Person | None) -> EntryClaim:
    """With a yes the person is invited to the network's place; the network stays what it is.

    If somebody else has come to lead it meanwhile, a proof is not enough any more: those people are asked.
    """
    Network.objects.select_for_update().get(pk=claim.network_id)
    rows = EntryClaim.objects.unscoped("the caller may decide").select_related("network__node", "voucher__node")
    stored = rows.select_for_update(of=("self",)).get(pk=claim.pk)
    if stored.state != ProposalState.OPEN or stored.expires_at <= timezone.now():
        raise ValidationError(_("Über diese Bitte ist schon entschieden, oder sie ist abgelaufen."), code="decided")
    if accepts and stored.proof != ClaimProof.PEOPLE and is_led(stored.network):
        stored.proof, stored.voucher = ClaimProof.PEOPLE, None
        stored.save(update_fields=["proof", "voucher"])
        record_audit(by=by, action="pass_claim_on", record=stored)
        letters.ask_for_proof(stored, "")
        return stored
    stored.state = ProposalState.ACCEPTED if accepts else ProposalState.DECLINED
    stored.reason, stored.decided_by, stored.decided_at = " ".join(reason.split()), by, timezone.now()
    stored.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    details = {"accepts": accepts, "answered_by": _answering(stored, by)}
    record_audit(by=by, action="decide_claim", record=stored, details=details)
    if accepts:
        _let_in(stored)
    else:
        letters.refuse_claim(stored)
    return stored


def _answering(claim: EntryClaim, by: Person | None) -> str:
    """Whose answer it is: of the mail, of those who were asked, or of the alliance's office in their place."""
    if by is None:
        return "mail"
    asked = claim.network if claim.proof == ClaimProof.PEOPLE else claim.voucher
    node = asked.node if asked is not None else None
    return "asked" if by in people_holding(node, *LEAD, with_alliance=node == alliance_node()) else "office"


def _let_in(claim: EntryClaim) -> None:
    """The first one leads the entry, whoever comes later writes for it."""
    network = claim.network
    if network.node is None:
        network.node = add_node(kind=NodeKind.NETWORK, parent=alliance_node())
        network.save(update_fields=["node", "sort_key"])
    role = Role.EDITING if claim.proof == ClaimProof.PEOPLE else Role.STEWARDSHIP
    try:
        with transaction.atomic():
            invite(email=claim.email, name=claim.name, node=network.node, role=role, by=None)
    except ValidationError:
        return  # the person works there already, or an invitation is on its way


def expire_claims() -> int:
    """What nobody answered in time; how many."""
    rows = EntryClaim.objects.unscoped("what is too old for an answer")
    old = rows.filter(state=ProposalState.OPEN, expires_at__lte=timezone.now())
    return old.update(state=ProposalState.EXPIRED, decided_at=timezone.now())
