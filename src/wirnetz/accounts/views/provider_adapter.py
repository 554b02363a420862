"""Who may come in by a partner's identity provider (OIDC)."""

from typing import Any

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from wirnetz.accounts.models import Person
from wirnetz.accounts.queries import has_open_invitation, person_with_address

WAITING_SERVICE = "service_to_connect"


class ServiceAdapter(DefaultSocialAccountAdapter):
    """A service that is not connected yet lets nobody in by itself.

    If it vouches for an address that has an account here, or an invitation, that address gets a code once; the code
    connects the service. So a provider that claims foreign addresses opens no foreign account.
    """

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let connected services in, connect on request, and send all others to the code."""
        if sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            return
        email = next((each.email.lower() for each in sociallogin.email_addresses if each.verified), "")
        person = person_with_address(email)
        if person is None and not (email and has_open_invitation(email)):
            messages.error(
                request,
                _("Über diesen Anmeldedienst kommt nur herein, wer hier schon ein Konto oder eine Einladung hat."),
            )
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login")))
        request.session[WAITING_SERVICE] = {"email": email, "login": sociallogin.serialize()}
        if person is None:
            raise ImmediateHttpResponse(
                HttpResponseRedirect(f"{reverse('account_signup')}?{urlencode({'email': email})}")
            )
        LoginCodeVerificationProcess.initiate(request=request, user=person, email=email)
        messages.info(
            request,
            _("Noch ist der Dienst nicht mit Ihrem Konto verbunden. Einmal braucht es dafür einen Code."),
        )
        raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_confirm_login_code")))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Accounts are not made on a provider's word alone."""
        return False

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        """Back to one's second factors and services."""
        return reverse("mfa_index")

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Back to the sign-in page, where the other ways are."""
        messages.error(request, _("Der Anmeldedienst hat Sie nicht hereingelassen. Es geht auch mit einem Code."))
        raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login")))


def connect_waiting_service(request: HttpRequest, person: Person) -> bool:
    """After a code was entered: connect the service that waits for it, if it vouched for this very address."""
    waiting = request.session.pop(WAITING_SERVICE, None)
    if not waiting or waiting["email"] != person.email:
        return False
    login = SocialLogin.deserialize(waiting["login"])
    login.lookup()
    if login.is_existing:
        return False
    login.connect(request, person)
    messages.success(request, _("Der Anmeldedienst ist jetzt mit Ihrem Konto verbunden."))
    return True
