"""Joint activities, running or done, in which networks or organisations from here take part."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import activity_register
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("joint_activities_here", name=gettext_lazy("Gemeinsame Aktionen"), subject=FactSubject.ACTIVITIES)
def joint_activities_here(scope: FactScope) -> Fact:
    """Joint activities, running or done, in which networks or organisations from here take part."""
    happenings = happenings_of(scope)
    return count_fact(
        "joint_activities_here",
        len(happenings.activities),
        scope,
        records=happenings.activities,
        none=_("Zu gemeinsamen Aktionen liegen keine Angaben vor."),
        one=_("Die Region beteiligt sich an einer gemeinsamen Aktion."),
        many=_("Die Region beteiligt sich an %(n)s gemeinsamen Aktionen."),
        unit=_("Aktionen"),
        register=activity_register(),
    )
