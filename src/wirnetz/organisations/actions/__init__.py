"""Writes of the room `organisations`."""

from wirnetz.organisations.actions.alliance import ensure_alliance
from wirnetz.organisations.actions.applications import (
    accept_application,
    apply_for_partnership,
    confirm_application,
    decline_application,
    reopen_application,
)
from wirnetz.organisations.actions.bodies import add_body, body_fingerprint, edit_body, end_body, resume_body
from wirnetz.organisations.actions.data_protection import data_protection_fingerprint, settle_data_protection
from wirnetz.organisations.actions.example import load_example_houses
from wirnetz.organisations.actions.look import (
    BrandValues,
    brand_fingerprint,
    check_accent,
    map_slide_template,
    mapping_fingerprint,
    remove_slide_template,
    set_brand,
    store_slide_template,
)
from wirnetz.organisations.actions.merged_rights import rights_to_pass
from wirnetz.organisations.actions.merging import Reopened, merge_offices, reopen_office
from wirnetz.organisations.actions.moving import Move, move_records
from wirnetz.organisations.actions.notices import note_informed, notice_text
from wirnetz.organisations.actions.offices import (
    OfficeValues,
    add_office,
    edit_office,
    end_office,
    move_office,
    office_fingerprint,
)
from wirnetz.organisations.actions.partners import (
    OrganisationValues,
    add_organisation,
    edit_organisation,
    organisation_fingerprint,
)
from wirnetz.organisations.actions.partnership import end_partnership
from wirnetz.organisations.actions.people import (
    AdviserValues,
    add_adviser,
    adviser_fingerprint,
    confirm_adviser,
    edit_adviser,
    end_adviser,
)
from wirnetz.organisations.actions.reference import load_reference

__all__ = [
    "AdviserValues",
    "BrandValues",
    "Move",
    "OfficeValues",
    "OrganisationValues",
    "Reopened",
    "accept_application",
    "add_adviser",
    "add_body",
    "add_office",
    "add_organisation",
    "adviser_fingerprint",
    "apply_for_partnership",
    "body_fingerprint",
    "brand_fingerprint",
    "check_accent",
    "confirm_adviser",
    "confirm_application",
    "data_protection_fingerprint",
    "decline_application",
    "edit_adviser",
    "edit_body",
    "edit_office",
    "edit_organisation",
    "end_adviser",
    "end_body",
    "end_office",
    "end_partnership",
    "ensure_alliance",
    "load_example_houses",
    "load_reference",
    "map_slide_template",
    "mapping_fingerprint",
    "merge_offices",
    "move_office",
    "move_records",
    "note_informed",
    "notice_text",
    "office_fingerprint",
    "organisation_fingerprint",
    "remove_slide_template",
    "reopen_application",
    "reopen_office",
    "resume_body",
    "rights_to_pass",
    "set_brand",
    "settle_data_protection",
    "store_slide_template",
]
