"""What the library for second factors asks this installation."""

import base64
import hashlib

from allauth.core import context as present
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.accounts.models import Person
from wirnetz.accounts.rules import has_second_factor, must_have_second_factor
from wirnetz.accounts.views.adapter import WRONG_CODE
from wirnetz.core import installation


class FactorAdapter(DefaultMFAAdapter):
    """Our answers; secrets of authenticator apps and recovery codes are kept encrypted."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "unverified_email": gettext_lazy("Bestätigen Sie zuerst Ihre E-Mail-Adresse."),
        "cannot_delete_authenticator": gettext_lazy(
            "Ihre Rolle verlangt einen zweiten Faktor. Richten Sie zuerst einen anderen ein."
        ),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Codes für den Notfall gibt es, sobald ein zweiter Faktor eingerichtet ist."
        ),
    }

    def _get_site_name(self) -> str:
        return installation.name_of(installation.of_request(present.request))

    def get_totp_issuer(self) -> str:
        """The name under which the app lists the account."""
        return self._get_site_name()

    def encrypt(self, text: str) -> str:
        """As it is stored."""
        return _vault().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """As it is used; a secret that this installation did not encrypt is replaced by a random one."""
        try:
            return _vault().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return generate_totp_secret()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last second factor of somebody who has to have one stays."""
        person: Person = authenticator.user
        others = Authenticator.objects.filter(user=person).exclude(pk=authenticator.pk)
        is_last = has_second_factor(person) and not others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
        return not (is_last and must_have_second_factor(person))

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:
        """What a passkey is called until its owner names it."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return _("Passkey") if not count else _("Passkey %d") % (count + 1)


def _vault() -> Fernet:
    key = hashlib.sha256(b"wirnetz.second-factor\0" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
