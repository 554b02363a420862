"""An edition as PDF, to print or to send along."""

from django.utils.translation import gettext as _

from wirnetz.documents.content import Theme
from wirnetz.documents.paper_edition import PaperEdition, PaperItem
from wirnetz.documents.typst.edition import write_edition
from wirnetz.infoservice.exports.phrases import above, edition_line, link_of, paragraphs, until
from wirnetz.infoservice.weaving import EditionText


def edition_pdf(edition: EditionText, *, theme: Theme, address: str) -> bytes:
    """The same words as the page, in the same order; `address` is where it stands."""
    items = tuple(
        PaperItem(
            above=above(item, edition),
            headline=item.headline,
            paragraphs=tuple(paragraphs(item.text)),
            action=item.action,
            until=until(item),
            link_words=item.link_words or _("Mehr dazu"),
            link=link_of(item),
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
        )
    )
