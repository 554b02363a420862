"""Writes of the room `organisations`."""

from wirnetz.organisations.actions.alliance import ensure_alliance
from wirnetz.organisations.actions.reference import load_reference

__all__ = ["ensure_alliance", "load_reference"]
