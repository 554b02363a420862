"""Writes of the room `offers`."""

from wirnetz.offers.actions.catalogue import (
    OfferValues,
    add_offer,
    edit_offer,
    offer_fingerprint,
    resume_offer,
    retire_offer,
)
from wirnetz.offers.actions.declarations import (
    declare,
    months_later,
    remind_of_declarations,
    withdraw_declaration,
)
from wirnetz.offers.actions.life import (
    end_service,
    end_stewardship,
    name_steward,
    record_step,
    serve_areas,
    take_step_back,
)
from wirnetz.offers.actions.reference import load_reference, load_topics

__all__ = [
    "OfferValues",
    "add_offer",
    "declare",
    "edit_offer",
    "end_service",
    "end_stewardship",
    "load_reference",
    "load_topics",
    "months_later",
    "name_steward",
    "offer_fingerprint",
    "record_step",
    "remind_of_declarations",
    "resume_offer",
    "retire_offer",
    "serve_areas",
    "take_step_back",
    "withdraw_declaration",
]
