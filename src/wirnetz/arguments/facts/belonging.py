"""How a house and its offices belong to networks, in a sentence."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from wirnetz.arguments.queries.situation import Situation
from wirnetz.core.german import counted, number_word
from wirnetz.networks.enums import MEMBER_ROLES
from wirnetz.networks.models import Membership

_GENITIVE = {1: "einer"}


def own_ties_here(situation: Situation) -> tuple[Membership, ...]:
    """One for each regional network here in which the house or an office of it is recorded."""
    here = {network.pk for network in situation.networks}
    return tuple(membership for membership in situation.own_memberships if membership.network_id in here)


def tie_sentence(situation: Situation, ties: Iterable[Membership], *, where: str = "") -> str:
    """„Das Haus arbeitet mit zwölf seiner Stellen in fünf Netzwerken mit.“

    Only where each network is an office's and it takes part there; else the sentence says „verzeichnet“.
    """
    networks = {tie.network_id for tie in ties}
    of_offices = [tie for tie in situation.office_memberships if tie.network_id in networks]
    offices = len({tie.organisation_id for tie in of_offices})
    itself = any(tie.organisation_id == getattr(situation.organisation, "pk", None) for tie in ties)
    words = {
        "here": where,
        "networks": counted(len(networks), "Netzwerk", "Netzwerken", one="einem"),
        "offices": _GENITIVE.get(offices, number_word(offices)),
    }
    if not offices:
        return _("Das Haus ist %(here)sin %(networks)s verzeichnet.") % words
    if itself:
        return _("Das Haus ist %(here)sselbst und mit %(offices)s seiner Stellen in %(networks)s verzeichnet.") % words
    if all(tie.role in MEMBER_ROLES for tie in of_offices):
        return _("Das Haus arbeitet %(here)smit %(offices)s seiner Stellen in %(networks)s mit.") % words
    return _("Das Haus ist %(here)smit %(offices)s seiner Stellen in %(networks)s verzeichnet.") % words
