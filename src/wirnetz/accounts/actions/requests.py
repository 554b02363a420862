"""Asking to join, and deciding about it."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import letters
from wirnetz.accounts.actions.audit import record_audit
from wirnetz.accounts.actions.grants import grant_role
from wirnetz.accounts.actions.invitations import invite
from wirnetz.accounts.enums import RequestState, Role
from wirnetz.accounts.models import Invitation, JoinRequest, Node, Person
from wirnetz.accounts.queries import grants_on, house_to_ask
from wirnetz.accounts.queries.ways_in import WAITING
from wirnetz.accounts.rules import HOUSE_ROLES, can

MOST_OPEN = 5


@transaction.atomic
def ask_to_join(*, node: Node, by: Person, message: str = "", role: Role = Role.PARTICIPATION) -> JoinRequest:
    """Ask for a role at `node`; who runs the place is told. Asking twice is asking once."""
    if role not in HOUSE_ROLES:
        raise ValidationError(_("Um diese Rolle kann man nicht bitten."))
    today = timezone.localdate()
    if grants_on(today).unscoped("whether they work there").filter(person=by, node=node, role=role).exists():
        raise ValidationError(_("Dort arbeiten Sie schon mit."))
    mine = JoinRequest.objects.unscoped("one's own requests").filter(person=by, state=RequestState.OPEN)
    waiting = mine.filter(node=node).first()
    if waiting is not None:
        return waiting
    if mine.count() >= MOST_OPEN:
        raise ValidationError(_("Fünf Ihrer Bitten warten noch auf Antwort. Ziehen Sie zuerst eine davon zurück."))
    request = JoinRequest.objects.create(person=by, node=node, role=role, message=message.strip())
    record_audit(by=by, action="ask_to_join", record=request, details={"node": node.pk, "role": role})
    letters.announce_request(request)
    return request


@transaction.atomic
def decide_join_request(
    *,
    request: JoinRequest,
    accepts: bool,
    by: Person,
    role: Role | None = None,
    reason: str = "",
    until_on: date | None = None,
) -> JoinRequest:
    """Let somebody in, perhaps with another role than asked for, or do not; they are told.

    Somebody of another house is invited instead, so that their house is asked first.
    """
    request = _open(request)
    if role is not None:
        request.role = role
    if not can(by, "decide", request):
        raise PermissionDenied(_("Darüber dürfen Sie nicht entscheiden."))
    request.state = RequestState.ACCEPTED if accepts else RequestState.DECLINED
    request.decided_by, request.decided_at, request.reason = by, timezone.now(), reason.strip()
    request.save(update_fields=["role", "state", "decided_by", "decided_at", "reason"])
    record_audit(by=by, action="decide_join_request", record=request, details={"accepts": accepts})
    if not accepts:
        letters.answer_request(request, is_accepted=False)
    elif house_to_ask(email=request.person.email, node=request.node, by=by):
        invite(email=request.person.email, node=request.node, role=Role(request.role), by=by, until_on=until_on)
    else:
        grant_role(
            person=request.person,
            node=request.node,
            role=Role(request.role),
            from_on=timezone.localdate(),
            until_on=until_on,
            by=by,
        )
        letters.answer_request(request, is_accepted=True)
    return request


@transaction.atomic
def withdraw_join_request(*, request: JoinRequest, by: Person) -> JoinRequest:
    """Take back what one has asked for."""
    request = _open(request)
    if not can(by, "withdraw", request):
        raise PermissionDenied(_("Diese Bitte ist nicht Ihre."))
    request.state, request.decided_by, request.decided_at = RequestState.WITHDRAWN, by, timezone.now()
    request.save(update_fields=["state", "decided_by", "decided_at"])
    record_audit(by=by, action="withdraw_join_request", record=request)
    return request


@transaction.atomic
def close_ways_into(*, node: Node, by: Person | None) -> int:
    """Withdraw open invitations and decline open requests at `node` and below it; how many. For ended houses."""
    below = {"node__path__below": str(node.path)}
    invitations = Invitation.objects.unscoped("the house has ended").filter(state__in=WAITING, **below)
    requests = JoinRequest.objects.unscoped("the house has ended").filter(state=RequestState.OPEN, **below)
    now = timezone.now()
    closed = invitations.update(state=RequestState.WITHDRAWN, decided_by=by, decided_at=now)
    return closed + requests.update(state=RequestState.DECLINED, decided_by=by, decided_at=now)


def _open(request: JoinRequest) -> JoinRequest:
    requests = JoinRequest.objects.unscoped("the caller has fetched it by right")
    held = requests.select_for_update(of=("self",)).select_related("node", "person").get(pk=request.pk)
    if held.state != RequestState.OPEN:
        raise ValidationError(_("Diese Bitte ist nicht mehr offen."))
    return held
