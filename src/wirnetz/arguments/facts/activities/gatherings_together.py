"""Public dates of the last twelve months to which two or more invited."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import calendar_register
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("gatherings_together", name=gettext_lazy("Gemeinsame Einladungen"), subject=FactSubject.ACTIVITIES)
def gatherings_together(scope: FactScope) -> Fact | None:
    """Public dates of the last twelve months to which two or more invited; None where there was no date."""
    happenings = happenings_of(scope)
    if not happenings.past:
        return None
    together = [each for each in happenings.past if len(each.hosts) > 1]
    return count_fact(
        "gatherings_together",
        len(together),
        scope,
        records=together,
        none=_("Zu gemeinsamen Einladungen liegen keine Angaben vor."),
        one=_("Zu einem Termin der letzten zwölf Monate luden mehrere gemeinsam ein."),
        many=_("Zu %(n)s Terminen der letzten zwölf Monate luden mehrere gemeinsam ein."),
        unit=_("Termine"),
        register=calendar_register(),
    )
