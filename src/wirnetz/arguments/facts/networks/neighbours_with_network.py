"""How many of the neighbouring districts have a regional network; None where there is no neighbour."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.core.german import number_word
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("neighbours_with_network", name=gettext_lazy("Nachbarkreise mit Netzwerk"), subject=FactSubject.NETWORKS)
def neighbours_with_network(scope: FactScope) -> Fact | None:
    """How many of the neighbouring districts have a regional network; None where there is no neighbour."""
    situation = situation_of(scope)
    if not situation.around:
        return None
    have, every = sum(area.key in situation.reached for area in situation.around), len(situation.around)
    blank = count_fact(
        "neighbours_with_network",
        have,
        scope,
        records=(*situation.networks, *situation.neighbours),
        none=_("In den Nachbarkreisen ist noch kein regionales Netzwerk verzeichnet."),
        one=_("In einem von %(all)s Nachbarkreisen ist ein regionales Netzwerk verzeichnet."),
        many=_("In %(n)s von %(all)s Nachbarkreisen ist ein regionales Netzwerk verzeichnet."),
        unit=_("Kreise"),
        register=network_register(),
        words={"all": number_word(every)},
    )
    fact = replace(blank, display=_("%(have)d von %(all)d") % {"have": have, "all": every})
    if have < every:
        return fact
    if every == 1:
        return replace(fact, sentence=_("Im Nachbarkreis ist ein regionales Netzwerk verzeichnet."))
    if every == 2:
        return replace(fact, sentence=_("In beiden Nachbarkreisen ist ein regionales Netzwerk verzeichnet."))
    text = _("In allen %s Nachbarkreisen ist ein regionales Netzwerk verzeichnet.") % number_word(every)
    return replace(fact, sentence=text)
