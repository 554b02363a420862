"""Kinds of partners without a recorded organisation here, by name."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.groups import missing_kinds
from wirnetz.arguments.queries.registers import organisation_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.core.german import joined
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("kinds_missing", name=gettext_lazy("Arten, die noch nicht verzeichnet sind"), subject=FactSubject.ORGANISATIONS)
def kinds_missing(scope: FactScope) -> Fact:
    """Kinds of partners without a recorded organisation here, by name."""
    situation = situation_of(scope)
    missing = missing_kinds(situation)
    return count_fact(
        "kinds_missing",
        len(missing),
        scope,
        records=situation.organisation_records,
        none=_("Alle sieben Arten von Organisationen sind hier verzeichnet."),
        one=_("Eine Art ist hier noch nicht verzeichnet: %(names)s."),
        many=_("%(n)s Arten sind hier noch nicht verzeichnet: %(names)s."),
        unit=_("Arten"),
        register=organisation_register(),
        words={"names": joined([str(kind.label) for kind in missing])},
    )
