"""The most frequent kind of organisation here."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.groups import kind_counts
from wirnetz.arguments.queries.registers import organisation_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.core.german import number_word, sentence
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("organisations_by_kind", name=gettext_lazy("Häufigste Art von Organisation"), subject=FactSubject.ORGANISATIONS)
def organisations_by_kind(scope: FactScope) -> Fact:
    """The most frequent kind of organisation here."""
    situation = situation_of(scope)
    counts = kind_counts(situation)
    top = counts[0] if counts else None
    blank = count_fact(
        "organisations_by_kind",
        top[1] if top else 0,
        scope,
        records=situation.organisation_records,
        none=_("Hier ist noch keine Organisation verzeichnet."),
        one=_("Hier ist eine Organisation verzeichnet."),
        many="",
        unit=_("Organisationen"),
        register=organisation_register(),
    )
    if top is None or len(situation.organisations) == 1:
        return blank
    words = {"count": number_word(top[1]), "all": number_word(len(situation.organisations)), "kind": top[0].label}
    text = sentence(_("Von %(all)s verzeichneten Organisationen gehören %(count)s zur Art „%(kind)s“.") % words)
    if top[1] == 1:
        text = _("Je eine Organisation ist aus %s Arten verzeichnet.") % number_word(len(counts))
    return replace(blank, sentence=text)
