"""Towns of the region in which a recorded organisation has its seat."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import named, organisation_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.core.sorting import german_sort_key
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("seat_towns", name=gettext_lazy("Orte mit Sitzen"), subject=FactSubject.ORGANISATIONS)
def seat_towns(scope: FactScope) -> Fact | None:
    """Towns of the region in which a recorded organisation has its seat; None where nobody is seated here."""
    situation = situation_of(scope)
    if not situation.seated:
        return None
    towns = {organisation.seat_city for organisation in situation.seated if organisation.seat_city}
    names = sorted(towns, key=german_sort_key)
    return count_fact(
        "seat_towns",
        len(towns),
        scope,
        records=situation.seated,
        none=_("Mit Sitz hier ist noch keine Organisation verzeichnet."),
        one=_("Die Organisationen haben ihren Sitz in einem Ort: %(names)s."),
        many=_("Die Organisationen haben ihren Sitz in %(n)s Orten: %(names)s."),
        unit=_("Orte"),
        register=organisation_register(),
        words={"names": named(names)},
    )
