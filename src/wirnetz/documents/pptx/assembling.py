"""Pages on a blank presentation become one file: slides listed, properties written, everything packed."""

from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

from wirnetz.documents.content import Deck
from wirnetz.documents.pptx.archive import archived, entry
from wirnetz.documents.pptx.blank import TYPES, Blank, relative
from wirnetz.documents.pptx.master import NAMESPACES
from wirnetz.documents.pptx.page import Page
from wirnetz.documents.pptx.slide_parts import HEAD, PACKAGES, Parts, Sheet, add_page, relation
from wirnetz.documents.pptx.text import clean

FIXED_TIME = datetime(2026, 1, 1)
PROPERTIES = (
    f'xmlns:cp="{PACKAGES}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
FIRST_SLIDE = 256  # the least number that the format allows


def assembled(blank: Blank, pages: Iterable[tuple[Page, Sheet]], deck: Deck, written_at: datetime) -> bytes:
    """The bytes of the presentation with these slides; the same content and time give the same bytes."""
    parts = Parts.of(blank)
    slides, relations = [], []
    for number, (page, sheet) in enumerate(pages):
        name = add_page(parts, page, sheet, number + 1)
        key = f"rId{blank.next_relation + number}"
        slides.append(f'<p:sldId id="{FIRST_SLIDE + number}" r:id="{key}"/>')
        relations.append(relation(key, "slide", relative(f"/{name}", blank.names.folder)))
    listed = f"<p:sldIdLst {NAMESPACES}>{''.join(slides)}</p:sldIdLst>" if slides else ""
    live = {
        TYPES: "".join(parts.types).join(blank.types),
        blank.names.presentation: listed.join(blank.presentation),
        blank.names.relations: "".join(relations).join(blank.relations),
        blank.names.core: _properties(deck, written_at),
    }
    written = [entry(name, text.encode()) for name, text in live.items()]
    return archived((*written, *blank.entries, *parts.entries), written_at)


def _properties(deck: Deck, written_at: datetime) -> str:
    """Who made it and what it is; nothing of the file that it was made from."""
    moment = f"{max(written_at, datetime(1980, 1, 1)):%Y-%m-%dT%H:%M:%SZ}"
    author = escape(clean(deck.author))
    return (
        f"{HEAD}<cp:coreProperties {PROPERTIES}>"
        f"<dc:title>{escape(clean(deck.title))}</dc:title><dc:subject>{escape(clean(deck.stamp))}</dc:subject>"
        f"<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"<cp:revision>1</cp:revision><dc:language>{deck.language}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )
