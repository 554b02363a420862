"""Who sits where: organisations and networks as a drawing, as words and as a table; the whole, a network, a house."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import visible
from wirnetz.core.german import number_word, sentence
from wirnetz.core.kept import kept_page
from wirnetz.landscape.analysis.ties import End, Ties, ties_of
from wirnetz.landscape.queries import landscape_of_today
from wirnetz.landscape.views.standing import shown
from wirnetz.networks.queries import networks_with_slug
from wirnetz.organisations.queries import organisations_with_slug

TieRow = tuple[End, list[End]]


@require_safe
@kept_page("netzwerk", "haus")
def ties(request: HttpRequest) -> HttpResponse:
    """Around all own networks, around one network (`?netzwerk=`), or around a house with its offices (`?haus=`)."""
    network, house = request.GET.get("netzwerk", ""), request.GET.get("haus", "")
    about = _named(request, network, house)
    landscape = landscape_of_today()
    nets = [at for at, each in enumerate(landscape.networks) if network and each.slug == network]
    offices = {each.slug for each in landscape.offices if house and house in (each.slug, each.house)} | {house}
    houses = [at for at, each in enumerate(landscape.organisations) if house and each.slug in offices]
    is_drawn = bool(nets or houses or not about)
    drawn = ties_of(landscape, networks=nets, organisations=houses) if is_drawn else None
    context = {
        "about": about,
        "network": network,
        "answer": ties_words(drawn, around="network" if network else "house" if house else ""),
        "ties": drawn,
        "rows": tie_rows(drawn) if drawn else [],
    }
    return shown(request, "landscape/ties.html", landscape, context)


def _named(request: HttpRequest, network: str, house: str) -> str:
    """The name of the network, or of the house, that the page is about; "" where it is about all."""
    net = visible(request.user, networks_with_slug(network)).first() if network else None
    if network and net is None:
        raise Http404(_("Dieses Netzwerk ist hier nicht eingetragen."))
    found = visible(request.user, organisations_with_slug(house)).first() if house else None
    if house and found is None:
        raise Http404(_("Diese Organisation ist hier nicht eingetragen."))
    return net.name if net else found.name if found else ""


def ties_words(drawn: Ties | None, *, around: str) -> str:
    """What the drawing shows, in a sentence; `around`: "network", "house", "area", or "" for all own networks."""
    if drawn is None or not drawn.pairs:
        if around:
            return _("Noch ist keine Organisation eingetragen, die hier mit einem anderen Netzwerk verbindet.")
        return _("Noch ist keine Organisation eingetragen, die ein eigenes Netzwerk mit einem anderen verbindet.")
    houses, nets = len(drawn.organisations) + drawn.left_out[0], len(drawn.networks) + drawn.left_out[1]
    if houses == 1:
        words = {"who": drawn.organisations[0].name, "nets": number_word(nets)}
        if nets == 1:
            return _("Eine Organisation sitzt in einem Netzwerk: %(who)s") % words
        return _("Eine Organisation sitzt in %(nets)s Netzwerken und könnte Türen öffnen: %(who)s") % words
    words = {"houses": number_word(houses), "nets": number_word(nets), "others": number_word(nets - 1)}
    if not around:
        told = _("%(houses)s Organisationen verbinden eigene Netzwerke mit anderen, zusammen sind es %(nets)s.")
        return sentence(told % words)
    if around == "network" and nets == 2:
        return sentence(_("%(houses)s Organisationen sitzen hier und auch in einem anderen Netzwerk.") % words)
    if around == "network":
        told = _(
            "%(houses)s Organisationen sitzen hier und jeweils in mindestens einem von %(others)s anderen Netzwerken."
        )
        return sentence(told % words)
    if nets == 1:
        return sentence(_("%(houses)s Organisationen sitzen im selben Netzwerk.") % words)
    if around == "house":
        return _("In jedem von %(nets)s Netzwerken sitzt mindestens eine von %(houses)s Stellen des Hauses.") % words
    return _("In jedem von %(nets)s Netzwerken sitzt mindestens eine von %(houses)s Organisationen.") % words


def tie_rows(drawn: Ties) -> list[TieRow]:
    """Each organisation with the networks in which it sits, most networks first."""
    by_row = {end.row: end for end in drawn.networks}
    found = [(end, [by_row[n] for o, n in drawn.pairs if o == end.row]) for end in drawn.organisations]
    return sorted(
        ((end, sorted(nets, key=lambda each: (not each.is_own, each.name))) for end, nets in found),
        key=lambda row: (-len(row[1]), row[0].name),
    )
