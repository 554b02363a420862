"""The registers in which things are counted, as sources, and the words in which documents name what they counted."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from wirnetz.core.german import joined
from wirnetz.documents.phrases import and_more

MOST_NAMES = 4


def day(on: date) -> str:
    """„24.11.2026“."""
    return f"{on:%d.%m.%Y}"


def named(names: Sequence[str]) -> str:
    """„A, B und C“; of more than five the first four „und drei weitere“."""
    if len(names) <= MOST_NAMES + 1:
        return joined(names)
    return f"{', '.join(names[:MOST_NAMES])} {and_more(len(names) - MOST_NAMES)}"


def register_label(register: str, *, is_example: bool) -> str:
    """The register as a source; says so if invented records are among what was counted."""
    return _("%s (mit erfundenen Beispielen)") % register if is_example else register


def network_register() -> str:
    """Where networks, memberships and links are counted."""
    return _("Netzwerkverzeichnis in Wirnetz")


def organisation_register() -> str:
    """Where organisations are counted."""
    return _("Organisationsverzeichnis in Wirnetz")


def offer_register() -> str:
    """Where offers are counted."""
    return _("Angebotsverzeichnis in Wirnetz")


def calendar_register() -> str:
    """Where dates are counted."""
    return _("Kalender in Wirnetz")


def activity_register() -> str:
    """Where joint activities and firms reached are counted."""
    return _("Gemeinsame Aktionen in Wirnetz")


def note_register() -> str:
    """Where what was brought into networks is counted."""
    return _("Eingebrachtes, vermerkt in Wirnetz")


def area_register() -> str:
    """Where municipalities and districts are counted."""
    return _("Amtliches Gemeindeverzeichnis")


def statistics_register() -> str:
    """Whose figures about people, land and firms these are."""
    return _("Statistisches Bundesamt")


def border_register() -> str:
    """From which borders land and neighbours are taken."""
    return _("Grenzen der Gebiete, © GeoBasis-DE / BKG 2017")
