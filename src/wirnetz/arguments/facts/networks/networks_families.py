"""Families to which the regional networks belong, by name."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import named, network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.core.sorting import german_sort_key
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("networks_families", name=gettext_lazy("Arten von Netzwerken"), subject=FactSubject.NETWORKS)
def networks_families(scope: FactScope) -> Fact | None:
    """Families to which the regional networks belong, by name; None where there is no network."""
    situation = situation_of(scope)
    if not situation.networks:
        return None
    families = {network.category_label for network in situation.networks if network.category_label}
    names = sorted(families, key=german_sort_key)
    return count_fact(
        "networks_families",
        len(names),
        scope,
        records=situation.networks,
        none=_("Zu den Arten der Netzwerke liegen keine Angaben vor."),
        one=_("Vertreten ist hier eine Art von Netzwerken: %(names)s."),
        many=_("Vertreten sind hier %(n)s Arten von Netzwerken: %(names)s."),
        unit=_("Arten"),
        register=network_register(),
        words={"names": named(names)},
    )
