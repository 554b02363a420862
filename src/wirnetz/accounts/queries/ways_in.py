"""Questions about invitations and requests to join."""

import hashlib

from django.db.models import QuerySet

from wirnetz.accounts.enums import RequestState
from wirnetz.accounts.models import Invitation, JoinRequest, Node, Person

WAITING = (RequestState.OPEN, RequestState.NEEDS_APPROVAL)


def token_digest(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_with_token(token: str) -> Invitation | None:
    """The invitation that this token opens, whatever became of it."""
    invitations = Invitation.objects.unscoped("the token is the right to the invitation")
    return invitations.filter(token_hash=token_digest(token)).select_related("node", "invited_by").first()


def invitations_below(node: Node) -> QuerySet[Invitation]:
    """Invitations to `node` and below it that still wait, newest first."""
    found = Invitation.objects.filter(node__path__below=str(node.path), state__in=WAITING)
    return found.select_related("node", "approval_node").order_by("-pk")


def invitations_to_approve(node: Node) -> QuerySet[Invitation]:
    """Invitations of others to people of the house `node`, that wait for its approval."""
    found = Invitation.objects.filter(approval_node=node, state=RequestState.NEEDS_APPROVAL)
    return found.select_related("node", "invited_by").order_by("pk")


def invitations_to(person: Person) -> QuerySet[Invitation]:
    """Invitations to the person's address that wait for their answer."""
    found = Invitation.objects.filter(email=person.email, state=RequestState.OPEN)
    return found.select_related("node").order_by("-pk")


def requests_below(node: Node) -> QuerySet[JoinRequest]:
    """Requests to join `node` or a place below it that wait for a decision, oldest first."""
    found = JoinRequest.objects.filter(node__path__below=str(node.path), state=RequestState.OPEN)
    return found.select_related("person", "node").order_by("pk")


def requests_of(person: Person) -> QuerySet[JoinRequest]:
    """What a person has asked for, newest first."""
    return JoinRequest.objects.filter(person=person).select_related("node").order_by("-pk")
