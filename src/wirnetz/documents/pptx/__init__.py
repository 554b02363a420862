"""The PowerPoint writer: slides laid out by measuring (`layout_deck`), then written as a package (`write_deck`)."""

from wirnetz.documents.pptx.writer import layout_deck, write_deck

__all__ = ["layout_deck", "write_deck"]
