"""Pages around a partner's identity provider; the exchange itself is the library's."""

from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.openid_connect.views import callback, login
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wirnetz.accounts.actions import disconnect_service
from wirnetz.accounts.models import Person
from wirnetz.core.stepup import Act, way_to_confirm


@require_POST
def service_begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the identity provider: only by a button, so that no foreign page can send people there.

    The policy of our pages lets forms lead nowhere else, so a page with a link stands between.
    """
    service = next((app for app in get_adapter().list_apps(request) if app.provider_id == provider_id), None)
    if service is None:
        raise Http404
    answer: HttpResponse = login(request, provider_id)
    if answer.status_code != 302 or answer["Location"].startswith("/"):
        return answer
    return render(request, "accounts/provider_leave.html", {"service": service, "target": answer["Location"]})


@never_cache
@require_safe
def service_end(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the identity provider."""
    answer: HttpResponse = callback(request, provider_id)
    return answer


@require_safe
def service_refused(request: HttpRequest) -> HttpResponse:
    """The visitor broke it off there, or something failed: back to the other ways in."""
    messages.error(request, _("Die Anmeldung über den Dienst wurde abgebrochen. Es geht auch mit einem Code."))
    return HttpResponseRedirect(reverse("account_login"))


@require_POST
@login_required
def service_disconnect(request: HttpRequest, pk: int) -> HttpResponse:
    """The service no longer opens this account; a code by e-mail always does."""
    connected = SocialAccount.objects.filter(user=request.user, pk=pk).first()
    if connected is None or not isinstance(request.user, Person):
        raise Http404
    act = Act(_("die Verbindung mit einem Anmeldedienst trennen"), _("Verbindung jetzt trennen"))
    if way := way_to_confirm(request, act):
        return way
    disconnect_service(connected=connected, by=request.user)
    messages.success(request, _("Der Anmeldedienst ist nicht mehr mit Ihrem Konto verbunden."))
    return redirect("mfa_index")


def services_of(request: HttpRequest) -> list[dict[str, Any]]:
    """Each configured service with the connection of this visitor, if there is one."""
    mine = {each.provider: each for each in SocialAccount.objects.filter(user=request.user)}
    return [
        {"name": app.name, "id": app.provider_id, "connected": mine.get(app.provider_id)}
        for app in get_adapter().list_apps(request)
    ]
