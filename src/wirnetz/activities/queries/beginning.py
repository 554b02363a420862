"""What a network that has just come to its people still lacks: at most three steps, the most useful first."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.activities.models import GatheringHost
from wirnetz.networks.models import Membership, Network, Territory

MOST_STEPS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, where, and what it is good for."""

    words: str
    href: str
    why: str


def first_steps(network: Network) -> list[Step]:
    """What is missing of idea, territory, members and a first date; nothing for an ended network."""
    if network.is_ended:
        return []
    found = []
    if not network.idea:
        why = _("Ein Satz genügt: Was haben Betriebe davon?")
        found.append(Step(_("Sagen, worum es geht"), _page("network_profile", network), why))
    if not network.territories.exists():
        why = _("Dann erscheint es auf der Karte und bei seinen Regionen.")
        found.append(Step(_("Gebiet eintragen"), _page("network_territory", network), why))
    if not network.memberships.exists():
        why = _("Auch wer die Koordination trägt, gehört auf die Liste.")
        found.append(Step(_("Mitglieder eintragen"), _page("network_members", network), why))
    if not GatheringHost.objects.filter(network=network).exists():
        why = _("Der Tag genügt; der Ort darf folgen.")
        found.append(Step(_("Ersten Termin eintragen"), _page("network_plan", network), why))
    return found[:MOST_STEPS]


def hardly_described(networks: QuerySet[Network]) -> QuerySet[Network]:
    """Those of `networks` without idea, territory, members and dates: just taken over."""
    own = {"network": OuterRef("pk")}
    empty = networks.filter(idea="").exclude(Exists(Territory.objects.filter(**own)))
    return empty.exclude(Exists(Membership.objects.filter(**own))).exclude(Exists(GatheringHost.objects.filter(**own)))


def _page(name: str, network: Network) -> str:
    return reverse(f"activities:{name}", args=[network.slug])
