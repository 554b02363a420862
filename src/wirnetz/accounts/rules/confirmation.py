"""Whether somebody has to show once more that it is them, before something that cannot be taken back."""

import time

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from wirnetz.accounts.enums import ROLES_WITH_SECOND_FACTOR, NodeKind, Role
from wirnetz.accounts.models import Person
from wirnetz.accounts.rules.holding import running_grants
from wirnetz.accounts.rules.pair import Visitor

CONFIRMED_FOR_SECONDS = 10 * 60
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(visitor: Visitor) -> bool:
    """Whether `visitor` has an authenticator app or a passkey; recovery codes alone do not count."""
    return isinstance(visitor, Person) and Authenticator.objects.filter(user=visitor, type__in=SECOND_FACTORS).exists()


def must_have_second_factor(visitor: Visitor) -> bool:
    """Whether `visitor` holds a role today that nobody may use without a second factor."""
    held = running_grants(visitor, on=timezone.localdate())
    edits_for_all = Q(role=Role.EDITING, node__kind=NodeKind.ALLIANCE)
    return held.filter(Q(role__in=ROLES_WITH_SECOND_FACTOR) | edits_for_all).exists()


def needs_confirmation(request: HttpRequest) -> bool:
    """Whether the visitor has to confirm first that it is them.

    They need not if within ten minutes they used their second factor or passkey in this session, or, having none,
    a code by e-mail. People who have to have a second factor and have none yet need to, always.
    """
    visitor = request.user
    if not isinstance(visitor, Person):
        return True
    if has_second_factor(visitor):
        return not has_shown(request, "mfa")
    return must_have_second_factor(visitor) or not has_shown(request, "mfa", "code")


def has_shown(request: HttpRequest, *ways: str) -> bool:
    """Whether the visitor came in or confirmed in one of `ways` within ten minutes, in this session."""
    since = time.time() - CONFIRMED_FOR_SECONDS
    return any(
        record.get("method") in ways and record.get("at", 0) > since
        for record in get_authentication_records(request, request.user)
    )
