"""The page behind the link in an invitation: reading it changes nothing, a button does."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.actions import open_account_for
from wirnetz.accounts.enums import RequestState
from wirnetz.accounts.models import Invitation, Person
from wirnetz.accounts.queries import invitation_with_token, place_name
from wirnetz.accounts.rules import can
from wirnetz.accounts.views.rights import answer
from wirnetz.core.client_address import client_network
from wirnetz.core.limits import SIGN_IN, allow, too_many
from wirnetz.core.steady import steady

SIGN_IN_ADDRESS = "sign_in_address"
"""Where the session keeps the invited address for the sign-in page."""


@steady
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show the offer. Whoever is signed in with the invited address answers; others are led to signing in with it."""
    found = open_invitation(token)
    if request.method == "POST" and not allow("invitation", client_network(request), **SIGN_IN):
        return too_many(request, seconds=SIGN_IN["seconds"])
    is_invited = can(request.user, "accept", found)
    if request.method == "POST" and is_invited and isinstance(request.user, Person):
        return answer(request, found, request.user)
    if request.method == "POST" and not request.user.is_authenticated:
        open_account_for(invitation=found)
        request.session[SIGN_IN_ADDRESS] = found.email
        back = urlencode({"next": reverse("accounts:invitation", args=[token])})
        return redirect(f"{reverse('account_login')}?{back}")
    context = {"invitation": found, "place": place_name(found.node), "is_invited": is_invited}
    return render(request, "accounts/invitation.html", context)


def open_invitation(token: str) -> Invitation:
    """The invitation if it still waits for an answer; one sentence for everything else."""
    found = invitation_with_token(token)
    if found is None or found.state != RequestState.OPEN or found.expires_at <= timezone.now():
        raise Http404(_("Diese Einladung ist nicht mehr offen. Wenn Sie mitarbeiten möchten, bitten Sie um eine neue."))
    return found
