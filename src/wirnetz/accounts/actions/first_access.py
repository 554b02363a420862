"""The one-time link for the first administrator, and for an operator whom nobody can send a code to."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from wirnetz.accounts.actions.audit import record_audit
from wirnetz.accounts.actions.grants import grant_role
from wirnetz.accounts.actions.sessions import keep_address
from wirnetz.accounts.actions.tree import add_node
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node, Person, SignInLink
from wirnetz.core.guarded import GuardedQuerySet

VALID_FOR = timedelta(hours=24)


@dataclass(frozen=True)
class FirstAccess:
    """Who was made administrator; `enters` if the link alone lets them in.

    Somebody who has signed in before without running the alliance shows a code as always: whoever holds the link
    must not enter other people's accounts by naming their address.
    """

    person: Person
    enters: bool


class LinkUnusable(Exception):
    """The link was used, is too old, or never existed; or the address belongs to somebody who may not come in."""


@transaction.atomic
def make_sign_in_link(*, by: Person | None = None) -> str:
    """A new address that lets its reader in as administrator of the alliance: once, within 24 hours.

    Only its digest is stored, so it is shown now or never.
    """
    token = secrets.token_urlsafe(32)
    link = SignInLink.objects.create(token_hash=digest(token), expires_at=timezone.now() + VALID_FOR)
    record_audit(by=by, action="make_sign_in_link", record=link)
    return settings.BASE_URL + reverse("accounts:first_access", args=[token])


def digest(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_links(token: str) -> GuardedQuerySet[SignInLink]:
    """The link of this token if it can still be used."""
    links = SignInLink.objects.unscoped("the token is the right to the link")
    return links.filter(token_hash=digest(token), used_at__isnull=True, expires_at__gt=timezone.now())


@transaction.atomic
def use_sign_in_link(*, token: str, name: str, email: str) -> FirstAccess:
    """Let the reader of the link in as administrator: finds or makes the person, grants the role, spends the link."""
    link = open_links(token).select_for_update().first()
    if link is None:
        raise LinkUnusable
    person = Person.objects.filter(email=email.strip().lower()).first()
    if person is None:
        person = Person.objects.create_user(email, name=name)
    elif not person.is_active:
        raise LinkUnusable
    elif not person.name:
        person.name = name
        person.save(update_fields=["name"])
    was_administrator = not _make_administrator(person)
    enters = was_administrator or person.last_login is None
    if enters:
        keep_address(person=person, is_verified=True)  # the operator vouches for it
    link.used_at, link.used_by = timezone.now(), person
    link.save(update_fields=["used_at", "used_by"])
    record_audit(by=person, action="use_sign_in_link", record=link)
    return FirstAccess(person, enters)


def _make_administrator(person: Person) -> bool:
    """Grant the role; False if the person has it already."""
    alliance = Node.objects.filter(kind=NodeKind.ALLIANCE).first() or add_node(kind=NodeKind.ALLIANCE, parent=None)
    today = timezone.localdate()
    grants = Grant.objects.unscoped("whether the person has this very role already")
    held = grants.filter(person=person, node=alliance, role=Role.ADMINISTRATION, from_on__lte=today)
    if held.exclude(until_on__lt=today).exists():
        return False
    grant_role(person=person, node=alliance, role=Role.ADMINISTRATION, from_on=today, until_on=None, by=None)
    return True
