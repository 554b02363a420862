"""How many of the seven kinds of partners are recorded here."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.groups import missing_kinds
from wirnetz.arguments.queries.registers import organisation_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.organisations.enums import PARTNER_KINDS


@fact("kinds_here", name=gettext_lazy("Arten von Organisationen"), subject=FactSubject.ORGANISATIONS)
def kinds_here(scope: FactScope) -> Fact:
    """How many of the seven kinds of partners are recorded here."""
    situation = situation_of(scope)
    present = len(PARTNER_KINDS) - len(missing_kinds(situation))
    blank = count_fact(
        "kinds_here",
        present,
        scope,
        records=situation.organisation_records,
        none=_("Von den sieben Arten von Organisationen ist hier noch keine verzeichnet."),
        one=_("Eine von sieben Arten von Organisationen ist hier verzeichnet."),
        many=_("%(n)s von sieben Arten von Organisationen sind hier verzeichnet."),
        unit=_("Arten"),
        register=organisation_register(),
    )
    if present == len(PARTNER_KINDS):
        return replace(blank, sentence=_("Alle sieben Arten von Organisationen sind hier verzeichnet."))
    return blank
