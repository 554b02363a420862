"""The brochure of a network as content: what people wrote and released, and what is counted from records."""

from wirnetz.arguments.exports.brochure.content import Made, brochure_of
from wirnetz.arguments.exports.brochure.gaps import Missing, Part

__all__ = ["Made", "Missing", "Part", "brochure_of"]
