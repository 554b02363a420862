"""Figures about the networks in which one organisation and its offices are recorded."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from wirnetz.arguments.facts.counting import count_fact, network_register
from wirnetz.arguments.queries.situation import Situation, situation_of
from wirnetz.core.german import counted, number_word
from wirnetz.documents.facts import Fact, FactScope, fact
from wirnetz.networks.enums import MEMBER_ROLES
from wirnetz.networks.models import Membership

_DATIVE = {1: "einem", 2: "zweien", 3: "dreien"}
_GENITIVE = {1: "einer"}


def own_memberships_in_region(situation: Situation) -> tuple[Membership, ...]:
    """One for each regional network here in which the house or an office of it is recorded."""
    here = {network.pk for network in situation.networks}
    return tuple(membership for membership in situation.own_memberships if membership.network_id in here)


@fact("own_memberships")
def own_memberships(scope: FactScope) -> Fact | None:
    """Networks anywhere in which the organisation is recorded, and how many of them here; None without one."""
    situation = situation_of(scope)
    if situation.organisation is None:
        return None
    every, here = situation.own_memberships, own_memberships_in_region(situation)
    fact = count_fact(
        "own_memberships",
        len(every),
        situation,
        records=situation.own_records,
        none=_("Das Haus ist noch in keinem Netzwerk verzeichnet."),
        one=_tie(situation, every),
        many=_tie(situation, every),
        unit=_("Netzwerke"),
        register=network_register(),
    )
    if not every:
        return fact
    if len(here) == len(every):
        return replace(fact, sentence=_tie(situation, here, where=_("hier ")))
    count = len(here)
    part = _("hier noch in keinem") if not here else _("in %s davon hier") % _DATIVE.get(count, number_word(count))
    return replace(fact, sentence=f"{fact.sentence.removesuffix('.')}, {part}.")


@fact("own_memberships_here")
def own_memberships_here(scope: FactScope) -> Fact | None:
    """Regional networks here in which the organisation is recorded; None without an organisation."""
    situation = situation_of(scope)
    if situation.organisation is None:
        return None
    here = own_memberships_in_region(situation)
    return count_fact(
        "own_memberships_here",
        len(here),
        situation,
        records=situation.own_records,
        none=_("Das Haus ist hier noch in keinem Netzwerk verzeichnet."),
        one=_tie(situation, here, where=_("hier ")),
        many=_tie(situation, here, where=_("hier ")),
        unit=_("Netzwerke"),
        register=network_register(),
    )


def _tie(situation: Situation, ties: Iterable[Membership], *, where: str = "") -> str:
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
