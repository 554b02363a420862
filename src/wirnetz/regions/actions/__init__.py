"""Writes of the room `regions`."""

from wirnetz.regions.actions.load import load_reference

__all__ = ["load_reference"]
