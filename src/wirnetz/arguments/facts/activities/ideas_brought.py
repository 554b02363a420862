"""Ideas brought into networks from here within the last twelve months, each once (docs/measures.md)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.activities.queries import times_brought
from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import note_register
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("ideas_brought", name=gettext_lazy("Eingebrachte Ideen"), subject=FactSubject.ACTIVITIES)
def ideas_brought(scope: FactScope) -> Fact:
    """Ideas brought into networks from here within the last twelve months, each once (docs/measures.md)."""
    happenings = happenings_of(scope)
    return count_fact(
        "ideas_brought",
        len(times_brought(happenings.notes, on=scope.on)),
        scope,
        records=happenings.notes,
        none=_("Was in die Netzwerke eingebracht wurde, dazu liegen keine Angaben vor."),
        one=_("In den letzten zwölf Monaten wurde eine Idee in Netzwerke der Region eingebracht."),
        many=_("In den letzten zwölf Monaten wurden %(n)s Ideen in Netzwerke der Region eingebracht."),
        unit=_("Ideen"),
        register=note_register(),
    )
