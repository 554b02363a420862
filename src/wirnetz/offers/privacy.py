"""Which data about people the room `offers` keeps: addresses to which the end of a self-declaration is announced."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from wirnetz.core.acts import ActKind, acts
from wirnetz.core.personal import Basis, Erase, Keep, Purpose, not_personal, personal
from wirnetz.offers.models import Offer, OfferStep, OfferSteward, SelfDeclaration, ServiceArea, Topic

not_personal(Topic, "slug", "name", "sort_key")
not_personal(
    Offer,
    *("source_url", "source_note", "as_of", "is_example", "slug", "name", "sort_key", "kind", "audience", "purpose"),
    *("number", "is_shared", "provider", "provider_name", "website", "status", "ended_on", "stage", "version"),
    "declaration_months",
)
not_personal(
    OfferStep, *("source_url", "source_note", "as_of", "is_example", "offer", "stage", "on", "body", "version", "note")
)
not_personal(OfferSteward, "offer", "organisation", "from_on", "until_on", "is_example")
not_personal(ServiceArea, "offer", "office", "area", "from_on", "until_on", "is_example")
declaration_data = partial(
    personal,
    purpose=Purpose.PARTNERSHIP,
    basis=Basis.CONSENT,
    keep=Keep(_("ein Jahr nach dem Ende der Selbsterklärung"), days=365, since="valid_until"),
    erase=Erase.DELETE,
    subject="@contact_email",
)
declaration_data(
    SelfDeclaration,
    *("offer", "organisation", "firm_name", "area", "recorded_by", "contact_email", "declared_on", "valid_until"),
    *("reminded_on", "withdrawn_on", "is_example"),
)
acts(
    ActKind.OFFER,
    {
        "add_offer": _("hat ein Angebot eingetragen"),
        "edit_offer": _("hat ein Angebot geändert"),
        "declare": _("hat eine Selbsterklärung eingetragen"),
        "end_service": _("hat ein Einsatzgebiet beendet"),
        "end_stewardship": _("hat die Federführung eines Angebots beendet"),
        "name_steward": _("hat die Federführung eines Angebots vergeben"),
        "record_offer_step": _("hat einen Schritt im Lebenslauf eines Angebots eingetragen"),
        "retire_offer": _("hat ein Angebot beendet"),
        "resume_offer": _("hat ein Angebot wieder aufgenommen"),
        "serve_areas": _("hat ein Einsatzgebiet eingetragen"),
        "take_offer_step_back": _("hat einen Schritt im Lebenslauf eines Angebots zurückgenommen"),
        "withdraw_declaration": _("hat eine Selbsterklärung zurückgenommen"),
    },
)
