"""The brochure for everybody once it is released: as a page, as PDF, its pictures; before that for its own people."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import visible
from wirnetz.arguments.exports.brochure import Made, brochure_of
from wirnetz.arguments.queries.brochures import brochures_of, draft_of, picture_for, released_of
from wirnetz.arguments.views.brochure.doors import may_read
from wirnetz.arguments.views.brochure.page import page_of
from wirnetz.documents.typst.brochure import write_brochure
from wirnetz.networks.models import Network
from wirnetz.networks.queries import networks_with_slug


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """The same content as the PDF, for reading on a screen."""
    network, made, is_draft = _made(request, slug)
    context = page_of(network, made) | {
        "is_draft": is_draft,
        "works_here": may_read(request, network),
        "trail": [
            (reverse("portal:networks"), _("Netzwerke")),
            (reverse("portal:network", args=[slug]), network.label),
        ],
    }
    response = render(request, "arguments/brochure.html", context)
    if is_draft or request.user.is_authenticated:
        response["Cache-Control"] = "no-store"
    return response


@require_safe
def pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The PDF; with bleed and crop marks for the printer."""
    network, made, _is_draft = _made(request, slug)
    for_print = "beschnitt" in request.GET
    response = HttpResponse(write_brochure(made.brochure, for_print=for_print), content_type="application/pdf")
    name = f"broschuere-{network.slug}{'-druckerei' if for_print else ''}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def picture(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A portrait or logo: for everybody while it is shown, before that for who writes and for who is asked."""
    found = picture_for(request.user, _network(request, slug), number, on=timezone.localdate())
    if found is None:
        raise Http404(_("Dieses Bild gibt es nicht mehr."))
    try:
        with found.file.open("rb") as file:
            response = HttpResponse(file.read(), content_type="image/png")
    except OSError:
        raise Http404(_("Diese Datei liegt nicht mehr auf der Platte.")) from None
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def _network(request: HttpRequest, slug: str) -> Network:
    network = visible(request.user, networks_with_slug(slug)).first()
    if network is None:
        raise Http404(_("Dieses Netzwerk ist hier nicht eingetragen."))
    return network


def _made(request: HttpRequest, slug: str) -> tuple[Network, Made, bool]:
    """What the visitor may read: what was released, or with `?entwurf` the draft for its own people."""
    network = _network(request, slug)
    brochure = visible(request.user, brochures_of(network)).first()
    is_released = brochure is not None and brochure.is_released
    if may_read(request, network) and (not is_released or "entwurf" in request.GET):
        return network, brochure_of(network, draft_of(brochure), on=timezone.localdate(), is_draft=True), True
    if brochure is None or not is_released:
        raise Http404(_("Für dieses Netzwerk ist noch keine Broschüre freigegeben."))
    return network, brochure_of(network, released_of(brochure), on=timezone.localdate()), False
