"""What is missing in a region. Each sentence speaks of what is recorded, and leads somewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.core.german import quoted
from wirnetz.networks.enums import MEMBER_ROLES
from wirnetz.networks.models import Membership, Network
from wirnetz.networks.queries import current_ties_of, uptake_in
from wirnetz.offers.models import Offer
from wirnetz.organisations.enums import PARTNER_KINDS, OrganisationKind
from wirnetz.organisations.models import Organisation
from wirnetz.portal.queries.examples import any_example
from wirnetz.portal.sentences.gaps import Tie, kinds_gap, network_reason, offers_gap
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area

PLURALS = {
    OrganisationKind.SOCIAL_INSURER: "Sozialversicherungen",
    OrganisationKind.SOCIAL_PARTNER: "Sozialpartner",
    OrganisationKind.CHAMBER: "Kammern",
    OrganisationKind.ASSOCIATION: "Berufs- und Branchenverbände",
    OrganisationKind.STATE_BODY: "staatliche und kommunale Stellen",
    OrganisationKind.RESEARCH: "Forschungseinrichtungen",
    OrganisationKind.CIVIL_SOCIETY: "Organisationen der Zivilgesellschaft",
}
MOST_NETWORKS = 2


@dataclass(frozen=True)
class Gap:
    """A sentence, the reason beside it, and a link; whether either rests on invented records."""

    what: str
    why: str
    href: str
    words: str
    is_example: bool = False
    why_is_example: bool = False


def gaps_of(
    area: Area,
    *,
    workers: Sequence[Organisation],
    land_wide: Sequence[Organisation],
    unlinked: Sequence[Network],
    offers: Sequence[Offer],
) -> list[Gap]:
    """Kinds of partners, use of offers and links between networks that nobody has recorded here; two queries.

    On the page of a Land the Land-wide organisations are at home too.
    """
    here = [*workers, *land_wide] if area.level == AreaLevel.STATE else workers
    own = _in_own_networks(workers)
    named = unlinked[:MOST_NETWORKS]
    found = {key: list(ties) for key, ties in groupby(current_ties_of(named), key=lambda tie: tie.network_id)}
    networks = [_network_gap(network, found.get(network.pk, []), own) for network in named]
    return [*_kinds_gap(area, here), *_offers_gap(area, offers), *networks]


def _kinds_gap(area: Area, here: Sequence[Organisation]) -> list[Gap]:
    present = {organisation.kind for organisation in here}
    kinds = [kind for kind in PARTNER_KINDS if kind not in present]
    if not kinds:
        return []
    address = f"{reverse('portal:organisations')}?art={kinds[0].value}&land={area.key[:2]}"
    why = _("Das heißt nicht, dass hier keine arbeiten.")
    words = _("Wer im Land dafür in Frage kommt")
    return [Gap(kinds_gap([PLURALS[kind] for kind in kinds]), why, address, words)]


def _offers_gap(area: Area, offers: Sequence[Offer]) -> list[Gap]:
    uptakes = list(uptake_in([area.key]).values_list("offer", "is_example"))
    used = {offer for offer, _is_example in uptakes}
    shared = [offer for offer in offers if offer.is_shared]
    sentence = offers_gap(sum(offer.pk not in used for offer in shared), len(shared))
    if not sentence:
        return []
    why = _("Wer ein Angebot nutzt, kann anderen davon erzählen. Noch hat es niemand eingetragen.")
    address = f"{reverse('portal:offers')}?herkunft=gemeinsam"
    is_example = any(flag for _offer, flag in uptakes)
    return [Gap(sentence, why, address, _("Gemeinsame Angebote ansehen"), is_example)]


def _in_own_networks(workers: Sequence[Organisation]) -> dict[int, list[Membership]]:
    """The memberships in own networks here, by organisation."""
    ties = {item.pk: [tie for tie in getattr(item, "local_memberships", ()) if tie.network.is_own] for item in workers}
    return {number: own for number, own in ties.items() if own}


def _network_gap(network: Network, ties: Sequence[Membership], own: dict[int, list[Membership]]) -> Gap:
    """No link recorded; who takes part there, in whatever role, and could build it."""
    groups = [list(group) for _number, group in groupby(ties, key=lambda tie: tie.organisation_id)]
    firsts = [min(group, key=lambda tie: tie.role not in MEMBER_ROLES) for group in groups]
    why = network_reason([Tie(tie.organisation.label, tie.role, tie.organisation_id in own) for tie in firsts])
    told_by = [*ties, *(membership for tie in firsts for membership in own.get(tie.organisation_id, ()))]
    what = _("Zum Netzwerk %s ist noch keine Verbindung vermerkt.") % quoted(network.name)
    address = reverse("portal:network", args=[network.slug])
    return Gap(what, why, address, _("Zum Netzwerk"), network.is_example, any_example(told_by))
