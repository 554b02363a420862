"""The page behind the link in a mail to somebody whom a network wants to name: reading it changes nothing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wirnetz.core.limits import MAILS_FROM_ONE_CLIENT, limited
from wirnetz.networks.actions import agree_by_link, take_back_by_link
from wirnetz.networks.queries import contact_of_key

by_client = limited("contact_consent", **MAILS_FROM_ONE_CLIENT, when=lambda request: request.method == "POST")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@by_client
def contact_consent(request: HttpRequest, key: str) -> HttpResponse:
    """What would be shown; one button agrees, the other one says no or takes it back, at any time."""
    contact = contact_of_key(key)
    if contact is None:
        raise Http404(_("Dieser Link gilt nicht oder nicht mehr. Gezeigt wird nichts."))
    is_gone = False
    if request.method == "POST" and request.POST.get("answer") == "no":
        take_back_by_link(key=key)
        is_gone = True
    elif request.method == "POST":
        contact = agree_by_link(key=key) or contact
    context = {"contact": contact, "network": contact.network, "is_gone": is_gone}
    return render(request, "portal/contact_consent.html", context)
