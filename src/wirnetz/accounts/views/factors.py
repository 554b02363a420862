"""Second factors: passkeys, authenticator app, codes for an emergency."""

import json
import time
from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.core.internal.httpkit import authenticated_user
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import AddWebAuthnView, EditWebAuthnView, LoginWebAuthnView, RemoveWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _

from wirnetz.accounts.forms import AppForm, FactorForm, PasskeyForm, PasskeyNameForm, PasskeySignInForm
from wirnetz.accounts.rules import must_have_second_factor
from wirnetz.accounts.views.factor_adapter import FactorAdapter
from wirnetz.accounts.views.limited import entering_limited
from wirnetz.accounts.views.providers import services_of


class FactorsView(IndexView):
    """What is set up, and what can be added."""

    template_name = "accounts/factors.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The second factors in plain lists."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        found = context["authenticators"]
        recovery = found.get(Authenticator.Type.RECOVERY_CODES)
        return {
            **context,
            "passkeys": [passkey.instance for passkey in found.get(Authenticator.Type.WEBAUTHN, [])],
            "app": found.get(Authenticator.Type.TOTP),
            "codes_left": len(recovery.get_unused_codes()) if recovery else None,
            "is_needed": must_have_second_factor(self.request.user),
            "has_factor": bool(set(found) - {Authenticator.Type.RECOVERY_CODES}),
            "services": services_of(self.request),
            "goes_on_to": self.request.session.get("after_second_factor") or "",
        }


class AppView(ActivateTOTPView):
    """Scan, then enter a first code."""

    template_name = "accounts/app.html"
    form_class = AppForm

    def form_valid(self, form: AppForm) -> HttpResponse:
        """As the library's; the code has shown that the app is at hand."""
        response: HttpResponse = super().form_valid(form)
        _note_confirmation(self.request, Authenticator.Type.TOTP)
        return response


class AppRemoveView(DeactivateTOTPView):
    """The app no longer counts."""

    template_name = "accounts/app_remove.html"


class CodesView(ViewRecoveryCodesView):
    """The codes for an emergency: shown once, to be printed."""

    template_name = "accounts/emergency_codes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """And where the visitor was on the way to."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        start = resolve_url(settings.LOGIN_REDIRECT_URL)
        return {**context, "goes_on_to": self.request.session.get("after_second_factor") or start}


class CodesRenewView(GenerateRecoveryCodesView):
    """New codes; the old ones no longer count."""

    template_name = "accounts/emergency_codes_renew.html"


class PasskeyAddView(AddWebAuthnView):
    """A passkey on this device or in a password safe; it can always sign in by itself."""

    template_name = "accounts/passkey_add.html"
    form_class = PasskeyForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the browser is asked."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["options"] = json.dumps(begin_registration(authenticated_user(self.request), True))
        return context

    def form_valid(self, form: PasskeyForm) -> HttpResponse:
        """As the library's; making the passkey has shown that it is at hand."""
        response: HttpResponse = super().form_valid(form)
        _note_confirmation(self.request, Authenticator.Type.WEBAUTHN)
        return response

    def form_invalid(self, form: PasskeyForm) -> HttpResponse:
        """The browser's answer did not fit; a hidden field cannot say so."""
        messages.error(self.request, _("Der Passkey wurde nicht angenommen. Versuchen Sie es noch einmal."))
        return HttpResponseRedirect(self.request.path)


class PasskeyEditView(EditWebAuthnView):
    """Another name for a passkey."""

    template_name = "accounts/passkey_edit.html"
    form_class = PasskeyNameForm
    success_url = reverse_lazy("mfa_index")


class PasskeyRemoveView(RemoveWebAuthnView):
    """The passkey no longer counts; the last second factor of somebody who needs one stays."""

    template_name = "accounts/passkey_remove.html"
    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        """As the library's, if it may go."""
        adapter = FactorAdapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            messages.error(self.request, str(adapter.error_messages["cannot_delete_authenticator"]))
            return HttpResponseRedirect(reverse("mfa_index"))
        return super().form_valid(form)


class SecondFactorView(AuthenticateView):
    """The second factor while signing in."""

    template_name = "accounts/second_factor.html"
    form_class = FactorForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the browser is asked, if there is a passkey to ask for."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        mine = set(Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True))
        has_passkey = Authenticator.Type.WEBAUTHN in mine
        context["options"] = json.dumps(context["js_data"]["request_options"]) if has_passkey else ""
        context["has_app"] = Authenticator.Type.TOTP in mine
        return context


class PasskeySignInView(LoginWebAuthnView):
    """Signing in by a passkey alone; a wrong one leads back to the sign-in page."""

    form_class = PasskeySignInForm


def _note_confirmation(request: HttpRequest, kind: str) -> None:
    records = get_authentication_records(request, request.user)
    newest = Authenticator.objects.filter(user=request.user, type=kind).latest("pk")
    record = {"method": "mfa", "at": time.time(), "id": newest.pk, "type": str(newest.type)}
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [*records, record]


factors = FactorsView.as_view()
app = AppView.as_view()
app_remove = AppRemoveView.as_view()
codes = CodesView.as_view()
codes_renew = CodesRenewView.as_view()
passkey_add = PasskeyAddView.as_view()
passkey_edit = PasskeyEditView.as_view()
passkey_remove = PasskeyRemoveView.as_view()
second_factor = entering_limited(SecondFactorView.as_view())
passkey_sign_in = entering_limited(PasskeySignInView.as_view())
