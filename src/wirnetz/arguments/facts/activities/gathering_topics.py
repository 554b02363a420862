"""Topics of public dates of the last twelve months, the most frequent first."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import calendar_register, named
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("gathering_topics", name=gettext_lazy("Themen der Termine"), subject=FactSubject.ACTIVITIES)
def gathering_topics(scope: FactScope) -> Fact | None:
    """Topics of public dates of the last twelve months, the most frequent first; None where there was no date."""
    happenings = happenings_of(scope)
    if not happenings.past:
        return None
    topics = Counter(name for each in happenings.past for name in each.topics)
    names = [name for name, _count in topics.most_common()]
    return count_fact(
        "gathering_topics",
        len(topics),
        scope,
        records=happenings.past,
        none=_("Zu den Themen der Termine liegen keine Angaben vor."),
        one=_("Bei den Terminen der letzten zwölf Monate ging es um ein Thema: %(names)s."),
        many=_("Bei den Terminen der letzten zwölf Monate ging es um %(n)s Themen: %(names)s."),
        unit=_("Themen"),
        register=calendar_register(),
        words={"names": named(names)},
    )
