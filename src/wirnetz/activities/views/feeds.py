"""One's own calendar for programs that subscribe: making the address, calling it back, and the file itself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.activities.actions import make_feed, revoke_feed
from wirnetz.activities.queries import feed_in_use, feed_of_token, gatherings_for
from wirnetz.activities.views.calendar import MOST_AHEAD, ics_response
from wirnetz.core.installation import current, name_of
from wirnetz.core.mail import absolute

SHOW_ONCE = "calendar_address"


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_feed(request: HttpRequest) -> HttpResponse:
    """Make the address, or call it back. It is shown once, for only its digest is stored."""
    person = person_of(request)
    if request.method == "POST":
        if "revoke" in request.POST:
            revoke_feed(by=person)
            messages.success(request, _("Die Adresse gilt nicht mehr. Wer sie abonniert hat, sieht nichts mehr."))
        else:
            request.session[SHOW_ONCE] = make_feed(by=person)
        return redirect("activities:own_feed")
    token = request.session.pop(SHOW_ONCE, "")
    context = {
        "feed": feed_in_use(person),
        "address": absolute(reverse("activities:own_feed_ics", args=[token])) if token else "",
        "count": gatherings_for(person, now=timezone.now()).count(),
    }
    return render(request, "activities/own_feed.html", context)


@require_safe
def own_feed_ics(request: HttpRequest, token: str) -> HttpResponse:
    """The dates of whoever made this address."""
    feed = feed_of_token(token)
    if feed is None:
        raise Http404(_("Diesen Kalender gibt es nicht, oder seine Adresse wurde zurückgerufen."))
    found = list(gatherings_for(feed.person, now=timezone.now())[:MOST_AHEAD])
    name = _("Meine Termine, %s") % name_of(current())
    return ics_response(found, name=name, file="meine-termine.ics", is_private=True)
