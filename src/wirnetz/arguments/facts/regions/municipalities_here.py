"""Municipalities in the region."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import area_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("municipalities_here", name=gettext_lazy("Gemeinden"), subject=FactSubject.REGION)
def municipalities_here(scope: FactScope) -> Fact:
    """Municipalities in the region."""
    situation = situation_of(scope)
    return count_fact(
        "municipalities_here",
        situation.municipalities,
        scope,
        records=(),
        none=_("Zur Region ist keine Gemeinde verzeichnet."),
        one=_("Zur Region gehört eine Gemeinde."),
        many=_("Zur Region gehören %(n)s Gemeinden."),
        unit=_("Gemeinden"),
        register=area_register(),
    )
