"""Decks built into a partner's own template: `build` in this process, `build_apart` in a child of its own."""

from wirnetz.documents.pptx.house.apart import Built, build_apart
from wirnetz.documents.pptx.house.building import build

__all__ = ["Built", "build", "build_apart"]
