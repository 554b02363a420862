"""What is missing in a region. Each sentence speaks of what is recorded, and leads somewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.core.german import counted, quoted
from wirnetz.networks.models import Membership, Network
from wirnetz.networks.queries import uptake_in
from wirnetz.offers.models import Offer
from wirnetz.organisations.enums import PARTNER_KINDS, OrganisationKind
from wirnetz.organisations.models import Organisation
from wirnetz.portal.queries.examples import any_example
from wirnetz.portal.sentences.region import kinds_gap, offers_gap
from wirnetz.regions.models import Area

PLURALS = {
    OrganisationKind.SOCIAL_INSURER: "Sozialversicherungen",
    OrganisationKind.SOCIAL_PARTNER: "Sozialpartner",
    OrganisationKind.CHAMBER: "Kammern",
    OrganisationKind.ASSOCIATION: "Verbände",
    OrganisationKind.STATE_BODY: "staatliche und kommunale Stellen",
    OrganisationKind.RESEARCH: "Forschungseinrichtungen",
    OrganisationKind.CIVIL_SOCIETY: "Organisationen der Zivilgesellschaft",
}


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
    area: Area, *, workers: Sequence[Organisation], unlinked: Sequence[Network], offers: Sequence[Offer]
) -> list[Gap]:
    """Kinds of partners, use of offers and links between networks that nobody has recorded here."""
    found = []
    present = {organisation.kind for organisation in workers}
    kinds = [kind for kind in PARTNER_KINDS if kind not in present]
    state = area.key[:2]
    if kinds:
        address = f"{reverse('portal:organisations')}?art={kinds[0].value}&land={state}"
        why = _("Eingetragen ist hier keine. Das heißt nicht, dass keine hier arbeitet.")
        found.append(
            Gap(kinds_gap([PLURALS[kind] for kind in kinds]), why, address, _("Wer im Land dafür in Frage kommt"))
        )
    uptakes = list(uptake_in([area.key]).values_list("offer", "is_example"))
    used = {offer for offer, _is_example in uptakes}
    unused = [offer for offer in offers if offer.is_shared and offer.pk not in used]
    shared = [offer for offer in offers if offer.is_shared]
    sentence = offers_gap(len(unused), len(shared))
    if sentence:
        why = _("Wer ein Angebot nutzt, kann anderen davon erzählen. Noch hat es niemand eingetragen.")
        address = f"{reverse('portal:offers')}?herkunft=gemeinsam"
        is_example = any(flag for _offer, flag in uptakes)
        found.append(Gap(sentence, why, address, _("Gemeinsame Angebote ansehen"), is_example))
    for network in unlinked[:2]:
        what = _("Zum Netzwerk %s ist noch keine Verbindung vermerkt.") % quoted(network.name)
        address = reverse("portal:network", args=[network.slug])
        told_by_example = any_example(_ties(network, workers))
        found.append(
            Gap(
                what, _bridge(network, workers), address, _("Wer dort mitarbeitet"), network.is_example, told_by_example
            )
        )
    return found


def _ties(network: Network, workers: Sequence[Organisation]) -> list[Membership]:
    """The memberships from which `_bridge` reads."""
    there = [getattr(item, "local_memberships", []) for item in workers]
    return [tie for ties in there if any(tie.network_id == network.pk for tie in ties) for tie in ties]


def _bridge(network: Network, workers: Sequence[Organisation]) -> str:
    """Who sits there and in an own network here, or how many are recorded there."""
    there = [
        item for item in workers if any(tie.network_id == network.pk for tie in getattr(item, "local_memberships", ()))
    ]
    both = [item for item in there if any(tie.network.is_own for tie in getattr(item, "local_memberships", ()))]
    if both:
        return _("%s sitzt in beiden Netzwerken und könnte die Brücke sein.") % both[0].label
    if there:
        return (
            _("Dort ist %s eingetragen.") % there[0].label
            if len(there) == 1
            else _("Dort sind %s eingetragen.") % counted(len(there), "Organisation", "Organisationen", one="eine")
        )
    return _("Wer dort mitarbeitet, ist noch nicht eingetragen.")
