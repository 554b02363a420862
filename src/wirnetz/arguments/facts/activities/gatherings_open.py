"""Public dates to come for which one can register."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import calendar_register
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("gatherings_open", name=gettext_lazy("Termine mit Anmeldung"), subject=FactSubject.ACTIVITIES)
def gatherings_open(scope: FactScope) -> Fact | None:
    """Public dates to come for which one can register; None where no date is to come."""
    happenings = happenings_of(scope)
    if not happenings.coming:
        return None
    found = [each for each in happenings.coming if each.takes_registrations]
    return count_fact(
        "gatherings_open",
        len(found),
        scope,
        records=found,
        none=_("Ein kommender Termin mit Anmeldung ist noch nicht eingetragen."),
        one=_("Zu einem kommenden Termin kann man sich anmelden."),
        many=_("Zu %(n)s kommenden Terminen kann man sich anmelden."),
        unit=_("Termine"),
        register=calendar_register(),
    )
