""" "Was hätten wir davon?": one network seen by a house that is not in it, as page and as one-page PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import visible
from wirnetz.core.kept import kept_page
from wirnetz.documents.content import Theme
from wirnetz.documents.theme import ThemeError
from wirnetz.documents.typst.sheet import write_sheet
from wirnetz.networks.models import MembershipRequest, Network
from wirnetz.networks.queries import networks_with_slug, open_requests
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import organisations_called, organisations_with_slug, theme_of, workplaces_of
from wirnetz.portal.exports.benefit import sheet_of_benefit, words_of
from wirnetz.portal.queries.benefit import Benefit, benefit_of
from wirnetz.portal.queries.maps import network_map

MOST_FOUND = 12


@require_safe
@kept_page("organisation")
def benefit(request: HttpRequest, slug: str) -> HttpResponse:
    """For a house that is chosen by name, or for anybody."""
    network = _network(request, slug)
    words = " ".join(request.GET.get("organisation", "").replace("\x00", "").split())[:120]
    house, found = _house(request, words)
    if house and house.slug != words:
        return redirect(f"{reverse('portal:benefit', args=[slug])}?organisation={house.slug}")
    shown = benefit_of(network, house, now=timezone.now())
    mine = workplaces_of(request.user, on=timezone.localdate())[:6] if request.user.is_authenticated else ()
    invitation = _invitation(request, network, house)
    context = {
        "network": network,
        "house": house,
        "benefit": shown,
        "invitation": invitation,
        "words": words_of(shown, is_asked=invitation is not None),
        "begin": _begin(shown),
        "asked": "" if house else words,
        "found": found,
        "mine": [each for each in mine if house is None or each.pk != house.pk],
        "map": network_map(network, shown.areas) if shown.areas else None,
        "trail": [
            (reverse("portal:networks"), _("Netzwerke")),
            (reverse("portal:network", args=[slug]), network.label),
        ],
    }
    return render(request, "portal/benefit.html", context)


@require_safe
def benefit_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The same on one page, in the look of the house where one is chosen."""
    network = _network(request, slug)
    house = visible(request.user, organisations_with_slug(request.GET.get("organisation", "")[:80])).first()
    if house is None and request.GET.get("organisation"):
        raise Http404(_("Diese Organisation ist hier nicht eingetragen."))
    content = write_sheet(sheet_of_benefit(benefit_of(network, house, now=timezone.now()), theme=_theme(house)))
    response = HttpResponse(content, content_type="application/pdf")
    name = f"was-haetten-wir-davon-{network.slug}{f'-{house.slug}' if house else ''}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _invitation(request: HttpRequest, network: Network, house: Organisation | None) -> MembershipRequest | None:
    """The network's question that waits for the house, for those who may read it."""
    if house is None or not request.user.is_authenticated:
        return None
    asked = open_requests().filter(network=network, organisation=house, asked_by_network=True)
    return visible(request.user, asked).first()


def _network(request: HttpRequest, slug: str) -> Network:
    network = visible(request.user, networks_with_slug(slug)).first()
    if network is None:
        raise Http404(_("Dieses Netzwerk ist hier nicht eingetragen."))
    return network


def _house(request: HttpRequest, words: str) -> tuple[Organisation | None, list[Organisation]]:
    """The house of this short name or, if only one is called so, of these words; else those to choose between."""
    if not words:
        return None, []
    house = visible(request.user, organisations_with_slug(words)).first()
    if house is not None:
        return house, []
    found = list(visible(request.user, organisations_called(words))[: MOST_FOUND + 1])
    return (found[0], []) if len(found) == 1 else (None, found)


def _begin(benefit: Benefit) -> tuple[str, str]:
    """Where the one next step leads, and what its button says."""
    mails = [contact.email for contact in benefit.contacts] + [benefit.network.email]
    mail = next((each for each in mails if each), "")
    if benefit.is_member and benefit.house:
        return reverse("portal:workspace_carried", args=[benefit.house.slug]), _("Eingebracht vermerken")
    if mail:
        return f"mailto:{mail}", _("Mail schreiben")
    return reverse("arguments:kit"), _("Mappe für das Gespräch zusammenstellen")


def _theme(house: Organisation | None) -> Theme:
    try:
        return theme_of(house) if house else Theme()
    except ThemeError:
        return Theme(name=house.label if house else "")
