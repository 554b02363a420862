"""Figures about the region itself."""

from django.utils.translation import gettext as _

from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.situation import situation_of
from wirnetz.core.german import number
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("people_here")
def people_here(scope: FactScope) -> Fact | None:
    """People living in the region, by official figures; None where one area has none."""
    situation = situation_of(scope)
    figures = [area.population for area in situation.areas]
    years = [area.population_as_of for area in situation.areas if area.population_as_of]
    if not figures or not years or None in figures:
        return None
    total = sum(figure for figure in figures if figure is not None)
    return Fact(
        key="people_here",
        value=total,
        display=number(total),
        unit=_("Menschen"),
        sentence=_("Hier leben %s Menschen.") % number(total),
        as_of=f"31.12.{min(years)}",
        source=_("Statistisches Bundesamt"),
    )


@fact("municipalities_here")
def municipalities_here(scope: FactScope) -> Fact:
    """Municipalities in the region."""
    situation = situation_of(scope)
    return count_fact(
        "municipalities_here",
        situation.municipalities,
        situation,
        records=(),
        none=_("Zur Region ist keine Gemeinde verzeichnet."),
        one=_("Zur Region gehört eine Gemeinde."),
        many=_("Zur Region gehören %(n)s Gemeinden."),
        unit=_("Gemeinden"),
        register=_("Amtliches Gemeindeverzeichnis"),
    )


@fact("districts_here")
def districts_here(scope: FactScope) -> Fact:
    """Districts in the region."""
    situation = situation_of(scope)
    return count_fact(
        "districts_here",
        len(situation.districts),
        situation,
        records=(),
        none=_("Zur Region ist kein Kreis verzeichnet."),
        one=_("Die Region liegt in einem Kreis."),
        many=_("Zur Region gehören %(n)s Kreise."),
        unit=_("Kreise"),
        register=_("Amtliches Gemeindeverzeichnis"),
    )
