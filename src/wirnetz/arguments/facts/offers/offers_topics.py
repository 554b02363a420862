"""Topics of the offers that can be used here, the most frequent first."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import named, offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("offers_topics", name=gettext_lazy("Themen der Angebote"), subject=FactSubject.OFFERS)
def offers_topics(scope: FactScope) -> Fact:
    """Topics of the offers that can be used here, the most frequent first."""
    situation = situation_of(scope)
    topics = Counter(topic.name for offer in situation.offers for topic in offer.topics.all())
    names = [name for name, _count in topics.most_common()]
    return count_fact(
        "offers_topics",
        len(topics),
        scope,
        records=situation.offers,
        none=_("Zu den Themen der Angebote liegen keine Angaben vor."),
        one=_("Die Angebote behandeln ein Thema: %(names)s."),
        many=_("Die Angebote behandeln %(n)s Themen: %(names)s."),
        unit=_("Themen"),
        register=offer_register(),
        words={"names": named(names)},
    )
