"""Questions about offers."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories.areas import make_area
from tests.factories.offers import make_offer
from wirnetz.accounts.rules import visible
from wirnetz.offers import rules  # noqa: F401  enters the rules
from wirnetz.offers.enums import OfferKind, OfferStatus
from wirnetz.offers.models import Offer
from wirnetz.offers.queries import offers_available_in, offers_listed, recorded_offers, topics_in_use

pytestmark = pytest.mark.django_db


def names(queryset):
    return [record.name for record in queryset]


def test_catalogue_is_in_german_order_without_history():
    make_offer("Zusatz")
    make_offer("Öffnung")
    make_offer("Ohne")
    make_offer("Alt", status=OfferStatus.ENDED, ended_on="2022")
    assert names(recorded_offers()) == ["Öffnung", "Ohne", "Zusatz"]


def test_catalogue_filters():
    make_offer("Check A", topics=("Personal",), is_shared=True)
    make_offer("Leitfaden", kind=OfferKind.GUIDE, topics=("Personal", "Bauen"))
    assert names(offers_listed(kind="guide")) == ["Leitfaden"]
    assert names(offers_listed(topic="bauen")) == ["Leitfaden"]
    assert names(offers_listed(shared_only=True)) == ["Check A"]
    assert names(offers_listed(starts_with="CHECK")) == ["Check A"]


def test_regional_offer_is_available_there_only():
    make_area("13076001")
    make_offer("Überall")
    make_offer("Im Land", areas=("13",))
    make_offer("Im Kreis", areas=("13076",), is_shared=True)
    assert names(offers_available_in(["13076"])) == ["Im Kreis", "Im Land", "Überall"]
    assert names(offers_available_in(["13076001"])) == ["Im Kreis", "Im Land", "Überall"]
    assert names(offers_available_in(["13"])) == ["Im Kreis", "Im Land", "Überall"]
    assert names(offers_available_in(["01003"])) == ["Überall"]


def test_topic_without_offer_is_not_in_use():
    make_offer(topics=("Bauen",))
    make_offer(topics=("Personal",), status=OfferStatus.ENDED, ended_on="2020")
    assert names(topics_in_use()) == ["Bauen"]


def test_anonymous_visitor_sees_offers():
    offer = make_offer()
    assert list(visible(AnonymousUser(), Offer.objects.all())) == [offer]


@pytest.mark.parametrize("rows", [1, 3])
def test_catalogue_takes_two_queries(rows, django_assert_num_queries):
    for _ in range(rows):
        make_offer(topics=("Bauen",))
    with django_assert_num_queries(2):
        assert [(offer.provider_label, len(offer.topics.all())) for offer in recorded_offers()] == [("", 1)] * rows
