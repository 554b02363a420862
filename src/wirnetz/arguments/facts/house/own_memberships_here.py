"""Regional networks here in which the organisation is recorded; None without an organisation."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.belonging import own_ties_here, tie_sentence
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("own_memberships_here", name=gettext_lazy("Netzwerke des Hauses in der Region"), subject=FactSubject.HOUSE)
def own_memberships_here(scope: FactScope) -> Fact | None:
    """Regional networks here in which the organisation is recorded; None without an organisation."""
    situation = situation_of(scope)
    if situation.organisation is None:
        return None
    here = own_ties_here(situation)
    return count_fact(
        "own_memberships_here",
        len(here),
        scope,
        records=situation.own_records,
        none=_("Das Haus ist hier noch in keinem Netzwerk verzeichnet."),
        one=tie_sentence(situation, here, where=_("hier ")),
        many=tie_sentence(situation, here, where=_("hier ")),
        unit=_("Netzwerke"),
        register=network_register(),
    )
