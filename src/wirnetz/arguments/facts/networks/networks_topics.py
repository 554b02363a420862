"""Topics that the regional networks name."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import named, network_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.arguments.queries.surroundings import surroundings_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("networks_topics", name=gettext_lazy("Themen der Netzwerke"), subject=FactSubject.NETWORKS)
def networks_topics(scope: FactScope) -> Fact | None:
    """Topics that the regional networks name; None where there is no network."""
    around = surroundings_of(scope)
    if not situation_of(scope).networks:
        return None
    names = around.topics
    return count_fact(
        "networks_topics",
        len(around.topics),
        scope,
        records=situation_of(scope).networks if around.topics else (),
        none=_("Zu den Themen der Netzwerke liegen keine Angaben vor."),
        one=_("Die Netzwerke nennen hier ein Thema: %(names)s."),
        many=_("Die Netzwerke nennen hier %(n)s Themen: %(names)s."),
        unit=_("Themen"),
        register=network_register(),
        words={"names": named(names)},
    )
