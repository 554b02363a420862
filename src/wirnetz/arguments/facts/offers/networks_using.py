"""Networks with a record of use of their own here, each once (docs/measures.md)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("networks_using", name=gettext_lazy("Netzwerke, die Angebote nutzen"), subject=FactSubject.OFFERS)
def networks_using(scope: FactScope) -> Fact | None:
    """Networks with a record of use of their own here, each once (docs/measures.md); None where no use is recorded."""
    situation = situation_of(scope)
    if not situation.uptakes:
        return None
    networks = {use.network_id for use in situation.uptakes if use.network_id and not use.organisation_id}
    return count_fact(
        "networks_using",
        len(networks),
        scope,
        records=situation.uptakes,
        none=_("Welche Netzwerke hier Angebote nutzen, dazu liegen keine Angaben vor."),
        one=_("Ein Netzwerk nutzt hier Angebote, soweit eingetragen."),
        many=_("%(n)s Netzwerke nutzen hier Angebote, soweit eingetragen."),
        unit=_("Netzwerke"),
        register=offer_register(),
    )
