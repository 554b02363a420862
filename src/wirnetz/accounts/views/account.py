"""One's own account: who am I here, what may I do, where am I signed in."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.views import EmailView
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.actions import rename_person
from wirnetz.accounts.forms import NameForm, NewAddressForm
from wirnetz.accounts.models import Person
from wirnetz.accounts.queries import place_names
from wirnetz.accounts.rules import must_have_second_factor, running_grants
from wirnetz.accounts.views.devices import device_name
from wirnetz.accounts.views.limited import asking_limited
from wirnetz.core.steady import steady


@never_cache
@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Name, address, roles in words, ways in, sessions, and where the own data are."""
    grants = list(
        running_grants(request.user, on=timezone.localdate()).select_related("node").order_by("from_on", "pk")
    )
    names = place_names(grant.node_id for grant in grants)
    kinds = list(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    context = {
        "person": request.user,
        "grants": [(grant, names.get(grant.node_id, "")) for grant in grants],
        "session_count": UserSession.objects.filter(user=request.user).count(),
        "passkey_count": kinds.count(Authenticator.Type.WEBAUTHN),
        "has_app": Authenticator.Type.TOTP in kinds,
        "is_factor_needed": must_have_second_factor(request.user),
    }
    return render(request, "accounts/account.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """Change one's own name."""
    assert isinstance(request.user, Person)  # noqa: S101 - told by the decorator
    form = NameForm(request.POST or None, initial={"name": request.user.name})
    if request.method == "POST" and form.is_valid():
        rename_person(person=request.user, name=form.cleaned_data["name"], by=request.user)
        messages.success(request, _("Gespeichert. So heißen Sie jetzt überall, wo Ihr Name steht."))
        return redirect("accounts:account")
    return render(request, "accounts/name.html", {"form": form})


class SessionsView(ListUserSessionsView):
    """Where one is signed in; all others can be ended at once."""

    template_name = "accounts/sessions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Sessions with their device in words, this one first."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rows = [(session, device_name(session.user_agent)) for session in context["sessions"]]
        context["rows"] = sorted(rows, key=lambda row: (not row[0].is_current(), -row[0].last_seen_at.timestamp()))
        return context


class AddressView(EmailView):
    """Another address: confirmed by a code before it counts."""

    template_name = "accounts/address.html"
    form_class = NewAddressForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A new address; the library's other doings with addresses are not offered."""
        if "action_add" not in request.POST:
            return redirect("account_email")
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return redirect("account_email_verification_sent") if self._did_send_verification_email else answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The address that counts now."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["present"] = EmailAddress.objects.get_verified(self.request.user) or self.request.user
        return context


sessions = never_cache(SessionsView.as_view())
address = steady(asking_limited(never_cache(AddressView.as_view())))
