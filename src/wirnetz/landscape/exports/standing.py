"""From which state of the records something of the landscape was computed, and from how many."""

from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.core.german import counted, date_words, joined
from wirnetz.landscape.analysis import Landscape


def stand_words(landscape: Landscape, *, is_current: bool) -> str:
    """The line, in one or two sentences."""
    at = timezone.localtime(landscape.read_at) if landscape.read_at else None
    words = {
        "on": date_words(at.date() if at else landscape.on),
        "time": f"{at:%H:%M}" if at else "00:00",
        "records": joined(_records(landscape)),
    }
    told = _("Stand: %(on)s, %(time)s Uhr, gerechnet aus %(records)s.") % words
    return told if is_current else _("%s Neuere Einträge werden gerade eingerechnet.") % told


def _records(landscape: Landscape) -> list[str]:
    return [
        counted(len(landscape.networks), _("Netzwerk"), _("Netzwerken"), one=_("einem"), none=_("keinem")),
        counted(landscape.seats().nnz, _("Mitgliedschaft"), _("Mitgliedschaften"), one=_("einer"), none=_("keiner")),
        counted(len(landscape.activities), _("Termin"), _("Terminen"), one=_("einem"), none=_("keinem")),
    ]
