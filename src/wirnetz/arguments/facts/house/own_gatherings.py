"""Public dates of the last twelve months to which the house or an office invited; None without a house."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.house import house_of
from wirnetz.arguments.queries.registers import calendar_register
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("own_gatherings", name=gettext_lazy("Termine des Hauses"), subject=FactSubject.HOUSE)
def own_gatherings(scope: FactScope) -> Fact | None:
    """Public dates of the last twelve months to which the house or an office invited; None without a house."""
    house = house_of(scope)
    if house is None:
        return None
    return count_fact(
        "own_gatherings",
        len(house.gatherings),
        scope,
        records=house.gatherings,
        none=_("Zu Einladungen des Hauses liegen keine Angaben vor."),
        one=_("Das Haus hat in den letzten zwölf Monaten zu einem öffentlichen Termin eingeladen."),
        many=_("Das Haus hat in den letzten zwölf Monaten zu %(n)s öffentlichen Terminen eingeladen."),
        unit=_("Termine"),
        register=calendar_register(),
    )
