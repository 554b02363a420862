"""What a reader's page says about their choices, in sentences."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.german import joined
from wirnetz.infoservice.enums import ReadingLanguage, ReadingRhythm
from wirnetz.infoservice.exports.frames import FRAMES
from wirnetz.infoservice.models import Reader
from wirnetz.infoservice.queries.readers import Level, is_undeliverable

RHYTHMS = {
    ReadingRhythm.AT_ONCE: gettext_lazy("jede Ausgabe, sobald sie erscheint"),
    ReadingRhythm.WEEKLY: gettext_lazy("einmal in der Woche, was erschienen ist"),
    ReadingRhythm.MONTHLY: gettext_lazy("einmal im Monat, was erschienen ist"),
}


def masked(address: str) -> str:
    """The address as its owner knows it again, and nobody else: mails are passed on, with the link in them."""
    local, _at, domain = address.rpartition("@")
    return f"{local[:2]}…@{domain}"


def choices_answer(reader: Reader, levels: Sequence[Level], *, on: date) -> str:
    """What the reader gets, in one sentence."""
    if reader.left_at is not None:
        return _("Sie haben alles abbestellt und bekommen nichts.")
    if is_undeliverable(reader.address):
        return _(
            "Adresse unzustellbar: Mails an Sie kamen zurück, deshalb kommt nichts mehr. Bestellen Sie den Infodienst "
            "neu und bestätigen Sie die Mail dazu; dann geht es weiter."
        )
    if reader.paused_until is not None and on <= reader.paused_until:
        until = FRAMES[reader.language].day(reader.paused_until)
        return _("Sie machen Pause bis einschließlich %s und bekommen so lange nichts.") % until
    if not any(not level.is_left for level in levels):
        return _("Sie bekommen zurzeit nichts: Kein Weg führt zu Ihnen.")
    return _("Sie bekommen %s.") % RHYTHMS[ReadingRhythm(reader.rhythm)]


def changed_words(reader: Reader, topics: Sequence[str], areas: Sequence[str]) -> str:
    """What was saved, said back."""
    about = _("zu %s") % joined(topics, _("und")) if topics else _("zu allen Themen")
    where = _("für %s") % joined(areas, _("und")) if areas else _("für ganz Deutschland")
    said = [_("Gespeichert: %s %s, %s.") % (about, where, RHYTHMS[ReadingRhythm(reader.rhythm)])]
    if reader.language == ReadingLanguage.ENGLISH:
        said.append(_("Auf Englisch, wo es einen englischen Text gibt."))
    if reader.paused_until is not None:
        said.append(_("Bis einschließlich %s kommt nichts.") % FRAMES[reader.language].day(reader.paused_until))
    return " ".join(said)
