"""Offers as search entries."""

import pytest

from tests.factories.offers import make_topic
from tests.factories.organisations import make_organisation
from wirnetz.offers.enums import OfferKind
from wirnetz.offers.models import Offer
from wirnetz.offers.search import offer_entries

pytestmark = pytest.mark.django_db


def test_an_offer_is_found_by_name_provider_number_purpose_audience_and_topic():
    offer = Offer.objects.create(
        slug="check",
        name="Unternehmenscheck",
        kind=OfferKind.CHECK,
        provider=make_organisation("Verband Nord"),
        number="A-1.0",
        purpose="Selbstbewertung",
        audience="KMU",
        source_url="https://quelle.example",
    )
    offer.topics.add(make_topic("Personal"))
    entry = next(iter(offer_entries(Offer.objects.all())))
    assert (entry.argument, entry.title, entry.subtitle) == ("check", "Unternehmenscheck", "Check, Verband Nord")
    assert entry.body == "A-1.0 Selbstbewertung KMU Personal"
