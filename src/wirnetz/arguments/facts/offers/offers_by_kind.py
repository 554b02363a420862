"""Offers by kind, most frequent first, in one sentence."""

from collections import Counter
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.registers import offer_register
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.core.german import joined
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.offers.enums import OfferKind


@fact("offers_by_kind", name=gettext_lazy("Angebote nach Art"), subject=FactSubject.OFFERS)
def offers_by_kind(scope: FactScope) -> Fact:
    """Offers by kind, most frequent first, in one sentence."""
    situation = situation_of(scope)
    counts = Counter(OfferKind(offer.kind) for offer in situation.offers).most_common()
    names = joined([f"{kind.label} ({count})" for kind, count in counts])
    blank = count_fact(
        "offers_by_kind",
        len(counts),
        scope,
        records=situation.offers,
        none=_("Für die Region ist noch kein Angebot verzeichnet."),
        one=_("Verzeichnet sind: %(names)s."),
        many=_("Verzeichnet sind: %(names)s."),
        unit=_("Arten"),
        register=offer_register(),
        words={"names": names},
    )
    return replace(blank, display=names) if counts else blank
