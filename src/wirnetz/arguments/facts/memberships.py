"""Figures about the networks in which one organisation is recorded."""

from django.utils.translation import gettext as _

from wirnetz.arguments.facts.counting import count_fact, network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("own_memberships")
def own_memberships(scope: FactScope) -> Fact | None:
    """Networks anywhere in which the organisation is recorded; None without an organisation."""
    situation = situation_of(scope)
    if situation.organisation is None:
        return None
    return count_fact(
        "own_memberships",
        len(situation.own_memberships),
        situation,
        records=situation.own_records,
        none=_("Das Haus ist noch in keinem Netzwerk verzeichnet."),
        one=_("Das Haus ist in einem Netzwerk verzeichnet."),
        many=_("Das Haus ist in %(n)s Netzwerken verzeichnet."),
        unit=_("Netzwerke"),
        register=network_register(),
    )


@fact("own_memberships_here")
def own_memberships_here(scope: FactScope) -> Fact | None:
    """Regional networks here in which the organisation is recorded; None without an organisation."""
    situation = situation_of(scope)
    if situation.organisation is None:
        return None
    here = {network.pk for network in situation.networks}
    return count_fact(
        "own_memberships_here",
        sum(membership.network_id in here for membership in situation.own_memberships),
        situation,
        records=situation.own_records,
        none=_("Das Haus ist hier noch in keinem Netzwerk verzeichnet."),
        one=_("Das Haus ist hier in einem Netzwerk verzeichnet."),
        many=_("Das Haus ist hier in %(n)s Netzwerken verzeichnet."),
        unit=_("Netzwerke"),
        register=network_register(),
    )
