"""Who sits where: organisations and networks as a drawing, as words and as a table; the whole, a network, a house."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.core.german import number_word, sentence
from wirnetz.core.kept import kept_page
from wirnetz.landscape.analysis import Landscape
from wirnetz.landscape.analysis.ties import End, Ties, ties_of
from wirnetz.landscape.queries import landscape_of_today
from wirnetz.landscape.views.standing import shown

TieRow = tuple[End, list[End]]


@require_safe
@kept_page("netzwerk", "haus")
def ties(request: HttpRequest) -> HttpResponse:
    """Around all own networks, around one network (`?netzwerk=`), or around a house with its offices (`?haus=`)."""
    landscape = landscape_of_today()
    network, house = request.GET.get("netzwerk", ""), request.GET.get("haus", "")
    nets = [at for at, each in enumerate(landscape.networks) if each.slug == network]
    offices = {each.slug for each in landscape.offices if house and house in (each.slug, each.house)} | {house}
    houses = [at for at, each in enumerate(landscape.organisations) if house and each.slug in offices]
    if network and not nets:
        raise Http404(_("Dieses Netzwerk ist hier nicht eingetragen."))
    named = next((each.name for each in landscape.offices if each.slug == house), "")
    if house and not (houses or named):
        raise Http404(_("Diese Organisation ist hier nicht eingetragen."))
    drawn = ties_of(landscape, networks=nets, organisations=houses) if houses or not house else None
    context = {
        "about": landscape.networks[nets[0]].name if nets else named,
        "network": network,
        "answer": ties_words(landscape, drawn, around=_around(landscape, nets, named)),
        "ties": drawn,
        "rows": tie_rows(drawn) if drawn else [],
    }
    return shown(request, "landscape/ties.html", landscape, context)


def _around(landscape: Landscape, nets: Sequence[int], house: str) -> str:
    if nets:
        return landscape.networks[nets[0]].name
    return house


def ties_words(landscape: Landscape, drawn: Ties | None, *, around: str) -> str:
    """What the drawing shows, in a sentence."""
    if drawn is None or not drawn.pairs:
        if around:
            return _("Zwischen %s und anderen Netzwerken ist noch keine gemeinsame Organisation eingetragen.") % around
        return _("Noch ist keine Organisation eingetragen, die in zwei Netzwerken sitzt.")
    houses, nets = len(drawn.organisations) + drawn.left_out[0], len(drawn.networks) + drawn.left_out[1]
    if houses == 1:
        words = {"who": drawn.organisations[0].name, "nets": number_word(nets)}
        if nets == 1:
            return _("%s sitzt in einem Netzwerk.") % drawn.organisations[0].name
        return _("%(who)s sitzt in %(nets)s Netzwerken und könnte Türen öffnen.") % words
    words = {"houses": number_word(houses), "nets": number_word(nets)}
    return sentence(_("%(houses)s Organisationen sitzen zusammen in %(nets)s Netzwerken.") % words)


def tie_rows(drawn: Ties) -> list[TieRow]:
    """Each organisation with the networks in which it sits, most networks first."""
    by_row = {end.row: end for end in drawn.networks}
    found = [(end, [by_row[n] for o, n in drawn.pairs if o == end.row]) for end in drawn.organisations]
    return sorted(
        ((end, sorted(nets, key=lambda each: (not each.is_own, each.name))) for end, nets in found),
        key=lambda row: (-len(row[1]), row[0].name),
    )
