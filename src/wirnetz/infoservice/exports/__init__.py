"""An edition as a mail, as text to paste, and as a feed."""

from wirnetz.infoservice.exports.feed import atom_feed
from wirnetz.infoservice.exports.mail import Look, in_look, letter_for, style_digest
from wirnetz.infoservice.exports.paper import edition_pdf
from wirnetz.infoservice.exports.plain import plain_text

__all__ = ["Look", "atom_feed", "edition_pdf", "in_look", "letter_for", "plain_text", "style_digest"]
