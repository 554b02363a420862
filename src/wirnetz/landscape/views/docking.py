"""Which existing network an office or an own network could strengthen, and what came of asking."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.rules import can, visible
from wirnetz.core.german import counted
from wirnetz.landscape.enums import Asked
from wirnetz.landscape.queries.docking import Speaker, asked_by_the_house, houses_of_kits, proposed_to
from wirnetz.landscape.queries.replies import replies_of
from wirnetz.landscape.views.entering import in_house, in_network
from wirnetz.landscape.views.replies import answered
from wirnetz.networks.models import Network
from wirnetz.networks.queries import networks_with_slug
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import offices_below

OCCASION = "vorstellung-im-netzwerk"


@require_safe
@in_house
def of_house(request: HttpRequest, house: Organisation) -> HttpResponse:
    """What an organisation or one of its offices could join, with the way to its other offices."""
    return _listed(request, house, offices=list(offices_below(house)))


@require_safe
@in_network
def of_network(request: HttpRequest, network: Network) -> HttpResponse:
    """The same for an own network."""
    return _listed(request, network)


@require_http_methods(["GET", "HEAD", "POST"])
@in_house
def house_asks(request: HttpRequest, house: Organisation, other: str) -> HttpResponse:
    """One proposal: kit and letter at a click, and what came of it."""
    return _asked(request, house, other)


@require_http_methods(["GET", "HEAD", "POST"])
@in_network
def network_asks(request: HttpRequest, network: Network, other: str) -> HttpResponse:
    """The same for an own network."""
    return _asked(request, network, other)


def _listed(request: HttpRequest, speaker: Speaker, offices: list[Organisation] | None = None) -> HttpResponse:
    proposed = proposed_to(speaker)
    own, house = replies_of(request.user, Asked.DOCKING, speaker), asked_by_the_house(request.user, speaker)
    slugs = [proposed.slug(each) for each in proposed.found]
    names = {each.slug: each for each in visible(request.user, Network.objects.filter(slug__in=slugs))}
    rows = [
        (names[slug], proposed.words(each), own.get(slug) or house.get(slug))
        for slug, each in zip(slugs, proposed.found, strict=True)
        if slug in names
    ]
    waiting = [row for row in rows if row[2] is None]
    count = counted(len(waiting), _("bestehendes Netzwerk"), _("bestehende Netzwerke"), one=_("ein"))
    context = {
        "speaker": speaker,
        "answer": _("Sie könnten %s stärken.") % count if waiting else "",
        "nothing": proposed.nothing if not rows else "",
        "waiting": waiting,
        "resting": [row for row in rows if row[2] is not None],
        "known": [each for slug, each in own.items() if slug not in names],
        "offices": offices or [],
        "is_house": isinstance(speaker, Organisation),
        "may_reply": can(request.user, "edit", speaker),
        "ask": _route("asks", speaker),
    }
    return render(request, "landscape/docking.html", context)


def _asked(request: HttpRequest, speaker: Speaker, other: str) -> HttpResponse:
    proposed = proposed_to(speaker)
    each, found = proposed.at(other), visible(request.user, networks_with_slug(other)).first()
    if each is None or found is None or not can(request.user, "edit", speaker):
        raise Http404(_("Zu diesem Netzwerk liegt kein Vorschlag vor."))
    back = f"landscape:docking_{'network' if isinstance(speaker, Network) else 'house'}"
    houses = [speaker] if isinstance(speaker, Organisation) else houses_of_kits(request.user, speaker)
    more = {
        "kits": [(house.label, _kit(house, found)) for house in houses],
        "letter": reverse(_route("letter", speaker), args=[speaker.slug, other]),
    }
    words = proposed.words(each)
    return answered(request, speaker, found, question=Asked.DOCKING, words=words, back=back, more=more)


def _route(name: str, speaker: Speaker) -> str:
    whose = "network" if isinstance(speaker, Network) else "house"
    return f"portal:docking_{name}_{whose}" if name == "letter" else f"landscape:docking_{name}_{whose}"


def _kit(house: Organisation, other: Network) -> str:
    """The kit with which one introduces oneself in a network, for the districts of that network."""
    keys = sorted({part.area.key[:5] for part in other.territories.select_related("area") if len(part.area.key) > 4})
    asked = {"organisation": house.slug, "anlass": OCCASION, "region": ",".join(keys)}
    return f"{reverse('arguments:kit')}?{urlencode(asked)}"
