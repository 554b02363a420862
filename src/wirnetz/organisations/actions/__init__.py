"""Writes of the room `organisations`."""

from wirnetz.organisations.actions.alliance import ensure_alliance
from wirnetz.organisations.actions.offices import (
    OfficeValues,
    add_office,
    edit_office,
    end_office,
    move_office,
    office_fingerprint,
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
    "OfficeValues",
    "add_adviser",
    "add_office",
    "adviser_fingerprint",
    "confirm_adviser",
    "edit_adviser",
    "edit_office",
    "end_adviser",
    "end_office",
    "end_partnership",
    "ensure_alliance",
    "load_reference",
    "move_office",
    "office_fingerprint",
]
