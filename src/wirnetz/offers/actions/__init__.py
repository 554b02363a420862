"""Writes of the room `offers`."""

from wirnetz.offers.actions.reference import load_reference, load_topics

__all__ = ["load_reference", "load_topics"]
