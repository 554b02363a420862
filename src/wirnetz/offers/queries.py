"""Questions about offers. Those about their use are in the room `networks`."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from wirnetz.core.sorting import german_sort_key
from wirnetz.offers.enums import OfferStatus
from wirnetz.offers.models import Offer, Topic
from wirnetz.organisations.queries import areas_touching


def recorded_offers() -> QuerySet[Offer]:
    """All offers whose end is not documented, with provider and topics, in German order."""
    found = Offer.objects.exclude(status=OfferStatus.ENDED).select_related("provider")
    return found.prefetch_related("topics").order_by("sort_key", "pk")


def offers_listed(
    *, kind: str = "", topic: str = "", shared_only: bool = False, starts_with: str = ""
) -> QuerySet[Offer]:
    """The catalogue: filtered by kind, topic, jointly developed or not, and by the beginning of the name."""
    found = recorded_offers()
    if kind:
        found = found.filter(kind=kind)
    if topic:
        found = found.filter(topics__slug=topic)
    if shared_only:
        found = found.filter(is_shared=True)
    if starts_with:
        found = found.filter(sort_key__startswith=german_sort_key(starts_with))
    return found


def offers_with_slug(slug: str) -> QuerySet[Offer]:
    """The offer of a page, history included, with everything the page says about it itself."""
    return (
        Offer.objects.filter(slug=slug).select_related("provider", "provider__node").prefetch_related("topics", "areas")
    )


def offers_called(words: str) -> QuerySet[Offer]:
    """Recorded ones of exactly this name or number; where there are none, those with each word in the name."""
    words = " ".join(words.split())
    if not words:
        return recorded_offers().none()
    exact = recorded_offers().filter(Q(name__iexact=words) | Q(number__iexact=words))
    if exact.exists():
        return exact
    found = recorded_offers()
    for word in words.split()[:6]:
        found = found.filter(name__icontains=word)
    return found


def offers_available_in(keys: Iterable[str]) -> QuerySet[Offer]:
    """Offers recorded for everywhere or for these areas; the jointly developed ones first."""
    ties = Offer.areas.through.objects.filter(offer=OuterRef("pk"))
    here = ties.filter(area__in=areas_touching(keys))
    return recorded_offers().filter(Q(~Exists(ties)) | Q(Exists(here))).order_by("-is_shared", "sort_key", "pk")


def topics_in_use() -> QuerySet[Topic]:
    """Topics that at least one recorded offer has."""
    used = Offer.topics.through.objects.filter(topic=OuterRef("pk"), offer__status=OfferStatus.RECORDED)
    return Topic.objects.filter(Exists(used))
