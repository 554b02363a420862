"""Organisations that carry the joint activities in which one takes part from here, each once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import activity_register
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("joint_carriers", name=gettext_lazy("Häuser, die Aktionen tragen"), subject=FactSubject.ACTIVITIES)
def joint_carriers(scope: FactScope) -> Fact | None:
    """Organisations that carry the joint activities of the region, each once; None where there is none."""
    happenings = happenings_of(scope)
    if not happenings.activities:
        return None
    carriers = {number for activity in happenings.activities for number in activity.carriers}
    return count_fact(
        "joint_carriers",
        len(carriers),
        scope,
        records=happenings.activities,
        none=_("Wer gemeinsame Aktionen trägt, dazu liegen keine Angaben vor."),
        one=_("Die gemeinsamen Aktionen mit Beteiligung aus der Region trägt eine Organisation."),
        many=_("Die gemeinsamen Aktionen mit Beteiligung aus der Region tragen %(n)s Organisationen."),
        unit=_("Organisationen"),
        register=activity_register(),
    )
