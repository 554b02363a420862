"""Checks that firms and advisers can use."""

from django.utils.translation import gettext as _

from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.exports.slots.registry import slot
from wirnetz.arguments.exports.wording import under_review, year_label
from wirnetz.arguments.validators.occasions import SlotText
from wirnetz.core.german import counted
from wirnetz.documents.content import TableSlide
from wirnetz.offers.enums import OfferKind

MOST_ROWS = 5


@slot("offers_table")
def offers_table(scene: Scene, text: SlotText) -> TableSlide | None:
    """Checks, the jointly developed ones first; left out where none is recorded."""
    checks = [offer for offer in scene.situation.offers if offer.kind == OfferKind.CHECK]
    if not checks:
        return None
    checks.sort(key=lambda offer: (not offer.is_shared, offer.number or "~", offer.sort_key))
    shown = checks[:MOST_ROWS]
    rows = tuple((offer.name, "".join(offer.audiences[:1]), year_label(offer.as_of)) for offer in shown)
    rest = len(checks) - len(rows)
    more = _("und %s") % counted(rest, "weiterer Check", "weitere Checks") if rest else ""
    common = scene.common(text, title=scene.facts["offers_checks"].sentence, facts=["offers_checks"])
    common["sources"] += (under_review(),)
    return TableSlide(**common, head=(_("Check"), _("Für"), _("Angaben von")), rows=rows, more=more)
