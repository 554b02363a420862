"""Offers for tests."""

import itertools
from typing import Any

from tests.factories.areas import make_area
from wirnetz.core.sorting import german_sort_key
from wirnetz.offers.enums import OfferKind
from wirnetz.offers.models import Offer, Topic

_numbers = itertools.count(1)


def make_topic(name: str = "") -> Topic:
    """A topic; the same name gives the same topic."""
    name = name or f"Thema {next(_numbers)}"
    slug = german_sort_key(name).replace(" ", "-")
    return Topic.objects.filter(slug=slug).first() or Topic.objects.create(slug=slug, name=name)


def make_offer(name: str = "", *, areas: tuple[str, ...] = (), topics: tuple[str, ...] = (), **fields: Any) -> Offer:
    """An offer, open everywhere unless `areas` are named."""
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "slug": f"angebot-{number}",
        "name": name or f"Angebot {number}",
        "kind": OfferKind.CHECK,
        "source_url": "https://quelle.example/angebote",
        "as_of": 2025,
    }
    offer = Offer.objects.create(**(defaults | fields))
    offer.areas.set([make_area(key) for key in areas])
    offer.topics.set([make_topic(topic) for topic in topics])
    return offer
