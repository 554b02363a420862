"""Writes of the room `offers`."""

from wirnetz.offers.actions.catalogue import (
    OfferValues,
    add_offer,
    edit_offer,
    offer_fingerprint,
    resume_offer,
    retire_offer,
)
from wirnetz.offers.actions.reference import load_reference, load_topics

__all__ = [
    "OfferValues",
    "add_offer",
    "edit_offer",
    "load_reference",
    "load_topics",
    "offer_fingerprint",
    "resume_offer",
    "retire_offer",
]
