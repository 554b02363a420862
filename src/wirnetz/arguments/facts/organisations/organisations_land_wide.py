"""Organisations from elsewhere that work throughout the Land; None for a region in several Länder."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import organisation_register
from wirnetz.arguments.queries.surroundings import surroundings_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact(
    "organisations_land_wide",
    name=gettext_lazy("Landesweit tätige Organisationen"),
    subject=FactSubject.ORGANISATIONS,
)
def organisations_land_wide(scope: FactScope) -> Fact | None:
    """Organisations from elsewhere that work throughout the Land; None for a region in several Länder."""
    around = surroundings_of(scope)
    if around.state is None:
        return None
    return count_fact(
        "organisations_land_wide",
        len(around.land_wide_organisations),
        scope,
        records=around.land_wide_organisations,
        none=_("Eine landesweit tätige Organisation ist noch nicht verzeichnet."),
        one=_("Eine Organisation mit Sitz anderswo arbeitet landesweit."),
        many=_("%(n)s Organisationen mit Sitz anderswo arbeiten landesweit."),
        unit=_("Organisationen"),
        register=organisation_register(),
    )
