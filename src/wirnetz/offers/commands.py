"""`wirnetz list offers`."""

from typing import Any

from wirnetz.core.commands import listing
from wirnetz.offers.queries import recorded_offers


@listing("offers")
def listed_offers() -> list[dict[str, Any]]:
    """Offers in German order."""
    return [
        {
            "slug": offer.slug,
            "name": offer.name,
            "kind": offer.kind,
            "is_shared": offer.is_shared,
            "provider": offer.provider_label,
            "as_of": offer.as_of,
            "is_example": offer.is_example,
        }
        for offer in recorded_offers()
    ]
