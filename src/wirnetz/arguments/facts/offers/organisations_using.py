"""Organisations with recorded use here, each once (docs/measures.md)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("organisations_using", name=gettext_lazy("Organisationen, die Angebote nutzen"), subject=FactSubject.OFFERS)
def organisations_using(scope: FactScope) -> Fact | None:
    """Organisations with recorded use here, each once (docs/measures.md); None where no use is recorded."""
    situation = situation_of(scope)
    if not situation.uptakes:
        return None
    return count_fact(
        "organisations_using",
        len({uptake.organisation_id for uptake in situation.uptakes if uptake.organisation_id}),
        scope,
        records=situation.uptakes,
        none=_("Welche Organisationen hier Angebote nutzen, dazu liegen keine Angaben vor."),
        one=_("Eine Organisation nutzt hier Angebote, soweit eingetragen."),
        many=_("%(n)s Organisationen nutzen hier Angebote, soweit eingetragen."),
        unit=_("Organisationen"),
        register=offer_register(),
    )
