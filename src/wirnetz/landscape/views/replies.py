"""One network and those beside it; replying to a finding, and taking that back."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.core.german import date_words, number_word, sentence
from wirnetz.core.refusing import refuse
from wirnetz.landscape.actions import reply_to_finding, take_reply_back
from wirnetz.landscape.analysis.overlap import overlaps, pair_finding
from wirnetz.landscape.enums import Asked
from wirnetz.landscape.forms import ReplyForm
from wirnetz.landscape.queries import landscape_of_today
from wirnetz.landscape.queries.replies import Speaker, replies_between, replies_of
from wirnetz.landscape.views.entering import in_network
from wirnetz.networks.models import Network
from wirnetz.networks.queries import networks_with_slug


@require_safe
@in_network
def beside(request: HttpRequest, network: Network) -> HttpResponse:
    """The findings about one network: what waits for a reply first, then what rests."""
    told = _sentences(network)
    replies = replies_of(request.user, Asked.OVERLAP, network)
    names = {each.slug: each for each in visible(request.user, Network.objects.filter(slug__in=told))}
    rows = [(names[slug], each.words, replies.get(slug)) for slug, each in told.items() if slug in names]
    linked = [row for row in rows if row[2] is None and told[row[0].slug].is_linked]
    waiting = [row for row in rows if row[2] is None and not told[row[0].slug].is_linked]
    context = {
        "network": network,
        "answer": beside_words(len(waiting), len(rows)),
        "waiting": waiting,
        "linked": linked,
        "resting": [row for row in rows if row[2] is not None],
        "may_reply": can(request.user, "edit", network),
    }
    return render(request, "landscape/beside.html", context)


def beside_words(waiting: int, everything: int) -> str:
    """How many networks stand beside one without a connection and without a reply."""
    if not everything:
        return _("Im selben Gebiet ist kein anderes Netzwerk eingetragen.")
    if not waiting:
        return _("Zu jedem anderen Netzwerk im selben Gebiet ist eine Verbindung oder eine Antwort eingetragen.")
    if waiting == 1:
        return _("Ein anderes Netzwerk im selben Gebiet, ohne Verbindung und ohne Antwort von Ihnen.")
    count = number_word(waiting)
    return sentence(_("%s andere Netzwerke im selben Gebiet, ohne Verbindung und ohne Antwort von Ihnen.") % count)


@require_http_methods(["GET", "HEAD", "POST"])
@in_network
def reply_beside(request: HttpRequest, network: Network, other: str) -> HttpResponse:
    """What the network says to the one beside it."""
    each = _sentences(network).get(other)
    found = visible(request.user, networks_with_slug(other)).first()
    if each is None or found is None or not can(request.user, "edit", network):
        raise Http404(_("Zu diesen beiden Netzwerken liegt kein Befund vor."))
    return answered(request, network, found, question=Asked.OVERLAP, words=each.words, back="landscape:beside")


def answered(
    request: HttpRequest,
    speaker: Speaker,
    other: Network,
    *,
    question: Asked,
    words: str,
    back: str,
    more: Mapping[str, object] | None = None,
) -> HttpResponse:
    """The page on which `speaker` replies to a finding about it and `other`; afterwards it goes to the page `back`.

    `more`: the address of the letter and the kits by house, where one can ask with them.
    """
    past = replies_between(request.user, question, speaker, other)
    standing = next((each for each in past if not each.taken_back_on and each.speaker == speaker), None)
    sent = request.POST if request.POST.get("was") == "antworten" else None
    form = ReplyForm(sent, question=question, standing=standing)
    if request.method == "POST":
        mine = next((each for each in past if not each.taken_back_on and can(request.user, "withdraw", each)), None)
        try:
            if request.POST.get("was") == "zuruecknehmen":
                if mine:
                    take_reply_back(reply=mine, by=person_of(request))
                    messages.success(request, _("Zurückgenommen. Der Befund steht wieder oben."))
                else:
                    messages.info(request, _("Diese Antwort war schon zurückgenommen."))
                return redirect(back, speaker.slug)
            if form.is_valid():
                answers = form.answers()
                reply_to_finding(question=question, speaker=speaker, other=other, by=person_of(request), **answers)
                until = date_words(answers["rests_until"])
                messages.success(request, _("Vermerkt. Bis zum %s fragen wir nicht wieder.") % until)
                return redirect(back, speaker.slug)
        except ValidationError as error:
            refuse(form, error)
    context: dict[str, object] = {
        "speaker": speaker,
        "other": other,
        "words": words,
        "form": form,
        "past": past,
        "back": back,
    }
    context |= more or {}
    return render(request, "landscape/reply.html", context, status=422 if form.errors else 200)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the landscape says of a pair, and whether a connection is recorded."""

    words: str
    is_linked: bool


def _sentences(network: Network) -> dict[str, _Told]:
    """By slug of the other network what the landscape of today says of the pair."""
    landscape = landscape_of_today()
    found = {}
    for each in overlaps(landscape):
        ends = {landscape.networks[each.first].slug, landscape.networks[each.second].slug}
        if network.slug in ends:
            [other] = ends - {network.slug}
            is_linked = (each.first, each.second) in landscape.links
            found[other] = _Told(pair_finding(landscape, each).sentence, is_linked)
    return found
