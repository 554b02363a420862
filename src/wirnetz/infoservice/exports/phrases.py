"""Words that every form of an edition has in common."""

from wirnetz.core.mail import absolute
from wirnetz.infoservice.enums import ItemKind
from wirnetz.infoservice.exports.frames import FRAMES, Frame
from wirnetz.infoservice.weaving import EditionText, ItemText


def frame_of(edition: EditionText) -> Frame:
    """What stands around the texts, in the language of the edition's reader."""
    return FRAMES[edition.language]


def above(item: ItemText, edition: EditionText) -> str:
    """What stands above an item: what it is, and which level it comes from or changed it."""
    frame = frame_of(edition)
    kind = str(frame.kinds[item.kind])
    kind = kind[:1].upper() + kind[1:]
    origin = str(frame.added) % item.origin if item.origin else ""
    reworded = str(frame.reworded) % item.reworded_by if item.reworded_by else ""
    example = str(frame.example) if item.is_example and not edition.is_example else ""
    return " · ".join(part for part in (kind, origin, reworded, example) if part)


def edition_line(edition: EditionText) -> str:
    """The line below the name: what this is and from when."""
    frame = frame_of(edition)
    line = str(frame.line) % {
        "service": edition.service,
        "sender": edition.sender,
        "month": frame.month(edition.out_on),
    }
    return str(frame.example_line) % line if edition.is_example else line


def day_line(edition: EditionText) -> str:
    """The same with the day, for a page that marks an invented edition otherwise."""
    frame = frame_of(edition)
    parts = {"service": edition.service, "sender": edition.sender, "month": frame.day(edition.out_on)}
    return str(frame.line) % parts


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each in one line."""
    return [" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]


def until(item: ItemText, edition: EditionText) -> str:
    """Until when an item holds; empty where it has no end or its headline is the date itself."""
    if item.expires_on is None or item.kind == ItemKind.DATE:
        return ""
    frame = frame_of(edition)
    return str(frame.until) % frame.day(item.expires_on)


def link_of(item: ItemText) -> str:
    """Where an item leads, as a whole address; empty for none."""
    return absolute(item.link) if item.link.startswith("/") else item.link


def other_language(language: str, edition: EditionText) -> str:
    """The language of a text where it is not the one around it, for the attribute `lang`; else nothing."""
    return language if language != edition.language else ""


def link_language(item: ItemText, edition: EditionText) -> str:
    """The same for the words of its link: without words of its own the frame's are said."""
    return other_language(item.language, edition) if item.link_words else ""


def picture_language(item: ItemText, edition: EditionText) -> str:
    """The same for what is said of its picture: German where nobody said it in English."""
    is_english = item.picture_alt_en and item.picture_alt == item.picture_alt_en
    return other_language("en" if is_english else "de", edition)
