"""Questions about offers. Those about their use are in the room `networks`."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from wirnetz.core.sorting import german_sort_key
from wirnetz.offers.enums import OfferStatus
from wirnetz.offers.models import Offer, OfferStep, OfferSteward, SelfDeclaration, ServiceArea, Topic
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import areas_touching

REMIND_BEFORE, TOLD_AFTER = timedelta(days=60), timedelta(days=30)


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


def steps_of(offer: Offer) -> QuerySet[OfferStep]:
    """The life of an offer in order, with the bodies that decided."""
    return offer.steps.select_related("body").order_by("on", "pk")


def _running(on: date | None = None) -> Q:
    day = on or timezone.localdate()
    begun = Q(from_on__isnull=True) | Q(from_on__lte=day)
    return begun & (Q(until_on__isnull=True) | Q(until_on__gte=day))


def stewards_of(offer: Offer) -> QuerySet[OfferSteward]:
    """Who looks after an offer today."""
    found = offer.stewards.filter(_running()).select_related("organisation")
    return found.order_by("organisation__sort_key", "pk")


def services_of(offer: Offer) -> QuerySet[ServiceArea]:
    """Where which office provides an offer today, by office and place."""
    found = offer.service_areas.filter(_running(), office__ended_on="").select_related("office", "area")
    return found.order_by("office__sort_key", "office", "area__sort_key", "pk")


def services_by(office: Organisation) -> QuerySet[ServiceArea]:
    """What an office provides today, by offer and place."""
    found = ServiceArea.objects.filter(_running(), office=office).select_related("offer", "area", "office__node")
    return found.order_by("offer__sort_key", "offer", "area__sort_key", "pk")


def valid_declarations(offer: Offer, *, on: date) -> int:
    """How many firms and offices have a self-declaration that holds on this day, each counted once."""
    rows = SelfDeclaration.objects.unscoped("a number, nobody's name")
    found = rows.filter(offer=offer, withdrawn_on=None, declared_on__lte=on, valid_until__gte=on)
    return len(
        {(organisation, firm.casefold()) for organisation, firm in found.values_list("organisation", "firm_name")}
    )


def declarations_of(house: Organisation) -> QuerySet[SelfDeclaration]:
    """What a house has recorded, what ends first on top; guarded."""
    found = SelfDeclaration.objects.filter(Q(recorded_by=house) | Q(organisation=house))
    found = found.select_related("offer", "organisation", "area", "recorded_by__node")
    return found.order_by("withdrawn_on", "valid_until", "pk")


def declarations_ending(*, on: date) -> QuerySet[SelfDeclaration]:
    """Those that no mail reminds of and nobody renewed, from sixty days before their end to thirty after; guarded."""
    found = SelfDeclaration.objects.filter(contact_email="", reminded_on=None, withdrawn_on=None)
    found = found.filter(valid_until__gte=on - TOLD_AFTER, valid_until__lte=on + REMIND_BEFORE)
    return found.select_related("offer", "organisation", "recorded_by__node").order_by("valid_until", "pk")


def offers_with_declaration() -> QuerySet[Offer]:
    """Offers by which one may declare to work."""
    return recorded_offers().filter(declaration_months__gt=0)
