"""Partners' offices near where the network meets that take part in it; None where there is none of the alliance."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.queries.registers import day, network_register, register_label
from wirnetz.core.german import number, number_word, quoted, sentence
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.landscape.analysis.words import kilometres
from wirnetz.landscape.queries.around import NEAR, OwnHere, landscape_around


@fact("offices_near", name=gettext_lazy("Stellen in der Nähe, die mitwirken"), subject=FactSubject.LANDSCAPE)
def offices_near(scope: FactScope) -> Fact | None:
    """Partners' offices near where the network meets that take part; None where there is none of the alliance."""
    found = landscape_around(scope).own
    if found is None:
        return None
    return Fact(
        key="offices_near",
        value=found.taking_part,
        display=number(found.taking_part),
        unit=_("Stellen"),
        sentence=sentence(_told(found)),
        as_of=day(scope.on),
        source=register_label(network_register(), is_example=found.is_example),
        is_empty=found.taking_part == 0,
        is_example=found.is_example,
    )


def _told(found: OwnHere) -> str:
    words = {"network": quoted(found.name), "near": kilometres(NEAR)}
    if not found.taking_part or not found.offices:
        return _("Welche Stellen nahe am Netzwerk %(network)s mitwirken, ist noch nicht eingetragen.") % words
    words |= {"n": number_word(found.taking_part), "all": number_word(found.offices)}
    if found.offices == 1:
        return _("Eine Stelle eines Partners hat höchstens %(near)s zum Netzwerk %(network)s und wirkt mit.") % words
    if found.taking_part == 1:
        told = _("Von %(all)s Stellen der Partner mit höchstens %(near)s Weg zum Netzwerk %(network)s wirkt eine mit.")
    else:
        told = _(
            "Von %(all)s Stellen der Partner mit höchstens %(near)s Weg zum Netzwerk %(network)s wirken %(n)s mit."
        )
    return told % words
