"""An edition as plain text: the second half of a mail, and what one pastes into a newsletter of one's own."""

from collections.abc import Iterator

from wirnetz.infoservice.exports.phrases import above, edition_line, frame_of, link_of, paragraphs, until
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
        yield from _item(item, edition)
    if edition.signature:
        yield edition.signature


def _item(item: ItemText, edition: EditionText) -> Iterator[str]:
    frame = frame_of(edition)
    yield from paragraphs(item.text)
    if item.picture:
        yield str(frame.picture) % item.picture_alt
    if item.action:
        yield f"{frame.can_do} {item.action}"
    if end := until(item, edition):
        yield end
    if item.link:
        yield f"{item.link_words or frame.more}: {link_of(item)}"
