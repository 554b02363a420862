"""How many districts of the Land have a regional network; None for a region in several Länder."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import in_state
from wirnetz.arguments.queries.registers import day, network_register, register_label
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.core.german import number_word
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("districts_with_network", name=gettext_lazy("Kreise des Landes mit Netzwerk"), subject=FactSubject.NETWORKS)
def districts_with_network(scope: FactScope) -> Fact | None:
    """How many districts of the Land have a regional network; None for a region in several Länder."""
    situation = situation_of(scope)
    lands = {district.state_key for district in situation.districts}
    if len(lands) != 1:
        return None
    state = situation.states[lands.pop()]
    have, every = situation.covered.get(state.key, (0, 0))
    is_example = state.key in situation.example_lands
    return Fact(
        key="districts_with_network",
        value=have,
        display=_("%(have)d von %(all)d") % {"have": have, "all": every},
        unit=_("Kreise"),
        sentence=_share(in_state(state), have, every),
        as_of=day(scope.on),
        source=register_label(network_register(), is_example=is_example),
        is_empty=have == 0,
        is_example=is_example,
    )


def _share(where: str, have: int, every: int) -> str:
    words = {"where": where, "have": number_word(have), "all": number_word(every)}
    if every == 1:
        if have:
            return _("%(where)s ist ein regionales Netzwerk verzeichnet.") % words
        return _("%(where)s ist noch kein regionales Netzwerk verzeichnet.") % words
    if have == 0:
        return _("%(where)s ist noch in keinem der %(all)s Kreise ein regionales Netzwerk verzeichnet.") % words
    if have == every:
        return _("%(where)s ist in allen %(all)s Kreisen ein regionales Netzwerk verzeichnet.") % words
    if have == 1:
        return _("%(where)s ist in einem von %(all)s Kreisen ein regionales Netzwerk verzeichnet.") % words
    return _("%(where)s ist in %(have)s von %(all)s Kreisen ein regionales Netzwerk verzeichnet.") % words
