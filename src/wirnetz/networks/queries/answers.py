"""Who says what about an offer: for whom somebody may speak, what is said, and what the stewards have to hear."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.rules import WRITE, Held, Visitor, holds, running_grants, visible
from wirnetz.core.german import counted, joined, sentence
from wirnetz.networks.counting import Use, at_least, users_of
from wirnetz.networks.enums import AnswerKind, NetworkStatus
from wirnetz.networks.models import Network, OfferAnswer, Uptake
from wirnetz.networks.queries.by_area import running
from wirnetz.offers.enums import OfferStatus
from wirnetz.offers.models import Offer, OfferSteward
from wirnetz.organisations.models import Organisation

MOST_SPEAKERS = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """What a house, office or network says about an offer today; `kind` is "used", an AnswerKind, or empty."""

    speaker: Organisation | Network
    kind: str = ""
    since: date | None = None
    reason: str = ""
    reply: str = ""
    is_example: bool = False

    @property
    def key(self) -> str:
        """How a form names the speaker."""
        return key_of(self.speaker)


def key_of(speaker: Organisation | Network) -> str:
    """ "n:slug" for a network, "o:slug" for an organisation or office."""
    return f"{'n' if isinstance(speaker, Network) else 'o'}:{speaker.slug}"


def speakers_of(visitor: Visitor) -> list[Organisation | Network]:
    """The networks, houses and offices at which the visitor holds a writing role of their own, by name.

    Offices below a house are spoken for in their own workspace.
    """
    if not visitor.is_authenticated:
        return []
    held = running_grants(visitor, on=timezone.localdate()).filter(role__in=WRITE).values("node")
    houses = Organisation.objects.filter(node__in=held, ended_on="").exclude(node__kind=NodeKind.ALLIANCE)
    networks = Network.objects.filter(node__in=held).exclude(status=NetworkStatus.ENDED).select_related("node")
    return [
        *networks.order_by("sort_key", "pk")[:MOST_SPEAKERS],
        *houses.select_related("node").order_by("sort_key", "pk")[:MOST_SPEAKERS],
    ]


def may_speak_for(visitor: Visitor, speaker: Organisation | Network) -> bool:
    """Whether the visitor writes for it; being of the alliance is not enough."""
    return holds(visitor, speaker.node, Held(house=WRITE))


def standings(
    offers: Iterable[Offer], speakers: Sequence[Organisation | Network], visitor: Visitor
) -> dict[tuple[int, str], Standing]:
    """What these say about these offers, by number of the offer and key of the speaker; two queries."""
    by_key = {key_of(speaker): speaker for speaker in speakers}
    said = Q(organisation__in=[each.pk for each in speakers if isinstance(each, Organisation)])
    said |= Q(network__in=[each.pk for each in speakers if isinstance(each, Network)])
    numbers = [offer.pk for offer in offers]
    found: dict[tuple[int, str], Standing] = {}
    answers = OfferAnswer.objects.filter(said, offer__in=numbers, until_on=None)
    for answer in visible(visitor, answers).select_related("organisation", "network"):
        key = key_of(answer.network or answer.organisation)  # type: ignore[arg-type]
        found[answer.offer_id, key] = Standing(
            by_key[key], answer.kind, answer.said_on, answer.reason, answer.reply, answer.is_example
        )
    uses = Uptake.objects.filter(said, running(start="since_on"), offer__in=numbers)
    for use in uses.select_related("organisation", "network").order_by("-since_on"):
        if use.organisation and use.network:
            continue
        key = key_of(use.network or use.organisation)  # type: ignore[arg-type]
        found[use.offer_id, key] = Standing(by_key[key], "used", use.since_on, is_example=use.is_example)
    return found


def answers_for(visitor: Visitor, organisation: Organisation) -> QuerySet[OfferAnswer]:
    """What is said to offers that the organisation looks after, what has no reply first.

    At the alliance: to offers that nobody looks after.
    """
    running_answers = OfferAnswer.objects.filter(until_on=None)
    if organisation.node is not None and organisation.node.kind == NodeKind.ALLIANCE:
        mine = running_answers.exclude(offer__in=OfferSteward.objects.filter(running()).values("offer"))
    else:
        offers = OfferSteward.objects.filter(running(), organisation=organisation).values("offer")
        mine = running_answers.filter(offer__in=offers)
    found = visible(visitor, mine).select_related("offer", "organisation", "network")
    return found.order_by(F("replied_on").asc(nulls_first=True), "offer__sort_key", "said_on", "pk")


def uses_of(offer: Offer) -> QuerySet[Uptake]:
    """Where an offer is in use today, with who and where, in German order."""
    found = offer.uptakes.filter(running(start="since_on")).select_related("organisation", "network", "area")
    return found.order_by("organisation__sort_key", "network__sort_key", "area__sort_key", "pk")


def count_users(offer: Offer) -> str:
    """How many use it, in a sentence; empty where no organisation and no network does. See docs/measures.md."""
    rows = uses_of(offer).order_by().values_list("organisation", "network", "since_on", "until_on")
    uses = [Use(offer.pk, *row) for row in rows]
    organisations, networks = users_of(offer.pk, uses, on=timezone.localdate())
    parts = [
        counted(organisations, "Organisation", "Organisationen", one="eine") if organisations else "",
        counted(networks, "Netzwerk", "Netzwerke") if networks else "",
    ]
    said = joined([part for part in parts if part])
    verb = "nutzt" if organisations + networks == 1 else "nutzen"
    return f"{sentence(said)} {verb} es, soweit eingetragen." if said else ""


@dataclass(frozen=True, slots=True)
class Concern:
    """An offer with what is said about it, as a deliberation may take it up; None for fewer than five voices."""

    offer: Offer
    not_used: int | None
    would_need: int | None


def concerns_to_deliberate() -> list[Concern]:
    """Offers to which houses and networks say why not or what they would need, the most voices first; one query.

    Counts only, and none of a small group: the reasons are for the stewards.
    """
    running_answers = Q(answers__until_on=None)
    counted = Offer.objects.exclude(status=OfferStatus.ENDED).annotate(
        not_used=Count("answers", filter=running_answers & Q(answers__kind=AnswerKind.NOT_USED), distinct=True),
        would_need=Count("answers", filter=running_answers & Q(answers__kind=AnswerKind.WOULD_NEED), distinct=True),
    )
    found = counted.filter(Q(not_used__gt=0) | Q(would_need__gt=0)).order_by("-would_need", "-not_used", "sort_key")
    shown = [Concern(offer, at_least(offer.not_used), at_least(offer.would_need)) for offer in found]
    return [concern for concern in shown if concern.not_used or concern.would_need]


def networks_that_answered(networks: Iterable[Network]) -> set[tuple[int, int]]:
    """(network, offer) of those that have said something about an offer; not what they said."""
    answers = OfferAnswer.objects.unscoped("whether something is said, not what")
    found = answers.filter(network__in=[network.pk for network in networks], until_on=None)
    return {(network, offer) for network, offer in found.values_list("network", "offer") if network is not None}
