"""Networks that invited to at least one public date from here within the last twelve months."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.facts.counting import count_fact
from wirnetz.arguments.queries.happenings import happenings_of
from wirnetz.arguments.queries.registers import calendar_register
from wirnetz.documents.facts import Fact, FactScope, fact


@fact("networks_inviting", name=gettext_lazy("Netzwerke, die eingeladen haben"), subject=FactSubject.ACTIVITIES)
def networks_inviting(scope: FactScope) -> Fact | None:
    """Networks that invited to a public date from here within twelve months; None where there was none."""
    happenings = happenings_of(scope)
    if not happenings.past:
        return None
    networks = {number for each in happenings.past for number in each.networks}
    return count_fact(
        "networks_inviting",
        len(networks),
        scope,
        records=happenings.past,
        none=_("Welche Netzwerke eingeladen haben, dazu liegen keine Angaben vor."),
        one=_("Ein Netzwerk hat hier in den letzten zwölf Monaten öffentlich eingeladen."),
        many=_("%(n)s Netzwerke haben hier in den letzten zwölf Monaten öffentlich eingeladen."),
        unit=_("Netzwerke"),
        register=calendar_register(),
    )
