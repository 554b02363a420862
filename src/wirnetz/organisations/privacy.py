"""Which data about people the room `organisations` keeps."""

from functools import partial

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.core.acts import ActKind, acts
from wirnetz.core.personal import (
    HISTORY_TIME,
    Basis,
    Erase,
    Keep,
    Purpose,
    enter_house_bases,
    not_personal,
    personal,
    store,
)
from wirnetz.organisations.enums import ApplicationState
from wirnetz.organisations.models import (
    Adviser,
    Body,
    Brand,
    DataProtection,
    OfficeMerge,
    Organisation,
    PartnershipApplication,
    SlideTemplate,
)
from wirnetz.organisations.queries import bases_of_houses

directory_data = partial(
    personal,
    purpose=Purpose.DIRECTORY,
    basis=Basis.HOUSE,
    keep=Keep(
        _("solange die Person dort arbeitet und 30 Tage danach; der Verlauf bleibt ohne Namen"),
        days=30,
        since="until_on",
    ),
    subject=("person", "@email"),
)
directory_data(Adviser, "name", "sort_key", erase=Erase.PSEUDONYM)
directory_data(Adviser, "person", "function", "email", "phone", "topics", "own_key", erase=Erase.BLANK)
directory_data(
    Adviser,
    *("organisation", "name_visibility", "contact_visibility", "from_on", "confirmed_on", "informed_on", "is_example"),
    erase=Erase.KEEP,
)
directory_data(Adviser, "until_on", erase=Erase.END)

application_data = partial(
    personal,
    purpose=Purpose.PARTNERSHIP,
    basis=Basis.CONTRACT,
    keep=Keep(
        _("14 Tage ohne Bestätigung der Adresse; entschiedene Anträge, solange die Partnerschaft besteht"),
        days=14,
        since="created_at",
        where=Q(state=ApplicationState.UNCONFIRMED),
    ),
    erase=Erase.DELETE,
    subject="@contact_email",
)
application_data(
    PartnershipApplication,
    *("organisation_name", "organisation", "kind", "seat_city", "website", "contact_name", "contact_email", "message"),
    *("state", "created_at", "decided_at", "reason", "is_example"),
)
application_data(PartnershipApplication, "token_hash", is_exported=False)
for model, pointer in ((PartnershipApplication, "decided_by"), (SlideTemplate, "uploaded_by")):
    personal(
        model,
        pointer,
        purpose=Purpose.RECORD,
        basis=Basis.HOUSE,
        keep=HISTORY_TIME,
        erase=Erase.KEEP,
        subject=pointer,
    )

OF_THE_HOUSE = "dienstliche Angaben der Stelle, nicht einer Person"
not_personal(
    Organisation,
    *("source_url", "source_note", "as_of", "is_example", "slug", "name", "short_name", "sort_key", "kind"),
    *("source_kind", "source_kind_label", "reach", "parent", "parent_name", "node", "level", "own_key", "street"),
    *("postcode", "municipality", "phone", "email", "seat_city", "seat", "website", "partnership"),
    *("partner_from_on", "partner_until_on", "relation", "relation_label", "opened_on", "ended_on", "ended_reason"),
    "successor",
    because=OF_THE_HOUSE,
)
not_personal(OfficeMerge, "office", "into", "moved", "merged_at", "undone_at")
personal(
    OfficeMerge,
    "merged_by",
    purpose=Purpose.RECORD,
    basis=Basis.HOUSE,
    keep=HISTORY_TIME,
    erase=Erase.KEEP,
    subject="merged_by",
)
not_personal(Body, "slug", "name", "kind", "purpose", "node", "from_on", "until_on", "is_example")
not_personal(DataProtection, "organisation", "footing", "law")
personal(
    DataProtection,
    "contact",
    purpose=Purpose.OPERATION,
    basis=Basis.DUTY,
    keep=Keep(_("bis die Organisation die Angabe ändert"), job="organisation"),
    erase=Erase.BLANK,
    subject="~contact",
)
not_personal(Brand, "organisation", "accent", "logo", "logo_alt")
personal(
    Brand,
    *("sender_name", "sender_email", "contact"),
    purpose=Purpose.OPERATION,
    basis=Basis.HOUSE,
    keep=Keep(_("bis die Organisation die Angabe ändert"), job="organisation"),
    erase=Erase.BLANK,
    subject="@sender_email",
)
not_personal(
    SlideTemplate,
    "organisation",
    "file",
    "name",
    "layouts",
    "mapping",
    "remarks",
    "width_mm",
    "height_mm",
    "uploaded_at",
    "is_current",
)
store("folder", "logos", holds=_("Logos der Organisationen"), keep=_("bis zum Austausch"), is_personal=False)
store(
    "folder", "slide_templates", holds=_("Folienvorlagen der Organisationen"), keep=_("bis zum Austausch"),
    is_personal=False,
)  # fmt: skip
enter_house_bases(bases_of_houses)
acts(
    ActKind.HOUSE,
    {
        "settle_data_protection": _("hat die Angaben zum Datenschutz geändert"),
        "add_organisation": _("hat eine Organisation eingetragen"),
        "edit_organisation": _("hat die Angaben zu einer Organisation geändert"),
        "end_membership": _("hat eine Mitgliedschaft beendet"),
        "end_partnership": _("hat eine Partnerschaft beendet"),
        "add_office": _("hat eine Stelle eingetragen"),
        "edit_office": _("hat die Angaben zu einer Stelle geändert"),
        "move_office": _("hat eine Stelle umgehängt"),
        "end_office": _("hat eine Stelle beendet"),
        "reopen_office": _("führt eine Stelle wieder"),
        "merge_offices": _("hat zwei Stellen zusammengeführt"),
        "unmerge_offices": _("hat eine Zusammenführung von Stellen aufgehoben"),
        "set_brand": _("hat das Erscheinungsbild geändert"),
        "replace_logo": _("hat das Logo ausgetauscht"),
        "store_slide_template": _("hat eine Folienvorlage hinterlegt"),
        "map_slide_template": _("hat die Layouts der Folienvorlage zugeordnet"),
        "remove_slide_template": _("hat eine Folienvorlage entfernt"),
        "add_body": _("hat ein Gremium angelegt"),
        "edit_body": _("hat die Angaben zu einem Gremium geändert"),
        "end_body": _("hat ein Gremium beendet"),
        "resume_body": _("hat ein Gremium wieder aufgenommen"),
        "confirm_application": _("hat einen Antrag auf Partnerschaft bestätigt"),
        "accept_application": _("hat einen Antrag auf Partnerschaft angenommen"),
        "decline_application": _("hat einen Antrag auf Partnerschaft abgelehnt"),
        "reopen_application": _("hat einen Antrag auf Partnerschaft wieder geöffnet"),
    },
)
acts(
    ActKind.PEOPLE,
    {
        "add_adviser": _("hat eine Ansprechperson eingetragen"),
        "edit_adviser": _("hat die Angaben zu einer Ansprechperson geändert"),
        "confirm_adviser": _("hat den Eintrag einer Ansprechperson bestätigt"),
        "end_adviser": _("hat den Eintrag einer Ansprechperson beendet"),
        "note_informed": _("hat vermerkt, dass eine Person über ihren Eintrag informiert ist"),
        "inform_adviser": _("hat eine Person über ihren Eintrag informiert"),
    },
)
