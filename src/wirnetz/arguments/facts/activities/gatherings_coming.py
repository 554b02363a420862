"""Public dates from here that are still to come."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import calendar_register
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("gatherings_coming", name=gettext_lazy("Kommende Termine"), subject=FactSubject.ACTIVITIES)
def gatherings_coming(scope: FactScope) -> Fact:
    """Public dates from here that are still to come."""
    happenings = happenings_of(scope)
    return count_fact(
        "gatherings_coming",
        len(happenings.coming),
        scope,
        records=happenings.coming,
        none=_("Zu kommenden Terminen liegen keine Angaben vor."),
        one=_("Ein öffentlicher Termin steht bevor."),
        many=_("%(n)s öffentliche Termine stehen bevor."),
        unit=_("Termine"),
        register=calendar_register(),
    )
