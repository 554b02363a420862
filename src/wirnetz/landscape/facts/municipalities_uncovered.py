"""Municipalities without any recorded network; None where no municipality is known."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.queries.registers import day, network_register, register_label
from wirnetz.core.german import number, number_word, sentence
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.landscape.queries.around import Around, landscape_around


@fact("municipalities_uncovered", name=gettext_lazy("Gemeinden ohne Netzwerk"), subject=FactSubject.LANDSCAPE)
def municipalities_uncovered(scope: FactScope) -> Fact | None:
    """Municipalities without any recorded network; None where no municipality is known."""
    found = landscape_around(scope)
    if not found.municipalities:
        return None
    return Fact(
        key="municipalities_uncovered",
        value=found.uncovered,
        display=number(found.uncovered),
        unit=_("Gemeinden"),
        sentence=sentence(_told(found)),
        as_of=day(scope.on),
        source=register_label(network_register(), is_example=found.is_example),
        is_empty=found.uncovered == 0,
        is_example=found.is_example,
    )


def _told(found: Around) -> str:
    if found.uncovered == found.municipalities:
        return _("Hier ist noch kein Netzwerk eingetragen.")
    if not found.uncovered:
        return _("Hier ist für jede Gemeinde ein Netzwerk eingetragen.")
    if found.uncovered == 1:
        return _("Für eine der %(all)s Gemeinden hier ist noch kein Netzwerk eingetragen.") % {
            "all": number_word(found.municipalities)
        }
    return _("Für %(n)s der %(all)s Gemeinden hier ist noch kein Netzwerk eingetragen.") % {
        "n": number_word(found.uncovered),
        "all": number_word(found.municipalities),
    }
