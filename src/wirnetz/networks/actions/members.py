"""Who belongs to a network: inviting, asking, deciding, changing a role, resting and taking up again."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.enums import RequestState
from wirnetz.accounts.models import Person
from wirnetz.accounts.queries import people_holding
from wirnetz.accounts.rules import LEAD, can
from wirnetz.networks.actions import letters
from wirnetz.networks.actions.ties import join_network, name_host
from wirnetz.networks.enums import BELONGING_ROLES, MembershipRole
from wirnetz.networks.models import Membership, MembershipPause, MembershipRequest, Network
from wirnetz.organisations.models import Organisation


@transaction.atomic
def invite_member(
    *, network: Network, organisation: Organisation, role: MembershipRole, from_on: date, message: str, by: Person
) -> MembershipRequest | Membership:
    """The network asks an organisation; where nobody leads it here, the membership holds at once on the network's word.

    It also holds at once where `by` leads the organisation too. ValidationError if it belongs already, was asked, has
    asked itself, or either has ended.
    """
    _refuse(network, organisation, role)
    leads = people_holding(organisation.node, *LEAD)
    if not leads or any(person.pk == by.pk for person in leads):
        said = _("vom Netzwerk eingetragen") if not leads else _("vom Netzwerk und der Organisation eingetragen")
        return join_network(
            organisation=organisation, network=network, role=role, from_on=from_on, by=by, source_note=said
        )
    return _ask(network, organisation, role, message, is_network=True, by=by)


@transaction.atomic
def ask_to_take_part(*, network: Network, organisation: Organisation, message: str, by: Person) -> MembershipRequest:
    """An organisation asks to become a member; those who lead the network decide, or the alliance for its own networks.

    ValidationError as above, and (code `nobody`) where there is nobody who could decide.
    """
    _refuse(network, organisation, MembershipRole.MEMBER)
    if not network.is_own and not people_holding(network.node, *LEAD):
        raise ValidationError(
            _(
                "Für dieses Netzwerk entscheidet hier noch niemand. Schreiben Sie ihm direkt; arbeiten Sie schon mit, "
                "tragen Sie es unter „Wo wir sitzen“ ein."
            ),
            code="nobody",
        )
    return _ask(network, organisation, MembershipRole.MEMBER, message, is_network=False, by=by)


@transaction.atomic
def decide_membership(
    *, request: MembershipRequest, accepts: bool, on: date, reason: str, by: Person, role: str = ""
) -> MembershipRequest:
    """The side that was asked says yes, and the membership begins with the day `on`, or no with a reason.

    A network that was asked may give another `role`. Who asked is told. ValidationError if it is not open any more.
    """
    stored = _open(request)
    if not can(by, "decide", stored):
        raise PermissionDenied(_("Darüber entscheidet die gefragte Seite."))
    if not accepts and not reason.strip():
        raise ValidationError({"reason": _("Sagen Sie in einem Satz, warum; die andere Seite liest ihn.")})
    if role and not stored.asked_by_network:
        stored.role = role
    if accepts:
        join_network(
            organisation=stored.organisation,
            network=stored.network,
            role=MembershipRole(stored.role),
            from_on=on,
            by=by,
            source_note=_("von beiden Seiten bestätigt"),
            is_example=stored.is_example,
        )
    _close(stored, RequestState.ACCEPTED if accepts else RequestState.DECLINED, by, reason)
    record_audit(by=by, action="decide_membership", record=stored, details={"accepts": accepts})
    letters.answer_membership(stored)
    return stored


@transaction.atomic
def withdraw_membership_request(*, request: MembershipRequest, by: Person) -> MembershipRequest:
    """The side that asked takes it back."""
    stored = _open(request)
    if not can(by, "withdraw", stored):
        raise PermissionDenied(_("Zurückziehen kann nur, wer gefragt hat."))
    _close(stored, RequestState.WITHDRAWN, by, "")
    record_audit(by=by, action="withdraw_membership", record=stored)
    return stored


@transaction.atomic
def change_member_role(*, membership: Membership, role: MembershipRole, on: date, by: Person) -> Membership:
    """Another role from the day `on`: the old one ends the day before and stays as history; the new one is returned.

    ValidationError if that is the role already, or the membership rests or has ended.
    """
    stored = _running(membership)
    if stored.role == role:
        raise ValidationError({"role": _("Diese Rolle ist schon eingetragen.")})
    if stored.pauses.filter(until_on__isnull=True).exists():
        raise ValidationError({"role": _("Die Mitgliedschaft ruht. Nehmen Sie sie zuerst wieder auf.")})
    if stored.role == MembershipRole.COORDINATION and stored.network.host_id == stored.organisation_id:
        name_host(stored.network, None)
    if stored.from_on and on <= stored.from_on:
        _refuse_same(stored, role, stored.from_on)
        stored.role = role
        stored.save(update_fields=["role"])
        if role == MembershipRole.COORDINATION:
            name_host(stored.network, stored.organisation)
        record_audit(by=by, action="change_member_role", record=stored, details={"role": role})
        return stored
    stored.until_on = on - timedelta(days=1)
    stored.save(update_fields=["until_on"])
    record_audit(by=by, action="change_member_role", record=stored, details={"role": role, "on": on.isoformat()})
    return join_network(
        organisation=stored.organisation,
        network=stored.network,
        role=role,
        from_on=on,
        by=by,
        source_note=_("vom Netzwerk eingetragen"),
        is_example=stored.is_example,
    )


@transaction.atomic
def pause_membership(
    *, membership: Membership, from_on: date, until_on: date | None, reason: str, by: Person
) -> MembershipPause:
    """The membership rests from a day on, until a day or until somebody takes it up; it is not ended by that."""
    stored = _running(membership)
    if stored.from_on and from_on < stored.from_on:
        raise ValidationError({"pause_from": _("An diesem Tag hat die Mitgliedschaft noch nicht begonnen.")})
    if until_on and until_on < from_on:
        raise ValidationError({"pause_until": _("Das Ende der Pause liegt vor ihrem Beginn.")})
    last = until_on or date.max
    if any(pause.from_on <= last and (pause.until_on or date.max) >= from_on for pause in stored.pauses.all()):
        raise ValidationError({"pause_from": _("In dieser Zeit ruht die Mitgliedschaft schon.")})
    pause = MembershipPause.objects.create(
        membership=stored, from_on=from_on, until_on=until_on, reason=reason, is_example=stored.is_example
    )
    record_audit(by=by, action="pause_membership", record=stored, details={"from": from_on.isoformat()})
    return pause


@transaction.atomic
def resume_membership(*, membership: Membership, on: date, by: Person) -> Membership:
    """Take up a membership that rests, with the day `on`; ValidationError if it does not rest then."""
    stored = _running(membership)
    pause = next((p for p in stored.pauses.order_by("from_on") if (p.until_on or date.max) >= on), None)
    if pause is None:
        raise ValidationError({"resume_on": _("An diesem Tag ruht die Mitgliedschaft nicht.")})
    if pause.from_on >= on:
        pause.delete()
    else:
        pause.until_on = on - timedelta(days=1)
        pause.save(update_fields=["until_on"])
    record_audit(by=by, action="resume_membership", record=stored, details={"on": on.isoformat()})
    return stored


def _refuse(network: Network, organisation: Organisation, role: str) -> None:
    """Why somebody cannot be asked: what has ended is told by `join_network` in the same words."""
    for record in (organisation, network):
        if record.is_ended:
            raise ValidationError(
                {"organisation_name": _("Für „%s“ ist ein Ende vermerkt; neu dazukommen geht nicht.") % record}
            )
    Network.objects.select_for_update().get(pk=network.pk)
    lasting = network.memberships.filter(organisation=organisation, until_on__isnull=True)
    roles = BELONGING_ROLES if role in BELONGING_ROLES else (role,)
    there = lasting.filter(role__in=roles).first()
    words = {"organisation": organisation.name}
    if there is not None:
        words["role"] = there.get_role_display()
        raise ValidationError({"organisation_name": _("%(organisation)s gehört schon dazu: %(role)s.") % words})
    asked = MembershipRequest.objects.unscoped("whether both sides already talk").filter(
        network=network, organisation=organisation, state=RequestState.OPEN
    )
    open_one = asked.first()
    if open_one is not None:
        said = (
            _("%(organisation)s ist schon eingeladen und hat noch nicht geantwortet.")
            if open_one.asked_by_network
            else _("%(organisation)s hat selbst schon um Aufnahme gebeten; die Bitte wartet auf eine Antwort.")
        )
        raise ValidationError({"organisation_name": said % words})


def _ask(
    network: Network, organisation: Organisation, role: str, message: str, *, is_network: bool, by: Person
) -> MembershipRequest:
    request = MembershipRequest.objects.create(
        network=network,
        organisation=organisation,
        role=role,
        asked_by_network=is_network,
        message=" ".join(message.split()),
        created_by=by,
        is_example=network.is_example or organisation.is_example,
    )
    details = {"network": network.pk, "organisation": organisation.pk, "role": role}
    record_audit(by=by, action="invite_member" if is_network else "ask_to_take_part", record=request, details=details)
    letters.announce_membership(request)
    return request


def _open(request: MembershipRequest) -> MembershipRequest:
    rows = MembershipRequest.objects.unscoped("the caller has fetched it by right")
    related = ("network__node", "organisation__node", "created_by")
    stored = rows.select_for_update(of=("self",)).select_related(*related).get(pk=request.pk)
    if stored.state != RequestState.OPEN:
        raise ValidationError(_("Darüber ist inzwischen entschieden: %s.") % stored.get_state_display())
    return stored


def _close(request: MembershipRequest, state: RequestState, by: Person, reason: str) -> None:
    request.state, request.reason = state, " ".join(reason.split())
    request.decided_by, request.decided_at = by, timezone.now()
    request.save(update_fields=["state", "reason", "role", "decided_by", "decided_at"])


def _running(membership: Membership) -> Membership:
    rows = Membership.objects.select_for_update(of=("self",)).select_related("network__node", "organisation__node")
    stored = rows.get(pk=membership.pk)
    if stored.until_on:
        raise ValidationError(_("Für diese Mitgliedschaft ist schon ein Ende vermerkt."), code="ended")
    return stored


def _refuse_same(membership: Membership, role: str, start: date) -> None:
    """Another membership of the same organisation in the same role at that time."""
    same = Membership.objects.filter(organisation=membership.organisation, network=membership.network, role=role)
    if same.exclude(pk=membership.pk).exclude(until_on__lt=start).exists():
        raise ValidationError({"role": _("In dieser Rolle ist die Organisation dort schon eingetragen.")})
