"""The kinds of slots, one function each; a kind without anything to show answers None and its slide is left out."""

from wirnetz.arguments.exports.slots import (
    closing,
    figures,
    networks,
    offers,
    opening,
    organisations,
    reasons,
    regions,
    written,
)
from wirnetz.arguments.exports.slots.registry import slide_for, slot_kinds

__all__ = [
    "closing",
    "figures",
    "networks",
    "offers",
    "opening",
    "organisations",
    "reasons",
    "regions",
    "slide_for",
    "slot_kinds",
    "written",
]
