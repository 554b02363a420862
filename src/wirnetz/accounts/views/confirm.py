"""Confirming that it is oneself, before something that cannot be taken back."""

import json
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.account.utils import get_next_redirect_url, passthrough_next_redirect_url
from allauth.account.views import ConfirmReauthenticationCodeView, RequestReauthenticationCodeView
from allauth.mfa.base.views import ReauthenticateView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wirnetz.accounts.actions import keep_address
from wirnetz.accounts.forms import ConfirmCodeForm, ConfirmFactorForm
from wirnetz.accounts.models import Person
from wirnetz.accounts.rules import has_second_factor, must_have_second_factor
from wirnetz.accounts.views.limited import asking_limited, entering_limited
from wirnetz.core.stepup import waiting_act, way_to_confirm


@never_cache
@login_required
@require_safe
def confirm(request: HttpRequest) -> HttpResponse:
    """To the first way in which this visitor can confirm: passkey, app, or a code by e-mail."""
    person = request.user
    if not has_second_factor(person) and must_have_second_factor(person):
        request.session["after_second_factor"] = get_next_redirect_url(request) or ""
        return HttpResponseRedirect(reverse("mfa_index"))
    methods = get_adapter().get_reauthentication_methods(person)
    if not methods and isinstance(person, Person):
        keep_address(person=person, is_verified=True)  # it is the address that they sign in with
        methods = get_adapter().get_reauthentication_methods(person)
    return HttpResponseRedirect(passthrough_next_redirect_url(request, methods[0]["url"], "next"))


@never_cache
@login_required
@require_safe
def resume(request: HttpRequest) -> HttpResponse:
    """What the visitor wanted to do before the confirmation. Reading does nothing; the button sends the form."""
    act = waiting_act(request)
    if act is None:
        messages.info(request, _("Hier wartet nichts mehr auf Sie. Was Sie vorhatten, rufen Sie bitte neu auf."))
        return redirect(settings.LOGIN_REDIRECT_URL)
    return way_to_confirm(request) or render(request, "accounts/resume.html", {"act": act})


class _NothingCarriedAlong:
    """A form that was sent before the confirmation is not sent by itself afterwards; the visitor is told so."""

    request: HttpRequest

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Drop what the library keeps of that form."""
        if "request" in request.session.get(STATE_SESSION_KEY, {}):
            del request.session[STATE_SESSION_KEY]
            messages.warning(request, _("Gesendet wurde noch nichts. Danach sehen Sie das Formular wieder."))
        return super().get(request, *args, **kwargs)  # type: ignore[misc]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which other ways there are."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        context["others"] = {method["id"]: method["url"] for method in context.get("reauthentication_alternatives", [])}
        return context


class ConfirmByFactorView(_NothingCarriedAlong, ReauthenticateView):
    """By the code of an app."""

    template_name = "accounts/confirm_factor.html"
    form_class = ConfirmFactorForm


class ConfirmByPasskeyView(_NothingCarriedAlong, ReauthenticateWebAuthnView):
    """By a passkey."""

    template_name = "accounts/confirm_passkey.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the browser is asked."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["options"] = json.dumps(context["js_data"]["request_options"])
        return context

    def form_invalid(self, form: Any) -> HttpResponse:
        """Once more."""
        messages.error(self.request, _("Der Passkey wurde nicht bestätigt. Versuchen Sie es noch einmal."))
        return HttpResponseRedirect(self.request.get_full_path())


class ConfirmBySendingView(_NothingCarriedAlong, RequestReauthenticationCodeView):
    """By a code: first it has to be sent."""

    template_name = "accounts/confirm_send.html"


class ConfirmByCodeView(ConfirmReauthenticationCodeView):
    """By a code: then it has to be entered."""

    template_name = "accounts/confirm_code.html"
    form_class = ConfirmCodeForm


confirm_factor = entering_limited(ConfirmByFactorView.as_view())
confirm_passkey = entering_limited(ConfirmByPasskeyView.as_view())
confirm_send = asking_limited(ConfirmBySendingView.as_view())
confirm_code = entering_limited(ConfirmByCodeView.as_view())
