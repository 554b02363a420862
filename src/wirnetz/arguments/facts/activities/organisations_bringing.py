"""Organisations that brought something into networks from here within the last twelve months, each once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import note_register
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("organisations_bringing", name=gettext_lazy("Häuser, die etwas einbrachten"), subject=FactSubject.ACTIVITIES)
def organisations_bringing(scope: FactScope) -> Fact:
    """Organisations that brought something into networks from here within the last twelve months, each once."""
    happenings = happenings_of(scope)
    return count_fact(
        "organisations_bringing",
        len({note.organisation_id for note in happenings.notes}),
        scope,
        records=happenings.notes,
        none=_("Wer etwas in die Netzwerke eingebracht hat, dazu liegen keine Angaben vor."),
        one=_("Eine Organisation hat in den letzten zwölf Monaten etwas in Netzwerke der Region eingebracht."),
        many=_("%(n)s Organisationen haben in den letzten zwölf Monaten etwas in Netzwerke der Region eingebracht."),
        unit=_("Organisationen"),
        register=note_register(),
    )
