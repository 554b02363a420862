"""The catalogue of offers and one offer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import visible
from wirnetz.activities.queries import notes_about, times_brought
from wirnetz.activities.sentences import brought_words
from wirnetz.core.kept import data_version, kept_page, kept_rows, kept_value, rows_key
from wirnetz.networks.counting import at_least
from wirnetz.networks.queries import Standing, count_users, key_of, speakers_of, standings, uses_of
from wirnetz.offers.enums import OfferKind
from wirnetz.offers.queries import (
    offers_available_in,
    offers_listed,
    offers_with_slug,
    services_of,
    steps_of,
    stewards_of,
    topics_in_use,
    valid_declarations,
)
from wirnetz.portal.queries.filters import link_filter, region_filter
from wirnetz.portal.sentences.lists import offers_answer
from wirnetz.portal.sentences.offers import declared_words, life_answer

SHOWN_USES, SHOWN_NOTES = 50, 8


@require_safe
@kept_page("herkunft", "art", "thema", "region", "nach")
def offer_list(request: HttpRequest) -> HttpResponse:
    """All offers, by kind, topic, whether the alliance developed them jointly, and where they can be used."""
    version = data_version()
    origin, origins = link_filter(request.GET, "herkunft", _("Herkunft:"), [("gemeinsam", _("gemeinsam erarbeitet"))])
    kind, kinds = link_filter(request.GET, "art", _("Art:"), OfferKind.choices)
    known = kept_value(version, "topics", lambda: [(topic.slug, topic.name) for topic in topics_in_use()])
    topic, topics = link_filter(request.GET, "thema", _("Thema:"), known)
    region, regions = region_filter(request.GET)
    found = visible(request.user, offers_listed(kind=kind, topic=topic, shared_only=bool(origin)))
    if region:
        found = found.filter(pk__in=offers_available_in([region]).order_by().values("pk"))
    total = kept_value(version, ("offers", rows_key(found)), lambda: found.order_by().count())
    page = kept_rows(
        found, version=version, template="portal/components/offer_row.html", after=request.GET.get("nach", "")
    )
    return render(
        request,
        "portal/offer_list.html",
        {
            "version": version,
            "key": (request.get_full_path(), total, page.after, *page.rows),
            "page": page,
            "filters": [*regions, origins, kinds, topics],
            "answer": offers_answer(total, is_filtered=bool(kind or topic or origin or region)),
        },
    )


@require_safe
@kept_page()
def offer_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One offer: what for, for whom, by whom, and where its use is recorded."""
    offer = visible(request.user, offers_with_slug(slug)).first()
    if offer is None:
        raise Http404(_("Dieses Angebot ist hier nicht eingetragen."))
    trail = [(reverse("portal:offers"), _("Angebote")), ("", offer.get_kind_display())]
    speakers = speakers_of(request.user)
    said = standings([offer], speakers, request.user) if speakers else {}
    notes = notes_about(offer)
    times = times_brought(notes, on=timezone.localdate()).get(f"a:{offer.pk}", (0, 0))
    steps, today = list(steps_of(offer)), timezone.localdate()
    context = {
        "offer": offer,
        "steps": steps,
        "life": life_answer(steps[-1].get_stage_display(), since=steps[-1].on, version=offer.version) if steps else "",
        "stewards": list(stewards_of(offer)),
        "services": list(services_of(offer)[:SHOWN_USES]),
        "declared": declared_words(at_least(valid_declarations(offer, on=today))),
        "brought": [{"note": note} for note in notes[:SHOWN_NOTES]],
        "brought_words": brought_words(*times),
        "trail": trail,
        "uptakes": uses_of(offer)[:SHOWN_USES],
        "users": count_users(offer),
        "standings": [said.get((offer.pk, key_of(each)), Standing(each)) for each in speakers],
    }
    return render(request, "portal/offer_detail.html", context)
