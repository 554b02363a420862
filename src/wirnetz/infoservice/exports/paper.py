"""An edition as PDF, to print or to send along."""

from wirnetz.documents.brochure import Picture
from wirnetz.documents.content import Theme
from wirnetz.documents.paper_edition import PaperEdition, PaperFrame, PaperItem
from wirnetz.documents.typst.edition import write_edition
from wirnetz.infoservice.exports.frames import Frame
from wirnetz.infoservice.exports.phrases import (
    above,
    edition_line,
    frame_of,
    link_language,
    link_of,
    paragraphs,
    picture_language,
    until,
)
from wirnetz.infoservice.exports.pictures import paper_picture
from wirnetz.infoservice.weaving import GERMAN, EditionText, ItemText

REGIONS = {"de": "de-DE", "en": "en-GB"}


def edition_pdf(edition: EditionText, *, theme: Theme, address: str) -> bytes:
    """The same words and pictures as the page, in the same order; `address` is where it stands."""
    frame = frame_of(edition)
    items = tuple(
        PaperItem(
            above=above(item, edition),
            headline=item.headline,
            paragraphs=tuple(paragraphs(item.text)),
            action=item.action,
            until=until(item, edition),
            link_words=item.link_words or str(frame.more),
            link=link_of(item),
            picture=_picture(item),
            language=item.language,
            link_language=link_language(item, edition) or edition.language,
            picture_language=picture_language(item, edition) or edition.language,
        )
        for item in edition.items
    )
    return write_edition(
        PaperEdition(
            title=edition.title,
            kicker=edition_line(edition),
            greeting=tuple(paragraphs(edition.greeting)),
            items=items,
            address=address,
            signature=edition.signature,
            is_example=edition.is_example,
            theme=theme,
            language=REGIONS[edition.language],
            title_language=edition.title_language,
            greeting_language=edition.greeting_language,
            signature_language=GERMAN,
            frame=_paper_frame(frame),
        )
    )


def _paper_frame(frame: Frame) -> PaperFrame:
    return PaperFrame(
        can_do=str(frame.can_do),
        invented=str(frame.invented),
        example=str(frame.example),
        page=str(frame.page),
        of=str(frame.page_of),
    )


def _picture(item: ItemText) -> Picture | None:
    data = paper_picture(item.picture) if item.picture else None
    return Picture(data, item.picture_alt) if data else None
