"""Whether somebody can come in as administrator at all."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils import timezone

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Person
from wirnetz.accounts.queries.grants import grants_on


def needs_first_access() -> bool:
    """Whether the operator should get a link: nobody runs the alliance, or no code can reach who does.

    Without a mail server codes lie in the outbox, which only somebody signed in can read; a passkey needs none.
    """
    running = grants_on(timezone.localdate()).unscoped("whether the alliance has an administrator")
    held = running.filter(node__kind=NodeKind.ALLIANCE, role=Role.ADMINISTRATION)
    administrators = Person.objects.filter(is_active=True, pk__in=held.values("person"))
    if not administrators.exists():
        return True
    passkeys = Authenticator.objects.filter(user__in=administrators, type=Authenticator.Type.WEBAUTHN)
    return not settings.SMTP and not passkeys.exists()
