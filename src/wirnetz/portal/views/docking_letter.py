"""The letter with which an office or a network asks to take part in an existing one: a draft to edit and take along."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.rules import can, visible
from wirnetz.core.doors import NO_WORKSPACE, door
from wirnetz.landscape.queries.docking import Speaker, proposed_to
from wirnetz.networks.models import Network
from wirnetz.networks.queries import network_entered, networks_with_slug
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import the_alliance
from wirnetz.portal.sentences.docking_letter import Asking, letter_of, subject_of
from wirnetz.portal.views.workspace.entering import in_workspace

in_network = door(lambda request, slug: network_entered(request.user, slug), NO_WORKSPACE)
LONGEST = 8000


class LetterForm(forms.Form):
    """The text as it is to go out."""

    text = forms.CharField(
        label=gettext_lazy("Anschreiben"),
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 22}),
        help_text=gettext_lazy("Ein Entwurf aus dem, was eingetragen ist. Ändern Sie ihn, bis es Ihr Brief ist."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def of_house(request: HttpRequest, organisation: Organisation, other: str) -> HttpResponse:
    """An office asks."""
    return _letter(request, organisation, other)


@require_http_methods(["GET", "HEAD", "POST"])
@in_network
def of_network(request: HttpRequest, network: Network, other: str) -> HttpResponse:
    """An own network asks."""
    return _letter(request, network, other)


def _letter(request: HttpRequest, speaker: Speaker, other: str) -> HttpResponse:
    """The draft in a field; sent, it comes back as a text file. Nothing of it is kept."""
    found = visible(request.user, networks_with_slug(other)).first()
    asking = _asking(speaker, found) if found else None
    if found is None or asking is None or not can(request.user, "edit", speaker):
        raise Http404(_("Zu diesem Netzwerk liegt kein Vorschlag vor."))
    form = LetterForm(request.POST or None, initial={"text": letter_of(asking)})
    if form.is_valid():
        response = HttpResponse(form.cleaned_data["text"], content_type="text/plain; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="anschreiben-{found.slug}.txt"'
        return response
    whose = "network" if isinstance(speaker, Network) else "house"
    context = {
        "speaker": speaker,
        "other": found,
        "subject": subject_of(asking),
        "form": form,
        "back": f"landscape:docking_asks_{whose}",
    }
    return render(request, "portal/docking_letter.html", context, status=422 if form.errors else 200)


def _asking(speaker: Speaker, other: Network) -> Asking | None:
    """What is recorded about the two, as the letter tells it; None without a proposal."""
    proposed, alliance = proposed_to(speaker), the_alliance()
    each = proposed.at(other.slug)
    if each is None:
        return None
    landscape = proposed.landscape
    return Asking(
        speaker.name,
        other.name,
        alliance.name if alliance else "",
        proposed.said.place,
        [landscape.organisations[row].name for row in each.doors[:3]],
        each.topics,
        [landscape.offers[number].name for number in each.offers],
    )
