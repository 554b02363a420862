"""Areas that a network holds on paper while little is known of them; for everybody who can sign in."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.core.german import counted, sentence
from wirnetz.landscape.analysis import Finding, Held
from wirnetz.landscape.analysis import thin_spots as asked
from wirnetz.landscape.queries import landscape_of_today
from wirnetz.landscape.queries.kept import kept_with
from wirnetz.landscape.views.standing import shown
from wirnetz.networks.queries import networks_worked_for

MOST_WAYS = 3
"""Networks of one area that a row leads to; all of them are named."""


@login_required
@require_safe
def thin_spots(request: HttpRequest) -> HttpResponse:
    """Where nothing dated happened lately, where nobody is near, and of whom we know nothing."""
    landscape = landscape_of_today()
    found: Sequence[Finding] = kept_with(landscape, "thin_spots", lambda: asked(landscape))
    names = {network.slug: network for network in landscape.networks}
    own = {network.slug for network in networks_worked_for(request.user)}
    rows = [
        (
            *each.sentence.partition(": ")[::2],
            each,
            [names[slug] for slug in each.networks],
            [_way(names[slug], is_own=slug in own) for slug in each.networks[:MOST_WAYS]],
        )
        for each in found
    ]
    context = {
        "answer": _answer(found),
        "quiet": [row for row in rows if row[2].figures.get("tier") == "quiet"],
        "far": [row for row in rows if row[2].figures.get("tier") == "far"],
        "unknown": [row for row in rows if "heard" in row[2].figures],
        "whole": [each.sentence for each in found if not each.subject],
    }
    return shown(request, "landscape/thin_spots.html", landscape, context)


def _way(network: Held, *, is_own: bool) -> tuple[str, str]:
    """What the reader can do about a network of which nothing was heard: words and address."""
    if is_own:
        return _("Treffen eintragen: %s") % network.name, reverse("activities:network_plan", args=[network.slug])
    return _("Hinweis geben: %s") % network.name, reverse("portal:hint", args=[network.slug])


def _answer(found: Sequence[Finding]) -> str:
    quiet = sum(each.figures.get("tier") == "quiet" for each in found)
    if not any(each.subject for each in found):
        return found[0].sentence
    if not quiet:
        return _("Wo ein Netzwerk Termine einträgt, ist in den letzten zwölf Monaten etwas geschehen.")
    lead = counted(quiet, _("Gebiet"), _("Gebieten"), one=_("einem"))
    return sentence(_("aus %s mit Netzwerk ist uns seit zwölf Monaten nichts bekannt geworden.") % lead)
