"""Words that every form of an edition has in common."""

from django.utils.translation import gettext as _

from wirnetz.core.german import MONTHS, date_words
from wirnetz.core.mail import absolute
from wirnetz.infoservice.enums import ItemKind
from wirnetz.infoservice.weaving import EditionText, ItemText

CAN_DO = "Das können Sie damit in Ihrem Netzwerk tun:"


def above(item: ItemText, edition: EditionText) -> str:
    """What stands above an item: what it is, and which level it comes from or changed it."""
    kind = str(ItemKind(item.kind).label)
    kind = kind[:1].upper() + kind[1:]
    origin = _("ergänzt von %s") % item.origin if item.origin else ""
    reworded = _("angepasst von %s") % item.reworded_by if item.reworded_by else ""
    example = _("Beispiel") if item.is_example and not edition.is_example else ""
    return " · ".join(part for part in (kind, origin, reworded, example) if part)


def edition_line(edition: EditionText) -> str:
    """The line below the name: what this is and from when."""
    month = f"{MONTHS[edition.out_on.month - 1]} {edition.out_on.year}"
    line = _("%(service)s von %(sender)s, %(month)s") % {
        "service": edition.service,
        "sender": edition.sender,
        "month": month,
    }
    return _("%s (Beispiel)") % line if edition.is_example else line


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each in one line."""
    return [" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]


def until(item: ItemText) -> str:
    """Until when an item holds; empty where it has no end or its headline is the date itself."""
    if item.expires_on is None or item.kind == ItemKind.DATE:
        return ""
    return _("Gilt bis %s.") % date_words(item.expires_on)


def link_of(item: ItemText) -> str:
    """Where an item leads, as a whole address; empty for none."""
    return absolute(item.link) if item.link.startswith("/") else item.link
