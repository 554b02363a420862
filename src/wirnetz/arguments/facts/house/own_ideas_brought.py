"""Ideas that house and offices brought into networks within a year, and into how many; None without a house."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.activities.queries import times_brought
from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.house import house_of
from wirnetz.arguments.queries.registers import note_register
from wirnetz.core.german import number_word
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("own_ideas_brought", name=gettext_lazy("Was das Haus eingebracht hat"), subject=FactSubject.HOUSE)
def own_ideas_brought(scope: FactScope) -> Fact | None:
    """Ideas that house and offices brought into networks within a year, and into how many; None without a house."""
    house = house_of(scope)
    if house is None:
        return None
    ideas = len(times_brought(house.notes, on=scope.on))
    networks = len({note.network_id for note in house.notes})
    words = {"where": _("ein Netzwerk") if networks == 1 else _("%s Netzwerke") % number_word(networks)}
    return count_fact(
        "own_ideas_brought",
        ideas,
        scope,
        records=house.notes,
        none=_("Was das Haus in Netzwerke eingebracht hat, dazu liegen keine Angaben vor."),
        one=_("Das Haus hat in den letzten zwölf Monaten eine Idee in %(where)s eingebracht."),
        many=_("Das Haus hat in den letzten zwölf Monaten %(n)s Ideen in %(where)s eingebracht."),
        unit=_("Ideen"),
        register=note_register(),
        words=words,
    )
