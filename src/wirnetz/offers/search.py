"""What of offers can be searched."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wirnetz.core.search import SearchEntry, search_source
from wirnetz.offers.models import Offer


@search_source("offer", Offer, label=_("Angebot"), url_name="portal:offer", weight=30)
def offer_entries(offers: QuerySet[Offer]) -> Iterable[SearchEntry]:
    """Name, number, provider, purpose, topics and whom it is for."""
    for offer in offers.select_related("provider").prefetch_related("topics"):
        topics = " ".join(topic.name for topic in offer.topics.all())
        yield SearchEntry(
            object_id=offer.pk,
            argument=offer.slug,
            title=offer.name,
            subtitle=", ".join(filter(None, (offer.get_kind_display(), offer.provider_label))),
            body=" ".join(filter(None, (offer.number, offer.purpose, offer.audience, topics))),
        )
