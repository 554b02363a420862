"""Public dates from here, of the last twelve months or to come, that belong to a joint activity."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import calendar_register
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("joint_gatherings", name=gettext_lazy("Termine gemeinsamer Aktionen"), subject=FactSubject.ACTIVITIES)
def joint_gatherings(scope: FactScope) -> Fact:
    """Public dates from here, of the last twelve months or to come, that belong to a joint activity."""
    happenings = happenings_of(scope)
    found = [each for each in (*happenings.past, *happenings.coming) if each.activity]
    return count_fact(
        "joint_gatherings",
        len(found),
        scope,
        records=found,
        none=_("Zu Terminen gemeinsamer Aktionen liegen keine Angaben vor."),
        one=_("Ein Termin der Region gehört zu einer gemeinsamen Aktion."),
        many=_("%(n)s Termine der Region gehören zu gemeinsamen Aktionen."),
        unit=_("Termine"),
        register=calendar_register(),
    )
