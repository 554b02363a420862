"""Figures about offers that can be used in the region."""

from collections import Counter
from dataclasses import replace

from django.utils.translation import gettext as _

from wirnetz.arguments.facts.counting import count_fact, offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.core.german import joined, number_word
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.offers.enums import OfferKind


@fact("offers_total")
def offers_total(scope: FactScope) -> Fact:
    """Offers that can be used here, whoever provides them."""
    situation = situation_of(scope)
    return count_fact(
        "offers_total",
        len(situation.offers),
        situation,
        records=situation.offers,
        none=_("Für die Region ist noch kein Angebot verzeichnet."),
        one=_("Für die Region ist ein Angebot verzeichnet."),
        many=_("Für die Region sind %(n)s Angebote verzeichnet."),
        unit=_("Angebote"),
        register=offer_register(),
    )


@fact("offers_shared")
def offers_shared(scope: FactScope) -> Fact:
    """Jointly developed offers among them."""
    situation = situation_of(scope)
    return count_fact(
        "offers_shared",
        sum(offer.is_shared for offer in situation.offers),
        situation,
        records=situation.offers,
        none=_("Ein gemeinsam erarbeitetes Angebot ist noch nicht verzeichnet."),
        one=_("Ein Angebot ist gemeinsam erarbeitet."),
        many=_("Gemeinsam erarbeitet sind %(n)s Angebote."),
        unit=_("Angebote"),
        register=offer_register(),
    )


@fact("offers_checks")
def offers_checks(scope: FactScope) -> Fact:
    """Checks with which a firm assesses itself."""
    situation = situation_of(scope)
    return count_fact(
        "offers_checks",
        sum(offer.kind == OfferKind.CHECK for offer in situation.offers),
        situation,
        records=situation.offers,
        none=_("Ein Check ist noch nicht verzeichnet."),
        one=_("Ein Check für Betriebe liegt vor."),
        many=_("%(n)s Checks für Betriebe liegen vor."),
        unit=_("Checks"),
        register=offer_register(),
    )


@fact("offers_standards")
def offers_standards(scope: FactScope) -> Fact:
    """Agreed standards: principles, criteria, agreements."""
    situation = situation_of(scope)
    return count_fact(
        "offers_standards",
        sum(offer.kind == OfferKind.STANDARD for offer in situation.offers),
        situation,
        records=situation.offers,
        none=_("Ein abgestimmter Standard ist noch nicht verzeichnet."),
        one=_("Ein abgestimmter Standard ist verzeichnet."),
        many=_("%(n)s abgestimmte Standards sind verzeichnet."),
        unit=_("Standards"),
        register=offer_register(),
    )


@fact("offers_by_kind")
def offers_by_kind(scope: FactScope) -> Fact:
    """Offers by kind, most frequent first, in one sentence."""
    situation = situation_of(scope)
    counts = Counter(OfferKind(offer.kind) for offer in situation.offers).most_common()
    blank = count_fact(
        "offers_by_kind",
        len(counts),
        situation,
        records=situation.offers,
        none=_("Für die Region ist noch kein Angebot verzeichnet."),
        one="",
        many="",
        unit=_("Arten"),
        register=offer_register(),
    )
    if not counts:
        return blank
    names = joined([f"{kind.label} ({count})" for kind, count in counts])
    return replace(blank, display=names, sentence=_("Verzeichnet sind: %s.") % names)


@fact("offers_used_here")
def offers_used_here(scope: FactScope) -> Fact:
    """Offers whose use is recorded here."""
    situation = situation_of(scope)
    return count_fact(
        "offers_used_here",
        len({uptake.offer_id for uptake in situation.uptakes}),
        situation,
        records=situation.uptakes,
        none=_("Die Nutzung eines Angebots ist hier noch nicht vermerkt."),
        one=_("Die Nutzung eines Angebots ist hier vermerkt."),
        many=_("Die Nutzung von %(n)s Angeboten ist hier vermerkt."),
        unit=_("Angebote"),
        register=offer_register(),
    )


@fact("offers_unused")
def offers_unused(scope: FactScope) -> Fact:
    """Offers without recorded use here."""
    situation = situation_of(scope)
    count = len(situation.unused)
    blank = count_fact(
        "offers_unused",
        count,
        situation,
        records=(*situation.offers, *situation.uptakes),
        none=_("Zu jedem Angebot ist hier eine Nutzung vermerkt."),
        one=_("Zu einem Angebot ist hier noch keine Nutzung vermerkt."),
        many=_("Zu %(n)s Angeboten ist hier noch keine Nutzung vermerkt."),
        unit=_("Angebote"),
        register=offer_register(),
    )
    return replace(blank, display=number_word(count)) if count else blank
