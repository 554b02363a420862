"""Those of them that run."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import activity_register
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("joint_activities_running", name=gettext_lazy("Laufende Aktionen"), subject=FactSubject.ACTIVITIES)
def joint_activities_running(scope: FactScope) -> Fact | None:
    """Those of them that run; None where there is no joint activity."""
    happenings = happenings_of(scope)
    if not happenings.activities:
        return None
    running = [activity for activity in happenings.activities if activity.is_running]
    return count_fact(
        "joint_activities_running",
        len(running),
        scope,
        records=running,
        none=_("Zu laufenden Aktionen liegen keine Angaben vor."),
        one=_("Eine gemeinsame Aktion mit Beteiligung aus der Region läuft zurzeit."),
        many=_("%(n)s gemeinsame Aktionen mit Beteiligung aus der Region laufen zurzeit."),
        unit=_("Aktionen"),
        register=activity_register(),
    )
