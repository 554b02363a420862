"""What stands around the texts of an edition, in each language of readers: all words of the frame in one place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wirnetz.core.german import MONTHS, date_words
from wirnetz.infoservice.enums import ItemKind
from wirnetz.infoservice.weaving import ENGLISH, GERMAN

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Frame:
    """The words of one language; a `%s` stands for the name or day that is set in."""

    line: Words
    example_line: Words
    example: Words
    added: Words
    reworded: Words
    can_do: Words
    more: Words
    picture: Words
    until: Words
    change: Words
    in_browser: Words
    imprint: Words
    all_editions: Words
    no_tracking: Words
    invented: Words
    page: Words
    page_of: Words
    because_tried: Words
    items: Words
    handing_on: Words
    may_use: Words
    as_text: Words
    as_pdf: Words
    kinds: Mapping[str, Words]
    month: Callable[[date], str]
    day: Callable[[date], str]


_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _english_month(day: date) -> str:
    return f"{_ENGLISH_MONTHS[day.month - 1]} {day.year}"


def _english_day(day: date) -> str:
    return f"{day.day}\u00a0{_english_month(day)}"


FRAMES = {
    GERMAN: Frame(
        line=_("%(service)s von %(sender)s, %(month)s"),
        example_line=_("%s (Beispiel)"),
        example=_("Beispiel"),
        added=_("ergänzt von %s"),
        reworded=_("angepasst von %s"),
        can_do="Das können Sie damit in Ihrem Netzwerk tun:",
        more=_("Mehr dazu"),
        picture=_("Bild: %s"),
        until=_("Gilt bis %s."),
        change=_("Abbestellen oder ändern"),
        in_browser=_("Im Browser lesen"),
        imprint=_("Impressum"),
        all_editions=_("Alle Ausgaben"),
        no_tracking=_("Diese Mail enthält keine Zählpixel; wir wissen nicht, ob Sie sie öffnen."),
        invented=_("Erfunden, um zu zeigen, wie es aussieht."),
        page=_("Seite"),
        page_of=_("von"),
        because_tried=_("Sie erhalten diese Nachricht, weil Sie prüfen, was hinausgeht."),
        items=_("Meldungen"),
        handing_on=_("Weitergeben"),
        may_use=_("Sie dürfen alles übernehmen, auch gekürzt und unter Ihrem Namen."),
        as_text=_("Als Text zum Einfügen"),
        as_pdf=_("als PDF"),
        kinds={kind.value: kind.label for kind in ItemKind},
        month=_month,
        day=date_words,
    ),
    ENGLISH: Frame(
        line="%(service)s from %(sender)s, %(month)s",
        example_line="%s (example)",
        example="Example",
        added="added by %s",
        reworded="adapted by %s",
        can_do="What you can do with it in your network:",
        more="Read more",
        picture="Picture: %s",
        until="Valid until %s.",
        change="Unsubscribe or change settings",
        in_browser="Read in your browser",
        imprint="Legal notice",
        all_editions="All editions",
        no_tracking="This message contains no tracking pixels; we do not know whether you open it.",
        invented="Invented, to show what it looks like.",
        page="Page",
        page_of="of",
        because_tried="You receive this message because you check what goes out.",
        items="Items",
        handing_on="Pass it on",
        may_use="You may use all of it, shortened or under your own name, too.",
        as_text="As text to paste",
        as_pdf="as PDF",
        kinds={
            ItemKind.NEWS.value: "News",
            ItemKind.DATE.value: "Date",
            ItemKind.OFFER.value: "Offer",
            ItemKind.ARGUMENT.value: "Argument",
            ItemKind.JOINT_ACTIVITY.value: "Joint activity",
            ItemKind.QUESTION.value: "Question",
            ItemKind.CALL.value: "Call for help",
        },
        month=_english_month,
        day=_english_day,
    ),
}
