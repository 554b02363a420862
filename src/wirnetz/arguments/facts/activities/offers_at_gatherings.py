"""Offers that public dates of the last twelve months were about, each once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import calendar_register
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("offers_at_gatherings", name=gettext_lazy("Angebote bei Terminen"), subject=FactSubject.ACTIVITIES)
def offers_at_gatherings(scope: FactScope) -> Fact | None:
    """Offers that public dates of the last twelve months were about, each once; None where there was no date."""
    happenings = happenings_of(scope)
    if not happenings.past:
        return None
    offers = {number for each in happenings.past for number in each.offers}
    return count_fact(
        "offers_at_gatherings",
        len(offers),
        scope,
        records=happenings.past,
        none=_("Welche Angebote bei Terminen vorkamen, dazu liegen keine Angaben vor."),
        one=_("Bei Terminen der letzten zwölf Monate ging es um ein Angebot."),
        many=_("Bei Terminen der letzten zwölf Monate ging es um %(n)s Angebote."),
        unit=_("Angebote"),
        register=calendar_register(),
    )
