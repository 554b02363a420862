"""Public dates from here within the last twelve months."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import calendar_register
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("gatherings_past_year", name=gettext_lazy("Termine der letzten zwölf Monate"), subject=FactSubject.ACTIVITIES)
def gatherings_past_year(scope: FactScope) -> Fact:
    """Public dates from here within the last twelve months."""
    happenings = happenings_of(scope)
    return count_fact(
        "gatherings_past_year",
        len(happenings.past),
        scope,
        records=happenings.past,
        none=_("Zu öffentlichen Terminen der letzten zwölf Monate liegen keine Angaben vor."),
        one=_("In den letzten zwölf Monaten ist hier ein öffentlicher Termin verzeichnet."),
        many=_("In den letzten zwölf Monaten sind hier %(n)s öffentliche Termine verzeichnet."),
        unit=_("Termine"),
        register=calendar_register(),
    )
