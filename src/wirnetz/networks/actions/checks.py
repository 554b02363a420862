"""Is this entry still right? The question to the published address, and what its people answer by the link."""

import secrets
from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.installation import current, name_of
from wirnetz.core.mail import send_mail
from wirnetz.networks.actions.proposals import correct_network
from wirnetz.networks.enums import CheckAnswer, ProposalKind, ProposalState
from wirnetz.networks.models import EntryCheck, EntryProposal, Network
from wirnetz.networks.queries.checks import ASK_AGAIN_AFTER, check_of_key, networks_to_ask
from wirnetz.networks.queries.proposals import key_digest

MOST_A_DAY = 50
CheckLinks = Callable[[str], tuple[str, str]]
"""Makes the full addresses of the page to confirm on and of the one to correct on, out of a key."""


def ask_networks(*, on: date, links_for: CheckLinks) -> int:
    """Ask networks that nobody has confirmed for a year, those never confirmed first; how many mails went out."""
    at = timezone.make_aware(datetime.combine(on, time.min))
    asked = 0
    for network in networks_to_ask(on=on)[: MOST_A_DAY - _asked_since(at)]:
        try:
            ask_network(network=network, on=on, by=None, links_for=links_for)
        except ValidationError:
            continue  # an address that no mail can go to stops nobody else
        asked += 1
    return asked


def _asked_since(at: datetime) -> int:
    rows = EntryCheck.objects.unscoped("how many questions went out today")
    return min(rows.filter(sent_at__gte=at).count(), MOST_A_DAY)


@transaction.atomic
def ask_network(*, network: Network, on: date, by: Person | None, links_for: CheckLinks) -> EntryCheck:
    """Ask one network at its published address; ValidationError without one, after its end, or asked lately."""
    stored = Network.objects.select_for_update().get(pk=network.pk)
    if stored.is_ended:
        raise ValidationError(_("Dieses Netzwerk ist beendet, gefragt wird nicht mehr."), code="ended")
    if not stored.email:
        raise ValidationError(_("Für dieses Netzwerk ist keine E-Mail-Adresse veröffentlicht."), code="no_address")
    rows = EntryCheck.objects.unscoped("whether a network was asked lately")
    lately = timezone.make_aware(datetime.combine(on, time.min)) - ASK_AGAIN_AFTER
    if rows.filter(network=stored, sent_at__gte=lately).exists():
        raise ValidationError(_("Dieses Netzwerk wurde in den letzten 60 Tagen schon gefragt."), code="asked")
    key = secrets.token_urlsafe(24)
    check = rows.create(network=stored, sent_to=stored.email, token_hash=key_digest(key))
    record_audit(by=by, action="ask_entry", record=check, details={"network": stored.pk})
    _send(check, *links_for(key))
    return check


@transaction.atomic
def confirm_by_link(*, key: str) -> EntryCheck | None:
    """Its people say: still right. Confirmed today, however often they press; None if the link is wrong or old."""
    check = check_of_key(key, lock=True)
    if check is None:
        return None
    today = timezone.localdate()
    Network.objects.filter(pk=check.network_id).update(checked_on=today)
    if check.answer == "":
        check.answer, check.answered_at = CheckAnswer.CONFIRMED, timezone.now()
        check.save(update_fields=["answer", "answered_at"])
        record_audit(by=None, action="confirm_entry", record=check, details={"network": check.network_id})
    return check


@transaction.atomic
def confirm_entry(*, network: Network, by: Person) -> Network:
    """Whoever writes for the network, or a steward, says that the entry is right as of today."""
    stored = Network.objects.select_for_update().get(pk=network.pk)
    stored.checked_on = timezone.localdate()
    stored.save(update_fields=["checked_on"])
    record_audit(by=by, action="confirm_entry", record=stored)
    return stored


@transaction.atomic
def answer_by_link(*, key: str, kind: ProposalKind, content: Mapping[str, str], message: str) -> EntryProposal | None:
    """Its people correct the entry: fields hold at once; an end, or a mere sentence, a steward reads first.

    None if the link is wrong, old, or was used for a correction already.
    """
    check = check_of_key(key, lock=True)
    if check is None or check.answer in (CheckAnswer.CORRECTED, CheckAnswer.ENDED):
        return None
    is_plain = kind == ProposalKind.CORRECTION and bool(content)
    proposal = EntryProposal.objects.unscoped("the holder of the link corrects the own entry").create(
        kind=kind,
        network=check.network,
        content=dict(content),
        message=message,
        email=check.sent_to,
        token_hash=key_digest(key),
        state=ProposalState.ACCEPTED if is_plain and not message else ProposalState.OPEN,
        decided_at=timezone.now() if is_plain and not message else None,
    )
    if is_plain:
        correct_network(proposal, content)
    check.answer = CheckAnswer.ENDED if kind == ProposalKind.END else CheckAnswer.CORRECTED
    check.answered_at = timezone.now()
    check.save(update_fields=["answer", "answered_at"])
    details = {"network": check.network_id, "fields": sorted(content)}
    record_audit(by=None, action="correct_entry", record=check, details=details)
    return proposal


def _send(check: EntryCheck, confirm: str, correct: str) -> None:
    network = check.network
    rows = [
        (_("Name"), network.name),
        (_("Gebiet"), network.territory_text),
        (_("Worum es geht"), network.idea),
        (_("Treffpunkt"), network.meeting_place),
        (_("Website"), network.website),
    ]
    words = {
        "network": network.name,
        "alliance": name_of(current()),
        "entry": "\n".join(f"{label}: {value}" for label, value in rows if value),
        "confirm": confirm,
        "correct": correct,
    }
    text = _(
        "Guten Tag,\n\nim Verzeichnis der Netzwerke von %(alliance)s steht:\n\n%(entry)s\n\n"
        "Stimmt das noch? Ja, stimmt noch (ein Klick, ohne Anmeldung):\n%(confirm)s\n\n"
        "Etwas berichtigen, oder sagen, dass es das Netzwerk nicht mehr gibt:\n%(correct)s\n\n"
        "Wir fragen an dieser Adresse, weil sie für „%(network)s“ veröffentlicht ist, höchstens einmal in 60 Tagen. "
        "Die Links gelten 90 Tage.\n"
    )
    send_mail(to=check.sent_to, subject=_("Stimmt Ihr Eintrag noch?"), text=text % words, kind="entry_check")
