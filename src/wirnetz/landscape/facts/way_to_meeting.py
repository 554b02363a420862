"""The way that nine of ten people have at most to where the network meets; None where there is none of the alliance."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.queries.registers import day, network_register, register_label
from wirnetz.core.german import quoted
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.landscape.analysis.words import kilometres
from wirnetz.landscape.queries.around import landscape_around


@fact("way_to_meeting", name=gettext_lazy("Weg zum Netzwerk"), subject=FactSubject.LANDSCAPE)
def way_to_meeting(scope: FactScope) -> Fact | None:
    """The way that nine of ten people have at most to where the network meets; None where there is none of ours."""
    found = landscape_around(scope).own
    if found is None:
        return None
    way = found.way
    words = {
        "way": kilometres(way or 0),
        "network": quoted(found.name),
        "place": _("zum Treffpunkt in %s") % found.meets_in if found.meets_in else _("zur Mitte seines Gebiets"),
    }
    told = _("Im Netzwerk %(network)s haben neun von zehn Menschen höchstens %(way)s %(place)s.")
    if way is None:
        told = _("Zu den Wegen im Netzwerk %(network)s liegen noch keine Angaben vor.")
    return Fact(
        key="way_to_meeting",
        value=0 if way is None else max(round(way), 1),
        display="" if way is None else kilometres(way),
        unit=_("Kilometer"),
        sentence=told % words,
        as_of=day(scope.on),
        source=register_label(network_register(), is_example=found.is_example),
        is_empty=way is None,
        is_example=found.is_example,
    )
