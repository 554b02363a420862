"""Proposals about entries: anybody hands one in, a steward takes it over, declines or blocks it, and may look again."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.installation import current, name_of
from wirnetz.core.mail import send_mail
from wirnetz.core.search import index_record
from wirnetz.networks.actions.blocking import block_open_of, refuse_blocked, sender_digest
from wirnetz.networks.actions.territories import coverage_of
from wirnetz.networks.enums import NetworkKind, NetworkStatus, ProposalKind, ProposalState
from wirnetz.networks.models import EntryProposal, Network, Territory
from wirnetz.networks.queries.proposals import free_network_slug, key_digest
from wirnetz.regions.models import Area

OPEN_FOR = timedelta(days=90)
PROPOSABLE = ("name", "idea", "territory_text", "meeting_place", "website", "email")
"""Fields of an entry that a proposal may change; whatever else a proposal says is for the steward to read."""
MAY_LOOK_AGAIN = (ProposalState.DECLINED, ProposalState.BLOCKED)
LinkFor = Callable[[str], str]


@transaction.atomic
def propose_entry(
    *,
    kind: ProposalKind,
    network: Network | None,
    content: Mapping[str, str],
    message: str,
    name: str,
    email: str,
    sender: str,
    key: str,
    link_for: LinkFor | None,
) -> EntryProposal:
    """Store what somebody proposes; the same `key` twice is one proposal. With `link_for` the address gets the link.

    ValidationError (code `blocked`) if this sender or address was blocked during the last thirty days, or (code
    `ended`) if an end is proposed for what has ended.
    """
    rows = EntryProposal.objects.unscoped("whoever hands in a proposal holds its key")
    sent = rows.filter(token_hash=key_digest(key)).first()
    if sent is not None:
        return sent
    said = _("Von Ihrem Anschluss oder Ihrer Adresse nehmen wir zurzeit keine Vorschläge an.")
    refuse_blocked(sender=sender, email=email, said=said)
    if kind == ProposalKind.END and network is not None and network.is_ended:
        raise ValidationError(_("Für dieses Netzwerk ist schon ein Ende vermerkt."), code="ended")
    proposal, is_new = rows.get_or_create(
        token_hash=key_digest(key),
        defaults={
            "kind": kind,
            "network": network,
            "content": dict(content),
            "message": message,
            "name": name,
            "email": email.lower(),
            "sender_hash": sender_digest(sender),
        },
    )
    if is_new:
        record_audit(by=None, action="propose_entry", record=proposal, details={"kind": kind})
        if email and link_for is not None:
            _send_link(proposal, link_for(key))
    return proposal


@transaction.atomic
def accept_new_network(
    *, proposal: EntryProposal, values: Mapping[str, str], kind: NetworkKind, areas: Sequence[Area], by: Person
) -> Network:
    """The proposed network becomes an entry, with the note who it came from; ValidationError if decided meanwhile.

    Of the areas those that lie in another of them are left out: a municipality belongs with its district.
    """
    keys = [area.key for area in areas]
    areas = [area for area in areas if not any(area.key != key and area.key.startswith(key) for key in keys)]
    decided = _decide(proposal, ProposalState.ACCEPTED, by=by)
    network = Network.objects.create(
        slug=free_network_slug(values["name"]),
        kind=kind,
        coverage=coverage_of([area.key for area in areas]),
        checked_on=timezone.localdate(),
        is_example=decided.is_example,
        **{name: values.get(name, "") for name in PROPOSABLE},
        **_source(decided),
    )
    Territory.objects.bulk_create(
        [Territory(network=network, area=area, is_example=decided.is_example, **_source(decided)) for area in areas]
    )
    decided.network = network
    decided.save(update_fields=["network"])
    _note_taken(decided, network, by)
    index_record(network)
    _tell(decided)
    return network


@transaction.atomic
def accept_correction(*, proposal: EntryProposal, values: Mapping[str, str], by: Person) -> Network:
    """What of the proposal the steward took stands in the entry now; ValidationError if decided meanwhile."""
    decided = _decide(proposal, ProposalState.ACCEPTED, by=by)
    network = correct_network(decided, values)
    _note_taken(decided, network, by, fields=sorted(values))
    _tell(decided)
    return network


@transaction.atomic
def accept_end(*, proposal: EntryProposal, ended_on: str, by: Person) -> Network:
    """The network has ended, as proposed: `ended_on` is a year, month or day, empty where nobody knows it."""
    decided = _decide(proposal, ProposalState.ACCEPTED, by=by)
    network = _locked_network(decided)
    if network.is_ended:
        raise ValidationError(_("Für dieses Netzwerk ist schon ein Ende vermerkt."), code="ended")
    network.status, network.ended_on, network.status_on = NetworkStatus.ENDED, ended_on, timezone.localdate()
    network.status_note = source_note(decided)
    network.save(update_fields=["status", "ended_on", "status_on", "status_note"])
    _note_taken(decided, network, by)
    index_record(network)
    _tell(decided)
    return network


@transaction.atomic
def decline_proposal(
    *, proposal: EntryProposal, reason: str, by: Person, same_as: Network | None = None
) -> EntryProposal:
    """Say why it is not taken over; `same_as` names the entry that is there already. ValidationError if decided."""
    decided = _decide(proposal, ProposalState.DECLINED, by=by, reason=reason)
    if same_as is not None and decided.network_id is None:
        decided.network = same_as
        decided.save(update_fields=["network"])
    record_audit(by=by, action="decline_proposal", record=decided)
    _tell(decided)
    return decided


@transaction.atomic
def block_proposal(*, proposal: EntryProposal, by: Person) -> int:
    """It is spam: this and all open ones of the sender leave the list, new ones are refused for thirty days."""
    decided = _decide(proposal, ProposalState.BLOCKED, by=by)
    count = block_open_of(decided.sender_hash, by=by, at=decided.decided_at)
    record_audit(by=by, action="block_proposal", record=decided, details={"also": count})
    return 1 + count


@transaction.atomic
def reopen_proposal(*, proposal: EntryProposal, by: Person) -> EntryProposal:
    """Take a refusal or a block back; the proposal waits again."""
    rows = EntryProposal.objects.unscoped("the caller was allowed to decide on it")
    stored = rows.select_for_update().get(pk=proposal.pk)
    if stored.state not in MAY_LOOK_AGAIN:
        raise ValidationError(_("Nur eine Ablehnung oder Sperre lässt sich zurücknehmen."), code="decided")
    stored.state, stored.decided_at, stored.decided_by, stored.reason = ProposalState.OPEN, None, None, ""
    stored.save(update_fields=["state", "decided_at", "decided_by", "reason"])
    record_audit(by=by, action="reopen_proposal", record=stored)
    return stored


def close_undecided_proposals(*, on: date) -> int:
    """What nobody has decided for ninety days does not wait any longer; its sender reads so. How many.

    No mail goes out: nothing was decided, and who still knows better proposes anew.
    """
    last = timezone.make_aware(datetime.combine(on, time.min)) - OPEN_FOR
    rows = EntryProposal.objects.unscoped("what is too old for a decision")
    old = rows.filter(state=ProposalState.OPEN, created_at__lt=last)
    return old.update(state=ProposalState.EXPIRED, decided_at=timezone.now())


def correct_network(proposal: EntryProposal, values: Mapping[str, str]) -> Network:
    """Write fields of a proposal into its network, confirmed today; inside a transaction of the caller."""
    network = _locked_network(proposal)
    for name in PROPOSABLE:
        if name in values:
            setattr(network, name, values[name])
    network.source_note, network.as_of = source_note(proposal), timezone.localdate().year
    network.checked_on = timezone.localdate()
    network.save()
    index_record(network)
    return network


def source_note(proposal: EntryProposal) -> str:
    """Where a change came from, as it stands beside the entry; never who."""
    return _("Hinweis vom %s") % f"{timezone.localtime(proposal.created_at):%d.%m.%Y}"


def _locked_network(proposal: EntryProposal) -> Network:
    return Network.objects.select_for_update().get(proposals=proposal)


def _source(proposal: EntryProposal) -> dict[str, Any]:
    today: date = timezone.localdate()
    address = str(proposal.content.get("source", ""))
    return {"source_note": source_note(proposal), "source_url": address[:500], "as_of": today.year}


def _decide(proposal: EntryProposal, state: ProposalState, *, by: Person, reason: str = "") -> EntryProposal:
    rows = EntryProposal.objects.unscoped("the caller was allowed to decide on it")
    stored = rows.select_for_update().get(pk=proposal.pk)
    if stored.state != ProposalState.OPEN:
        raise ValidationError(_("Über diesen Vorschlag ist schon entschieden."), code="decided")
    stored.state, stored.decided_by, stored.decided_at, stored.reason = state, by, timezone.now(), reason
    stored.save()
    return stored


def _note_taken(proposal: EntryProposal, network: Network, by: Person, **details: Any) -> None:
    """One line about the proposal, one about the entry, which reference data must leave alone from now on."""
    record_audit(by=by, action="accept_proposal", record=proposal, details={"network": network.pk, **details})
    record_audit(by=by, action="take_hint_over", record=network, details={"proposal": proposal.pk})


def _send_link(proposal: EntryProposal, link: str) -> None:
    """Nothing that the sender wrote stands in the mail: the address may be somebody else's."""
    text = _(
        "Guten Tag,\n\njemand hat mit dieser Adresse bei %(alliance)s etwas zu einem Netzwerk vorgeschlagen. "
        "Unter diesem Link steht, was daraus wird; er ist nur für Sie:\n%(link)s\n\n"
        "Waren Sie es nicht, brauchen Sie nichts zu tun.\n"
    )
    words = {"alliance": name_of(current()), "link": link}
    send_mail(to=proposal.email, subject=_("Ihr Vorschlag ist angekommen"), text=text % words, kind="entry_proposal")


def _tell(proposal: EntryProposal) -> None:
    if not proposal.email:
        return
    network = proposal.network
    if proposal.state == ProposalState.ACCEPTED:
        said = _("Ihr Vorschlag zu „%(network)s“ ist übernommen. Danke, dass Sie geschrieben haben.")
    else:
        said = _("Wir haben Ihren Vorschlag geprüft und nicht übernommen. Die Begründung:\n\n%(reason)s")
    words = {"network": network.name if network else "", "reason": proposal.reason}
    text = _("Guten Tag,\n\n%(said)s\n\n%(alliance)s\n") % {"said": said % words, "alliance": name_of(current())}
    send_mail(to=proposal.email, subject=_("Was aus Ihrem Vorschlag wurde"), text=text, kind="entry_proposal")
