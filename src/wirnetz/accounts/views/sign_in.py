"""Signing in by a code, signing up, signing out."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.stagekit import clear_login
from allauth.account.views import (
    AccountInactiveView,
    ConfirmEmailVerificationCodeView,
    ConfirmLoginCodeView,
    LogoutView,
    RequestLoginCodeView,
    SignupView,
)
from allauth.socialaccount.adapter import get_adapter as get_service_adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.actions import keep_address
from wirnetz.accounts.forms import AddressCodeForm, SignInCodeForm, SignInForm, SignUpForm
from wirnetz.accounts.views.adapter import WRONG_CODE
from wirnetz.accounts.views.limited import asking_limited, entering_limited
from wirnetz.core.steady import steady


class SignInView(RequestLoginCodeView):
    """One field: where the code goes. Below it the ways without a code."""

    template_name = "accounts/sign_in.html"
    form_class = SignInForm

    def get_initial(self) -> dict[str, Any]:
        """The address of an invitation that was just opened."""
        return {"email": self.request.session.get("sign_in_address", ""), **super().get_initial()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page needs: other ways in, and whether mails leave the house."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["services"] = get_service_adapter().list_apps(self.request)
        context["sends_mail"] = bool(settings.SMTP)
        return context


class SignInCodeView(ConfirmLoginCodeView):
    """The code. A wrong, old, used or foreign one gets the same sentence."""

    template_name = "accounts/sign_in_code.html"
    form_class = SignInCodeForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether mails leave the house."""
        return {**super().get_context_data(**kwargs), "sends_mail": bool(settings.SMTP)}

    def _verify_form_valid(self, form: SignInCodeForm) -> HttpResponse:
        keep_address(person=self._process.user, is_verified=True)
        return super()._verify_form_valid(form)


class SignUpView(SignupView):
    """Name and address; whether the address is known is said to its reader only."""

    template_name = "accounts/sign_up.html"
    template_name_signup_closed = "accounts/sign_up_closed.html"
    form_class = SignUpForm


class AddressCodeView(ConfirmEmailVerificationCodeView):
    """The code to a new address: of a new account, or of somebody who changes theirs."""

    template_name = "accounts/address_code.html"
    form_class = AddressCodeForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether mails leave the house."""
        return {**super().get_context_data(**kwargs), "sends_mail": bool(settings.SMTP)}

    def _verify_form_valid(self, form: AddressCodeForm) -> HttpResponse:
        if self.stage and self._process.user:  # a new account: its first code counts like any other
            record_authentication(self.request, self._process.user, "code", email=self._process.email)
        return super()._verify_form_valid(form)


@never_cache
@require_safe
def start_over(request: HttpRequest) -> HttpResponse:
    """Forget a sign-in that was begun. If the visitor did not ask for it, the code was no good: they learn so."""
    clear_login(request)
    if "neu" not in request.GET and not messages.get_messages(request):
        messages.error(request, str(WRONG_CODE))
    back = request.GET.get("next")
    return HttpResponseRedirect(reverse("account_login") + (f"?{urlencode({'next': back})}" if back else ""))


sign_in = steady(asking_limited(SignInView.as_view()))
sign_in_code = steady(entering_limited(SignInCodeView.as_view()))
sign_up = steady(asking_limited(SignUpView.as_view()))
address_code = steady(entering_limited(AddressCodeView.as_view()))
sign_out = require_http_methods(["POST"])(LogoutView.as_view())
inactive = AccountInactiveView.as_view(template_name="accounts/inactive.html")
