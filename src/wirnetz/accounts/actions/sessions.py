"""Sessions and ways in of a person."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import transaction

from wirnetz.accounts.actions.audit import record_audit
from wirnetz.accounts.models import Person


@transaction.atomic
def end_sessions(*, person: Person, except_key: str = "") -> int:
    """Sign `person` out everywhere, but for the session `except_key`; how many sessions that were.

    To be called whenever rights, address or second factor change.
    """
    others = UserSession.objects.filter(user=person).exclude(session_key=except_key)
    for session in others:
        session.end()
    return len(others)


@transaction.atomic
def keep_address(*, person: Person, is_verified: bool = False) -> EmailAddress:
    """The sign-in library's own record of the person's address; without one it would ask for a second code."""
    address, _ = EmailAddress.objects.get_or_create(
        user=person, email=person.email, defaults={"verified": is_verified, "primary": True}
    )
    if is_verified and not address.verified:
        address.verified = address.primary = True
        address.save(update_fields=["verified", "primary"])
    return address


@transaction.atomic
def remove_second_factors(*, person: Person, by: Person | None) -> int:
    """Forget passkeys, app and emergency codes of somebody who has lost them all, and end all sessions; how many."""
    factors = Authenticator.objects.filter(user=person)
    count = factors.exclude(type=Authenticator.Type.RECOVERY_CODES).count()
    factors.delete()
    end_sessions(person=person)
    record_audit(by=by, action="remove_second_factors", record=person, details={"count": count})
    return count


@transaction.atomic
def close_ways_in(*, person: Person) -> None:
    """End all sessions of `person` and forget addresses, second factors and connected sign-in services."""
    end_sessions(person=person)
    for model in (EmailAddress, Authenticator, SocialAccount):
        model.objects.filter(user=person).delete()


@transaction.atomic
def disconnect_service(*, connected: SocialAccount, by: Person) -> None:
    """A sign-in service no longer opens the account."""
    connected.delete()
    record_audit(by=by, action="disconnect_service", record=by, details={"service": connected.provider})
