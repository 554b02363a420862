"""A test client with a session as after a full sign-in: `sign_in(client, person)`."""

import time

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from wirnetz.accounts.models import Person

OWNER_KEY = "account_authentication_methods_user"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def sign_in(
    client: Client, person: Person, *, second_factor: bool = True, confirmed: bool = True, hours: float = 0
) -> Client:
    """Sign `person` in. With `second_factor` they have an authenticator app and have just used it.

    `confirmed=False` puts the sign-in an hour back, so that pages behind a confirmation ask for one; `hours` puts it
    ahead, for tests that take longer than a confirmation lasts.
    """
    client.force_login(person)
    at = time.time() + (hours if confirmed else -1) * 3600
    records = [{"method": "code", "at": at, "email": person.email}]
    if second_factor:
        app = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).first()
        app = app or TOTP.activate(person, SECRET).instance
        records.append({"method": "mfa", "at": at, "id": app.pk, "type": "totp"})
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = records
    session[OWNER_KEY] = str(person.pk)
    session.save()
    return client
