"""Writes of the room `organisations`."""

from wirnetz.organisations.actions.reference import load_reference

__all__ = ["load_reference"]
