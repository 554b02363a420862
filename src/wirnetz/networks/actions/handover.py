"""Handing over the coordination of a network: begun by who leads it, accepted by the successor, all in one go."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import end_grant, grant_role, invite, record_audit, withdraw_invitation
from wirnetz.accounts.enums import RequestState, Role
from wirnetz.accounts.models import Person
from wirnetz.accounts.queries import person_with_address
from wirnetz.accounts.rules import can
from wirnetz.networks.actions import letters
from wirnetz.networks.actions.members import change_member_role
from wirnetz.networks.actions.ties import end_membership, join_network, name_host
from wirnetz.networks.enums import BELONGING_ROLES, MembershipRole
from wirnetz.networks.models import Handover, Network, NetworkContact
from wirnetz.networks.queries.handover import STRONGEST, handovers_open, roles_at
from wirnetz.networks.signals import coordination_passes
from wirnetz.organisations.models import Organisation

MOST_OF_NOTE = 500
"""An invitation carries no longer message."""


@transaction.atomic
def begin_handover(
    *,
    network: Network,
    email: str,
    name: str,
    on: date,
    note: str,
    coordination: Organisation | None,
    stays: bool,
    by: Person,
) -> Handover:
    """Whoever leads the network asks a successor by mail; nothing moves before the successor accepts.

    The successor gets the very role that `by` holds. With `coordination` that organisation coordinates afterwards.
    ValidationError for oneself, a day that is over, an ended network, or while another one is open.
    """
    stored = Network.objects.select_for_update(of=("self",)).select_related("node").get(pk=network.pk)
    held = [grant for grant in roles_at(stored, by, timezone.localdate()) if grant.role in STRONGEST]
    if not held:
        raise PermissionDenied(_("Übergeben kann nur, wer das Netzwerk selbst leitet."))
    email = email.strip().lower()
    _refuse(stored, email, on, by)
    successor = person_with_address(email)
    handover = Handover.objects.create(
        network=stored,
        from_person=by,
        to_person=successor,
        to_email=email,
        on=on,
        note=note.replace("\r\n", "\n").strip(),
        coordination=coordination,
        stays=stays,
        is_example=stored.is_example,
    )
    if successor is None or not any(g.role == held[0].role for g in roles_at(stored, successor, timezone.localdate())):
        said = _handing_over(handover)
        handover.invitation = invite(
            email=email, name=name, node=held[0].node, role=Role(held[0].role), by=None, message=said
        )
        handover.save(update_fields=["invitation"])
    else:
        letters.ask_successor(handover)
    record_audit(by=by, action="begin_handover", record=handover, details={"network": stored.pk})
    return handover


def _handing_over(handover: Handover) -> str:
    """What the invitation says: who hands over what, and the note as far as there is room for it."""
    words = {"name": handover.from_person, "network": handover.network.name}
    said = (
        _("%(name)s übergibt Ihnen die Koordination von „%(network)s“. Mit Ihrem Ja führen Sie das Netzwerk.") % words
    )
    whole = f"{said}\n\n{handover.note}".strip()
    if len(whole) <= MOST_OF_NOTE:
        return whole
    rest = _("Die ganze Notiz lesen Sie nach Ihrem Ja unter „Übergabe“.")
    return f"{whole[: MOST_OF_NOTE - len(rest) - 2].rstrip()}…\n{rest}"


def _refuse(network: Network, email: str, on: date, by: Person) -> None:
    if network.is_ended:
        raise ValidationError(_("Für „%s“ ist ein Ende vermerkt.") % network)
    if email == by.email:
        raise ValidationError({"email": _("Das ist Ihre eigene Adresse. Nennen Sie, wer übernimmt.")})
    if on < timezone.localdate():
        raise ValidationError({"on": _("Dieser Tag ist vorbei. Nennen Sie heute oder einen Tag, der kommt.")})
    if handovers_open(network).unscoped("one at a time").exists():
        raise ValidationError(_("Eine Übergabe wartet schon auf Antwort. Ziehen Sie diese zuerst zurück."))
    stale = Handover.objects.unscoped("its invitation is too old").filter(network=network, state=RequestState.OPEN)
    stale.update(state=RequestState.EXPIRED, decided_at=timezone.now())


@transaction.atomic
def accept_handover(*, handover: Handover, by: Person) -> Handover:
    """A successor who leads the network already says yes; others accept by their invitation."""
    if not can(by, "accept", handover) or handover.invitation_id is not None:
        raise PermissionDenied(_("Diese Übergabe gilt jemand anderem."))
    return complete_handover(handover=handover, to_person=by)


@transaction.atomic
def complete_handover(*, handover: Handover, to_person: Person) -> Handover:
    """The coordination is the successor's: rights, contact, open tasks, and who coordinates, in one transaction.

    The predecessor keeps the own rights until the day before the one named, or takes part from now on.
    ValidationError if the predecessor does not lead the network any more: nobody hands over what they have lost.
    """
    stored = _open(handover)
    network, before, today = stored.network, stored.from_person, timezone.localdate()
    role = stored.invitation.role if stored.invitation else Role.STEWARDSHIP
    held = [grant.role for grant in roles_at(network, before, today)] if before else []
    if role not in held and Role.ADMINISTRATION not in held:
        raise ValidationError(_("Diese Übergabe gilt nicht mehr: Wer sie begann, leitet das Netzwerk nicht mehr."))
    stored.to_person, stored.state, stored.decided_at = to_person, RequestState.ACCEPTED, timezone.now()
    stored.save(update_fields=["to_person", "state", "decided_at"])
    if before is not None:
        last = max(stored.on, today) - timedelta(days=1)
        for grant in roles_at(network, before, today):
            end_grant(grant=grant, on=last, by=None)
        if stored.stays and network.node is not None:
            grant_role(person=before, node=network.node, role=Role.PARTICIPATION, from_on=today, until_on=None, by=None)
        else:
            _end_contact(network, before, today)
        coordination_passes.send(Network, network=network, from_person=before, to_person=to_person)
    if stored.coordination is not None:
        _pass_on(network, stored.coordination, today, to_person)
    record_audit(by=to_person, action="hand_over", record=stored, details={"network": network.pk})
    letters.answer_handover(stored)
    return stored


@transaction.atomic
def withdraw_handover(*, handover: Handover, by: Person) -> Handover:
    """Take it back before it is accepted, with the invitation."""
    stored = _open(handover)
    if not can(by, "withdraw", stored):
        raise PermissionDenied(_("Zurückziehen kann, wer die Übergabe begonnen hat."))
    if stored.invitation is not None:
        withdraw_invitation(invitation=stored.invitation, by=None)  # its receiver closes the handover
        return stored
    return refuse_handover(handover=stored, state=RequestState.WITHDRAWN, by=by)


@transaction.atomic
def refuse_handover(*, handover: Handover, state: RequestState, by: Person | None) -> Handover:
    """Nothing comes of it; whoever wanted to hand over leads on, and is told so by mail."""
    stored = _open(handover)
    stored.state, stored.decided_at = state, timezone.now()
    stored.save(update_fields=["state", "decided_at"])
    record_audit(by=by, action="close_handover", record=stored, details={"state": state})
    if state != RequestState.WITHDRAWN:
        letters.answer_handover(stored)
    return stored


def _open(handover: Handover) -> Handover:
    rows = Handover.objects.unscoped("the caller has fetched it by right").select_for_update(of=("self",))
    related = ("network__node", "from_person", "invitation__node", "coordination")
    stored = rows.select_related(*related).get(pk=handover.pk)
    if stored.state != RequestState.OPEN:
        raise ValidationError(_("Diese Übergabe ist nicht mehr offen."))
    return stored


def _end_contact(network: Network, person: Person, on: date) -> None:
    """Who leaves is no contact any more; whom a house has named stays so."""
    contacts = NetworkContact.objects.unscoped("it goes with the coordination").filter(
        network=network, person=person, is_link=False, until_on__isnull=True
    )
    for contact in contacts:
        contact.consent_on, contact.until_on = None, on
        contact.save(update_fields=["consent_on", "until_on"])


def _pass_on(network: Network, organisation: Organisation, on: date, by: Person) -> None:
    """This organisation coordinates from today on; one that did is a member, if it is nothing else there."""
    ties = list(network.memberships.filter(until_on__isnull=True, role__in=BELONGING_ROLES).order_by("pk"))
    for tie in ties:
        if tie.role == MembershipRole.COORDINATION and tie.organisation_id != organisation.pk:
            if any(other.organisation_id == tie.organisation_id and other.pk != tie.pk for other in ties):
                end_membership(membership=tie, on=max(on - timedelta(days=1), tie.from_on or date.min), by=by)
            else:
                change_member_role(membership=tie, role=MembershipRole.MEMBER, on=on, by=by)
    own = [tie for tie in ties if tie.organisation_id == organisation.pk]
    if not own:
        join_network(organisation=organisation, network=network, role=MembershipRole.COORDINATION, from_on=on, by=by)
    elif own[0].role != MembershipRole.COORDINATION:
        change_member_role(membership=own[0], role=MembershipRole.COORDINATION, on=on, by=by)
    name_host(network, organisation)
