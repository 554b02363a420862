"""What this room hears: from the sign-in library, and about its own records."""

import time
from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from wirnetz.accounts.actions import end_sessions, record_audit
from wirnetz.accounts.models import Person
from wirnetz.accounts.rules import SECOND_FACTORS
from wirnetz.core.client_address import shortened_address


@receiver(user_logged_in)
def note_begin(sender: type[Person], request: HttpRequest, user: Person, **kwargs: Any) -> None:
    """From here on the session's hours are counted."""
    request.session["began_at"] = request.session["seen_at"] = int(time.time())


@receiver(pre_save, sender=UserSession)
def shorten_address(sender: type[UserSession], instance: UserSession, **kwargs: Any) -> None:
    """Where somebody signed in from is kept without the part that names a household."""
    instance.ip = shortened_address(str(instance.ip))


@receiver(post_save, sender=Person)
def follow_address(sender: type[Person], instance: Person, created: bool, **kwargs: Any) -> None:
    """A person whose address was changed outside of the sign-in can no longer come in by the old one."""
    if not created:
        EmailAddress.objects.filter(user=instance, primary=True).exclude(email=instance.email).delete()


@receiver(email_changed)
def after_new_address(
    sender: Any, request: HttpRequest, user: Person, from_email_address: EmailAddress | None, **kwargs: Any
) -> None:
    """A new address ends all other sessions. The first confirmation of an address is no change."""
    if from_email_address is not None:
        end_sessions(person=user, except_key=request.session.session_key or "")
        record_audit(by=user, action="change_email", record=user)


@receiver(authenticator_added)
def after_new_factor(
    sender: Any, request: HttpRequest, user: Person, authenticator: Authenticator, **kwargs: Any
) -> None:
    """A new second factor ends all other sessions."""
    if authenticator.type in SECOND_FACTORS:
        _factors_changed(request, user, authenticator, "add_second_factor")


@receiver(authenticator_removed)
@receiver(authenticator_reset)
def after_lost_factor(
    sender: Any, request: HttpRequest, user: Person, authenticator: Authenticator, **kwargs: Any
) -> None:
    """A second factor that goes, and new recovery codes, end all other sessions."""
    is_removed = authenticator.type in SECOND_FACTORS
    _factors_changed(request, user, authenticator, "remove_second_factor" if is_removed else "renew_recovery_codes")


def _factors_changed(request: HttpRequest, user: Person, authenticator: Authenticator, action: str) -> None:
    request.session.pop("has_second_factor", None)
    end_sessions(person=user, except_key=request.session.session_key or "")
    record_audit(by=user, action=action, record=user, details={"type": authenticator.type})
