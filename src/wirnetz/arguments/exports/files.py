"""The files of a kit, made in memory."""

from dataclasses import dataclass

from wirnetz.arguments.exports.kit import Kit
from wirnetz.documents.html import deck_html
from wirnetz.documents.pptx import write_deck
from wirnetz.documents.typst import write_handout


@dataclass(frozen=True, slots=True)
class KitFiles:
    """Name and content of each file."""

    deck: tuple[str, bytes]
    handout: tuple[str, bytes]
    slides: tuple[str, bytes]
    note: tuple[str, bytes]

    def all(self) -> tuple[tuple[str, bytes], ...]:
        """The four files in the order in which people open them."""
        return self.deck, self.handout, self.slides, self.note


def deck_of(kit: Kit) -> tuple[str, bytes]:
    """The slides for PowerPoint."""
    return f"{kit.stem}-folien.pptx", kit.built or write_deck(kit.deck)


def files_of(kit: Kit) -> KitFiles:
    """All files of the kit as bytes: PowerPoint, PDF, HTML, plain text."""
    return KitFiles(
        deck=deck_of(kit),
        handout=(f"{kit.stem}-handzettel.pdf", write_handout(kit.handout)),
        slides=(f"{kit.stem}-folien.html", deck_html(kit.deck).encode()),
        note=(f"{kit.stem}-anschreiben.txt", kit.note.encode()),
    )
