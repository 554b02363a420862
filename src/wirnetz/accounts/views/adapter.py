"""What the sign-in library asks this installation: texts, mails, where to, who may come in."""

import re
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as present
from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.accounts.rules import has_second_factor, has_shown, needs_confirmation
from wirnetz.accounts.views.provider_adapter import connect_waiting_service
from wirnetz.core import installation
from wirnetz.core.client_address import client_address
from wirnetz.core.mail import send_mail

OWN_PATH = re.compile(r"/(?![/\\])[^\x00-\x20\\]*")
WRONG_CODE = _("Dieser Code gilt nicht. Vielleicht ist er zu alt, schon benutzt oder vertippt.")
MESSAGES = {
    "logged_out": _("Sie sind abgemeldet."),
    "email_confirmed": _("Ihre E-Mail-Adresse ist bestätigt."),
    "totp_activated": _("Ihre App ist eingerichtet. Andere Sitzungen wurden beendet."),
    "totp_deactivated": _("Die App gilt nicht mehr als zweiter Faktor. Andere Sitzungen wurden beendet."),
    "webauthn_added": _("Ihr Passkey ist eingerichtet. Andere Sitzungen wurden beendet."),
    "webauthn_removed": _("Der Passkey gilt nicht mehr. Andere Sitzungen wurden beendet."),
    "sessions_logged_out": _("Alle anderen Sitzungen sind beendet."),
    "account_connected": _("Der Anmeldedienst ist mit Ihrem Konto verbunden."),
    "account_disconnected": _("Der Anmeldedienst ist nicht mehr mit Ihrem Konto verbunden."),
    "account_connected_other": _("Dieser Anmeldedienst ist schon mit einem anderen Konto verbunden."),
}
"""What the library tells after something was done; what is not listed here is said by the page itself."""
CODE_MAILS = {"login_code", "email_confirmation", "email_confirmation_signup"}


class Adapter(DefaultAccountAdapter):
    """Our answers; everything that is not answered here is the library's way."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Mit diesem Konto kann sich niemand anmelden."),
        "duplicate_email": _("Das ist schon Ihre Adresse."),
        "email_taken": WRONG_CODE,
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": _("Der Code gilt nicht mehr. Fordern Sie einen neuen an."),
        "rate_limited": _("Das waren viele Versuche in kurzer Zeit. Bitte warten Sie einige Minuten."),
        "same_as_current": _("Das ist schon Ihre Adresse."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the library's mail in our words into the outbox: first line of the template is the subject."""
        name = template_prefix.rpartition("/")[2]
        here = installation.current()
        words = {
            **context,
            "email": email,
            "site_name": installation.name_of(here),
            "base_url": settings.BASE_URL,
            "minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60,
            "operator_email": here.operator_email,
            "accepts_requests": here.accepts_requests,
        }
        subject, _line, text = render_to_string(f"accounts/mail/{name}.txt", words).strip().partition("\n")
        kind = "sign_in_code" if name in CODE_MAILS else "account_notice"
        send_mail(to=email, subject=subject, text=text.strip() + "\n", kind=kind)

    def add_message(  # noqa: PLR0917 - the library's own order
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words, or leave it to the page."""
        name = (message_template or "").rpartition("/")[2].removesuffix(".txt")
        said = message or MESSAGES.get(name)
        if said:
            messages.add_message(request, level, str(said), extra_tags=extra_tags)

    def send_account_already_exists_mail(self, email: str) -> None:
        """To whoever signs up with an address that has an account; the page says nothing of it."""
        self.send_mail("account/email/account_already_exists", email, {})

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether people without invitation may make an account."""
        return installation.of_request(request).accepts_requests

    def save_user(self, request: HttpRequest, user: Person, form: Form, commit: bool = True) -> Person:
        """A new account has a name and no password."""
        user.name = form.cleaned_data.get("name", "")
        saved: Person = super().save_user(request, user, form, commit=commit)
        return saved

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where people go after signing in."""
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def is_safe_url(self, url: str) -> bool:
        """Paths of this installation and nothing else."""
        return bool(OWN_PATH.fullmatch(url)) and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address of the client as the whole product sees it."""
        return client_address(request)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Our ten minutes. Who is just setting up their first second factor needs no second code."""
        request = present.request
        if not has_second_factor(request.user):
            return not has_shown(request, "code", "link", "socialaccount")
        return needs_confirmation(request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Passkey first, then the app; a code by e-mail only for people without a second factor."""
        methods = super().get_reauthentication_methods(user)
        factors = [method for method in methods if method["id"].startswith("mfa")]
        return list(reversed(factors)) if has_second_factor(user) else methods

    def post_login(self, request: HttpRequest, user: Person, **hints: Any) -> HttpResponse:
        """After a full sign-in a service that was waiting for it is connected."""
        response: HttpResponse = super().post_login(request, user, **hints)
        connect_waiting_service(request, user)
        return response
