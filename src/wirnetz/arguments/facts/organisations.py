"""Figures about organisations in the region."""

from dataclasses import replace

from django.utils.translation import gettext as _

from wirnetz.arguments.facts.counting import count_fact, network_register, organisation_register
from wirnetz.arguments.queries.groups import bridges, kind_counts, missing_kinds
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.core.german import joined, number_word, sentence
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.organisations.enums import PARTNER_KINDS


@fact("organisations_here")
def organisations_here(scope: FactScope) -> Fact:
    """Organisations with a seat here or a place in a regional network here."""
    situation = situation_of(scope)
    return count_fact(
        "organisations_here",
        len(situation.organisations),
        situation,
        records=situation.organisation_records,
        none=_("Zur Region ist noch keine Organisation verzeichnet."),
        one=_("Eine Organisation hat hier ihren Sitz oder ist über ein Netzwerk mit der Region verbunden."),
        many=_("%(n)s Organisationen haben hier ihren Sitz oder sind über ein Netzwerk mit der Region verbunden."),
        unit=_("Organisationen"),
        register=organisation_register(),
    )


@fact("organisations_seated")
def organisations_seated(scope: FactScope) -> Fact:
    """Organisations with their seat in the districts."""
    situation = situation_of(scope)
    return count_fact(
        "organisations_seated",
        len(situation.seated),
        situation,
        records=situation.seated,
        none=_("Mit Sitz hier ist noch keine Organisation verzeichnet."),
        one=_("Mit Sitz hier ist eine Organisation verzeichnet."),
        many=_("Mit Sitz hier sind %(n)s Organisationen verzeichnet."),
        unit=_("Organisationen"),
        register=organisation_register(),
    )


@fact("kinds_here")
def kinds_here(scope: FactScope) -> Fact:
    """How many of the seven kinds of partners are recorded here."""
    situation = situation_of(scope)
    present = len(PARTNER_KINDS) - len(missing_kinds(situation))
    blank = count_fact(
        "kinds_here",
        present,
        situation,
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


@fact("kinds_missing")
def kinds_missing(scope: FactScope) -> Fact:
    """Kinds of partners without a recorded organisation here, by name."""
    situation = situation_of(scope)
    missing = missing_kinds(situation)
    names = joined([str(kind.label) for kind in missing])
    blank = count_fact(
        "kinds_missing",
        len(missing),
        situation,
        records=situation.organisation_records,
        none=_("Alle sieben Arten von Organisationen sind hier verzeichnet."),
        one=_("Eine Art ist hier noch nicht verzeichnet: "),
        many=_("%(n)s Arten sind hier noch nicht verzeichnet: "),
        unit=_("Arten"),
        register=organisation_register(),
    )
    return replace(blank, sentence=f"{blank.sentence}{names}.") if missing else blank


@fact("organisations_by_kind")
def organisations_by_kind(scope: FactScope) -> Fact:
    """The most frequent kind of organisation here."""
    situation = situation_of(scope)
    counts = kind_counts(situation)
    top = counts[0] if counts else None
    blank = count_fact(
        "organisations_by_kind",
        top[1] if top else 0,
        situation,
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


@fact("bridging_organisations")
def bridging_organisations(scope: FactScope) -> Fact:
    """Organisations that belong to two or more regional networks here."""
    situation = situation_of(scope)
    return count_fact(
        "bridging_organisations",
        len(bridges(situation)),
        situation,
        records=(*situation.networks, *situation.memberships),
        none=_("Keine Organisation ist hier in mehreren Netzwerken verzeichnet."),
        one=_("Eine Organisation gehört mehreren Netzwerken an."),
        many=_("%(n)s Organisationen gehören mehreren Netzwerken an."),
        unit=_("Organisationen"),
        register=network_register(),
    )
