"""The room `offers` keeps no data about people: topics and offers of organisations."""

from django.utils.translation import gettext_lazy as _

from wirnetz.core.acts import ActKind, acts
from wirnetz.core.personal import not_personal
from wirnetz.offers.models import Offer, Topic

not_personal(Topic, "slug", "name", "sort_key")
not_personal(
    Offer,
    *("source_url", "source_note", "as_of", "is_example", "slug", "name", "sort_key", "kind", "audience", "purpose"),
    *("number", "is_shared", "provider", "provider_name", "website", "status", "ended_on"),
)
acts(
    ActKind.OFFER,
    {
        "add_offer": _("hat ein Angebot eingetragen"),
        "edit_offer": _("hat ein Angebot geändert"),
        "retire_offer": _("hat ein Angebot beendet"),
        "resume_offer": _("hat ein Angebot wieder aufgenommen"),
    },
)
