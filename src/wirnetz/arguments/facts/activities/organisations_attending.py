"""Organisations that were at a public date of the last twelve months, each once, guests by name; no persons."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import calendar_register
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("organisations_attending", name=gettext_lazy("Organisationen bei Terminen"), subject=FactSubject.ACTIVITIES)
def organisations_attending(scope: FactScope) -> Fact | None:
    """Organisations that came to public dates, each once, guests by name, no persons; None without a date."""
    happenings = happenings_of(scope)
    if not happenings.past:
        return None
    came = {name for each in happenings.past for name in each.came}
    return count_fact(
        "organisations_attending",
        len(came),
        scope,
        records=happenings.past,
        none=_("Welche Organisationen bei Terminen waren, dazu liegen keine Angaben vor."),
        one=_("Eine Organisation war in den letzten zwölf Monaten bei Terminen dabei."),
        many=_("%(n)s Organisationen waren in den letzten zwölf Monaten bei Terminen dabei."),
        unit=_("Organisationen"),
        register=calendar_register(),
    )
