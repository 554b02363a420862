"""Joint activities, running or done, that the house or an office carries; None without a house."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.house import house_of
from wirnetz.arguments.queries.registers import activity_register
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("own_joint_activities", name=gettext_lazy("Gemeinsame Aktionen des Hauses"), subject=FactSubject.HOUSE)
def own_joint_activities(scope: FactScope) -> Fact | None:
    """Joint activities, running or done, that the house or an office carries; None without a house."""
    house = house_of(scope)
    if house is None:
        return None
    return count_fact(
        "own_joint_activities",
        len(house.carried),
        scope,
        records=house.carried,
        none=_("Zu gemeinsamen Aktionen des Hauses liegen keine Angaben vor."),
        one=_("Das Haus trägt eine gemeinsame Aktion mit."),
        many=_("Das Haus trägt %(n)s gemeinsame Aktionen mit."),
        unit=_("Aktionen"),
        register=activity_register(),
    )
