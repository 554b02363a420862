"""Addresses and places matched to official areas; likely doubles among offices. Pure: no Django."""

from wirnetz.imports.matching.places import Located, PlaceMatcher

__all__ = ["Located", "PlaceMatcher"]
