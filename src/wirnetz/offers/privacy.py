"""The room `offers` keeps no data about people: topics and offers of organisations."""

from wirnetz.core.personal import not_personal
from wirnetz.offers.models import Offer, Topic

not_personal(Topic, "slug", "name", "sort_key")
not_personal(
    Offer,
    *("source_url", "source_note", "as_of", "is_example", "slug", "name", "sort_key", "kind", "audience", "purpose"),
    *("number", "is_shared", "provider", "provider_name", "website", "status", "ended_on"),
)
