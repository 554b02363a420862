"""An edition as plain text: the second half of a mail, and what one pastes into a newsletter of one's own."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from wirnetz.infoservice.exports.phrases import CAN_DO, above, edition_line, link_of, paragraphs, until
from wirnetz.infoservice.weaving import EditionText, ItemText


def plain_text(edition: EditionText) -> str:
    """The edition in the order of the page, one line per paragraph; nothing of it is lost."""
    return "\n\n".join(_parts(edition)) + "\n"


def _parts(edition: EditionText) -> Iterator[str]:
    yield edition_line(edition)
    yield edition.title
    yield from paragraphs(edition.greeting)
    for item in edition.items:
        yield "--\n" + above(item, edition) + "\n" + item.headline
        yield from _item(item)
    if edition.signature:
        yield edition.signature


def _item(item: ItemText) -> Iterator[str]:
    yield from paragraphs(item.text)
    if item.picture:
        yield _("Bild: %s") % item.picture_alt
    if item.action:
        yield f"{CAN_DO} {item.action}"
    if end := until(item):
        yield end
    if item.link:
        yield f"{item.link_words or _('Mehr dazu')}: {link_of(item)}"
