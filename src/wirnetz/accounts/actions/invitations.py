"""Inviting, approving, accepting."""

import secrets
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import letters
from wirnetz.accounts.actions.audit import record_audit
from wirnetz.accounts.actions.grants import grant_role
from wirnetz.accounts.actions.sessions import end_sessions, keep_address
from wirnetz.accounts.enums import NodeKind, RequestState, Role
from wirnetz.accounts.models import Grant, Invitation, Node, Person
from wirnetz.accounts.queries import grants_on, house_to_ask, token_digest
from wirnetz.accounts.queries.ways_in import WAITING
from wirnetz.accounts.rules import ALLIANCE_ROLES, can, may_give
from wirnetz.accounts.signals import invitation_closed

VALID_FOR = timedelta(days=14)


@transaction.atomic
def invite(
    *,
    email: str,
    node: Node,
    role: Role,
    by: Person | None,
    name: str = "",
    until_on: date | None = None,
    message: str = "",
) -> Invitation:
    """Offer a role at `node` to an address. PermissionDenied if `by` may not give it (None: the program itself).

    If a person with this address works in another house, that house is asked first. ValidationError if the person
    has the role already, or an invitation to it is open.
    """
    email = email.strip().lower()
    validate_email(email)
    if by is not None and not may_give(by, role, node):
        raise PermissionDenied(_("Diese Rolle dürfen Sie hier nicht vergeben."))
    if role in ALLIANCE_ROLES and node.kind != NodeKind.ALLIANCE:
        raise ValidationError(_("Freigabe und Datenschutz gibt es nur bei der Allianz selbst."))
    _not_twice(email, node, role)
    house = house_to_ask(email=email, node=node, by=by)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email,
        name=name.strip(),
        node=node,
        role=role,
        until_on=until_on,
        message=message.strip(),
        state=RequestState.NEEDS_APPROVAL if house else RequestState.OPEN,
        approval_node=house,
        token_hash=token_digest(token),
        invited_by=by,
        expires_at=timezone.now() + VALID_FOR,
    )
    record_audit(by=by, action="invite", record=invitation, details={"role": role, "node": node.pk})
    if house:
        letters.ask_for_approval(invitation, house)
    else:
        letters.write_invitation(invitation, token)
    return invitation


def _not_twice(email: str, node: Node, role: Role) -> None:
    today = timezone.localdate()
    grants = grants_on(today).unscoped("an invitation to what one has makes no sense")
    if grants.filter(person__email=email, node=node, role=role).exists():
        raise ValidationError(_("Diese Person hat diese Rolle hier schon."))
    Invitation.objects.unscoped("what is too old does not stand in the way").filter(
        email=email, node=node, role=role, state__in=WAITING, expires_at__lte=timezone.now()
    ).update(state=RequestState.EXPIRED)
    open_ones = Invitation.objects.unscoped("the same invitation goes out once").filter(state__in=WAITING)
    if open_ones.filter(email=email, node=node, role=role).exists():
        raise ValidationError(_("An diese Adresse ist für diese Rolle schon eine Einladung offen."))


@transaction.atomic
def open_account_for(*, invitation: Invitation) -> Person:
    """An account without rights for the invited address, so that a code can be sent to it; the same one if it is there.

    Only who holds the link can ask for it; who is invited needs no open door for everybody.
    """
    person = Person.objects.filter(email=invitation.email).first()
    if person is None:
        person = Person.objects.create_user(invitation.email, name=invitation.name)
        keep_address(person=person)
        record_audit(by=None, action="open_account", record=person)
    return person


@transaction.atomic
def accept_invitation(*, invitation: Invitation, by: Person, keep_session: str = "") -> Grant:
    """Take the offered role; other sessions than `keep_session` end.

    ValidationError if it is no longer open or who invited may no longer give it.
    """
    invitation = _waiting(invitation, RequestState.OPEN)
    if not can(by, "accept", invitation):
        raise PermissionDenied(_("Diese Einladung gilt einer anderen Adresse."))
    if invitation.invited_by is not None and not may_give(invitation.invited_by, invitation.role, invitation.node):
        raise ValidationError(_("Diese Einladung gilt nicht mehr. Bitten Sie um eine neue."))
    grant = grant_role(
        person=by,
        node=invitation.node,
        role=Role(invitation.role),
        from_on=timezone.localdate(),
        until_on=invitation.until_on,
        by=None,
    )
    grant.granted_by = invitation.invited_by
    grant.save(update_fields=["granted_by"])
    if not by.name and invitation.name:
        by.name = invitation.name
        by.save(update_fields=["name"])
    _close(invitation, RequestState.ACCEPTED, by, "accept_invitation")
    end_sessions(person=by, except_key=keep_session)
    return grant


@transaction.atomic
def decline_invitation(*, invitation: Invitation, by: Person) -> Invitation:
    """Say no to an offered role."""
    invitation = _waiting(invitation, RequestState.OPEN)
    if not can(by, "accept", invitation):
        raise PermissionDenied(_("Diese Einladung gilt einer anderen Adresse."))
    return _close(invitation, RequestState.DECLINED, by, "decline_invitation")


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Person | None) -> Invitation:
    """Take an invitation back (None: the program itself); its link no longer opens anything."""
    invitation = _waiting(invitation, *WAITING)
    if by is not None and not can(by, "withdraw", invitation):
        raise PermissionDenied(_("Diese Einladung dürfen Sie nicht zurückziehen."))
    return _close(invitation, RequestState.WITHDRAWN, by, "withdraw_invitation")


@transaction.atomic
def decide_approval(*, invitation: Invitation, agrees: bool, by: Person, reason: str = "") -> Invitation:
    """The other house agrees, and the invitation goes out; or it does not, and who invited is told so."""
    invitation = _waiting(invitation, RequestState.NEEDS_APPROVAL)
    if not can(by, "approve", invitation):
        raise PermissionDenied(_("Darüber entscheidet die andere Organisation."))
    if not agrees:
        invitation.reason = reason.strip()
        _close(invitation, RequestState.DECLINED, by, "refuse_approval")
        letters.tell_refused(invitation)
        return invitation
    token = secrets.token_urlsafe(32)
    invitation.state = RequestState.OPEN
    invitation.token_hash = token_digest(token)
    invitation.expires_at = timezone.now() + VALID_FOR
    invitation.save(update_fields=["state", "token_hash", "expires_at"])
    record_audit(by=by, action="approve_invitation", record=invitation)
    letters.write_invitation(invitation, token)
    return invitation


def _waiting(invitation: Invitation, *states: RequestState) -> Invitation:
    """The invitation, held until the end of the transaction; ValidationError if it is in another state or too old."""
    invitations = Invitation.objects.unscoped("the caller has fetched it by right")
    held = invitations.select_for_update(of=("self",)).select_related("node", "invited_by").get(pk=invitation.pk)
    if held.state not in states or held.expires_at <= timezone.now():
        raise ValidationError(_("Diese Einladung ist nicht mehr offen."))
    return held


def _close(invitation: Invitation, state: RequestState, by: Person | None, action: str) -> Invitation:
    invitation.state, invitation.decided_by, invitation.decided_at = state, by, timezone.now()
    invitation.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    record_audit(by=by, action=action, record=invitation)
    invitation_closed.send(Invitation, invitation=invitation, by=by)
    return invitation
