"""Records of use here that began within a year."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.activities.queries import A_YEAR
from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("uptakes_new", name=gettext_lazy("Neue Nutzungen"), subject=FactSubject.OFFERS)
def uptakes_new(scope: FactScope) -> Fact | None:
    """Records of use here that began within a year; None where no use is recorded."""
    situation = situation_of(scope)
    if not situation.uptakes:
        return None
    since = scope.on - A_YEAR
    new = [uptake for uptake in situation.uptakes if uptake.since_on and uptake.since_on > since]
    return count_fact(
        "uptakes_new",
        len(new),
        scope,
        records=new,
        none=_("Zu neuen Nutzungen in den letzten zwölf Monaten liegen keine Angaben vor."),
        one=_("In den letzten zwölf Monaten ist hier eine Nutzung dazugekommen."),
        many=_("In den letzten zwölf Monaten sind hier %(n)s Nutzungen dazugekommen."),
        unit=_("Nutzungen"),
        register=offer_register(),
    )
