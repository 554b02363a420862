"""Figures about networks in the region."""

from dataclasses import replace

from django.utils.translation import gettext as _

from wirnetz.arguments.facts.counting import count_fact, network_register, register_label
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.core.german import number_word
from wirnetz.documents.facts import Fact, FactScope, fact

SAARLAND = "10"


@fact("networks_here")
def networks_here(scope: FactScope) -> Fact:
    """Regional networks whose territory touches the region."""
    situation = situation_of(scope)
    return count_fact(
        "networks_here",
        len(situation.networks),
        situation,
        records=situation.networks,
        none=_("Hier ist noch kein regionales Netzwerk verzeichnet."),
        one=_("Hier ist ein regionales Netzwerk verzeichnet."),
        many=_("Hier sind %(n)s regionale Netzwerke verzeichnet."),
        unit=_("Netzwerke"),
        register=network_register(),
    )


@fact("networks_own")
def networks_own(scope: FactScope) -> Fact:
    """Networks of the alliance among them."""
    situation = situation_of(scope)
    return count_fact(
        "networks_own",
        sum(network.is_own for network in situation.networks),
        situation,
        records=(network for network in situation.networks if network.is_own),
        none=_("Ein Netzwerk der Allianz ist hier noch nicht verzeichnet."),
        one=_("Ein Netzwerk der Allianz ist hier verzeichnet."),
        many=_("%(n)s Netzwerke der Allianz sind hier verzeichnet."),
        unit=_("Netzwerke"),
        register=network_register(),
    )


@fact("networks_other")
def networks_other(scope: FactScope) -> Fact:
    """Networks of others among them."""
    situation = situation_of(scope)
    return count_fact(
        "networks_other",
        sum(not network.is_own for network in situation.networks),
        situation,
        records=(network for network in situation.networks if not network.is_own),
        none=_("Andere Netzwerke sind hier noch nicht verzeichnet."),
        one=_("Ein anderes Netzwerk ist hier verzeichnet."),
        many=_("%(n)s andere Netzwerke sind hier verzeichnet."),
        unit=_("Netzwerke"),
        register=network_register(),
    )


@fact("networks_land_wide")
def networks_land_wide(scope: FactScope) -> Fact:
    """Networks that work throughout the Land."""
    situation = situation_of(scope)
    return count_fact(
        "networks_land_wide",
        len(situation.land_wide),
        situation,
        records=situation.land_wide,
        none=_("Ein landesweites Netzwerk ist noch nicht verzeichnet."),
        one=_("Dazu kommt ein landesweites Netzwerk."),
        many=_("Dazu kommen %(n)s landesweite Netzwerke."),
        unit=_("Netzwerke"),
        register=network_register(),
    )


@fact("networks_outdated")
def networks_outdated(scope: FactScope) -> Fact:
    """Networks whose source is undated or older than three years."""
    situation = situation_of(scope)
    return count_fact(
        "networks_outdated",
        sum(network.is_outdated(situation.on) for network in situation.networks),
        situation,
        records=situation.networks,
        none=_("Alle Angaben zu Netzwerken sind höchstens drei Jahre alt."),
        one=_("Die Angaben zu einem Netzwerk sind älter als drei Jahre oder ohne Jahr."),
        many=_("Die Angaben zu %(n)s Netzwerken sind älter als drei Jahre oder ohne Jahr."),
        unit=_("Netzwerke"),
        register=network_register(),
    )


@fact("links_recorded")
def links_recorded(scope: FactScope) -> Fact:
    """Recorded ties of networks here."""
    situation = situation_of(scope)
    return count_fact(
        "links_recorded",
        len(situation.links),
        situation,
        records=situation.links,
        none=_("Zwischen den Netzwerken ist hier noch keine Verbindung vermerkt."),
        one=_("Zwischen den Netzwerken ist hier eine Verbindung vermerkt."),
        many=_("Zwischen den Netzwerken sind hier %(n)s Verbindungen vermerkt."),
        unit=_("Verbindungen"),
        register=network_register(),
    )


@fact("networks_unlinked")
def networks_unlinked(scope: FactScope) -> Fact | None:
    """Other networks without a recorded link to a network of the alliance; None where there is no other network."""
    situation = situation_of(scope)
    if all(network.is_own for network in situation.networks):
        return None
    return count_fact(
        "networks_unlinked",
        len(situation.unlinked),
        situation,
        records=(*situation.networks, *situation.links),
        none=_("Zu jedem anderen Netzwerk ist eine Verbindung mit der Allianz vermerkt."),
        one=_("Zu einem anderen Netzwerk ist noch keine Verbindung vermerkt."),
        many=_("Zu %(n)s anderen Netzwerken ist noch keine Verbindung vermerkt."),
        unit=_("Netzwerke"),
        register=network_register(),
    )


@fact("neighbouring_networks")
def neighbouring_networks(scope: FactScope) -> Fact:
    """Networks of the districts around that do not reach into the region."""
    situation = situation_of(scope)
    return count_fact(
        "neighbouring_networks",
        len(situation.neighbours),
        situation,
        records=situation.neighbours,
        none=_("In den Nachbarkreisen ist kein weiteres Netzwerk verzeichnet."),
        one=_("In den Nachbarkreisen ist ein weiteres Netzwerk verzeichnet."),
        many=_("In den Nachbarkreisen sind %(n)s weitere Netzwerke verzeichnet."),
        unit=_("Netzwerke"),
        register=network_register(),
    )


@fact("districts_with_network")
def districts_with_network(scope: FactScope) -> Fact | None:
    """How many districts of the Land have a regional network; None for a region in several Länder."""
    situation = situation_of(scope)
    lands = {district.state_key for district in situation.districts}
    if len(lands) != 1:
        return None
    state = situation.states[lands.pop()]
    have, every = situation.covered.get(state.key, (0, 0))
    where = _("Im %s") % state.name if state.key == SAARLAND else _("In %s") % state.name
    blank = count_fact(
        "districts_with_network",
        have,
        situation,
        records=(),
        none="",
        one="",
        many="",
        unit=_("Kreise"),
        register=network_register(),
    )
    display = _("%(have)d von %(all)d") % {"have": have, "all": every}
    is_example = state.key in situation.example_lands
    source = register_label(network_register(), is_example=is_example)
    text = _share(where, have, every)
    return replace(blank, display=display, sentence=text, source=source, is_example=is_example)


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
