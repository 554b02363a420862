"""What a partner would have of a network that it is not in: everything from records that anybody may read."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from wirnetz.accounts.rules import visible
from wirnetz.activities.enums import Audience, MinuteKind
from wirnetz.activities.models import Gathering, MinuteItem
from wirnetz.activities.queries import gatherings_of
from wirnetz.core.german import date_words, quoted
from wirnetz.networks.models import Membership, Network, NetworkContact, Uptake
from wirnetz.networks.queries import members_of, running, territory_of
from wirnetz.offers.models import Offer, Topic
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import offices_below
from wirnetz.portal.queries.examples import any_example
from wirnetz.regions.models import Area

ANYBODY = AnonymousUser()
MOST_PAST, MOST_RESULTS, MOST_FOLLOWING = 4, 4, 2


@dataclass(frozen=True, slots=True)
class Partner:
    """A member of the network, and where else it sits together with the house that asks."""

    organisation: Organisation
    role: str
    together_in: tuple[Network, ...]
    is_example: bool


@dataclass(frozen=True, slots=True)
class TopicThere:
    """A topic that the network has on record, and from where one knows it."""

    topic: Topic
    proofs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Benefit:
    """Everything that page and sheet say. `own_topics` are those of the house, `topics` those of the network."""

    network: Network
    house: Organisation | None
    is_member: bool
    areas: tuple[Area, ...]
    offices: tuple[Organisation, ...]
    partners: tuple[Partner, ...]
    own_topics: tuple[Topic, ...]
    topics: tuple[TopicThere, ...]
    past: tuple[Gathering, ...]
    results: tuple[MinuteItem, ...]
    following: tuple[Gathering, ...]
    contacts: tuple[NetworkContact, ...]
    on: date

    @property
    def common(self) -> list[TopicThere]:
        """Topics of the network that the house has as well."""
        own = {topic.pk for topic in self.own_topics}
        return [there for there in self.topics if there.topic.pk in own]

    @property
    def known_partners(self) -> list[Partner]:
        """Members with whom the house already sits somewhere else."""
        return [partner for partner in self.partners if partner.together_in]

    @property
    def is_example(self) -> bool:
        """Whether anything of it is invented."""
        return any_example(
            [self.network, *([self.house] if self.house else [])],
            self.partners,
            self.past,
            self.following,
            self.contacts,
        )


def benefit_of(network: Network, house: Organisation | None, *, now: datetime) -> Benefit:
    """The records behind the question; a constant number of queries, the same for every visitor."""
    public = visible(ANYBODY, gatherings_of(network).filter(audience=Audience.PUBLIC)).exclude(state="cancelled")
    house_ids = _house(house)
    members = list(members_of(network))
    past = tuple(public.filter(starts_at__lte=now)[:MOST_PAST])
    items = visible(ANYBODY, MinuteItem.objects.filter(gathering__hosts__network=network)).exclude(kind=MinuteKind.TASK)
    items = items.select_related("gathering").order_by("-gathering__starts_at", "pk")
    contacts = NetworkContact.objects.filter(running(), network=network).select_related("organisation")
    areas = tuple(part.area for part in territory_of(network))
    return Benefit(
        network=network,
        house=house,
        is_member=any(membership.organisation_id in house_ids for membership in members),
        areas=areas,
        offices=_offices_inside(house, areas),
        partners=_partners(members, house, house_ids),
        own_topics=_topics_of_house(house_ids),
        topics=_topics_of(network, public),
        past=past,
        results=tuple(items.distinct()[:MOST_RESULTS]),
        following=tuple(public.filter(starts_at__gt=now).order_by("starts_at", "pk")[:MOST_FOLLOWING]),
        contacts=tuple(visible(ANYBODY, contacts).order_by("is_link", "name", "pk")[:2]),
        on=timezone.localtime(now).date(),
    )


def _house(house: Organisation | None) -> set[int]:
    """The organisation and its offices; of an office the office alone."""
    return {house.pk, *offices_below(house).values_list("pk", flat=True)} if house else set()


def _offices_inside(house: Organisation | None, areas: tuple[Area, ...]) -> tuple[Organisation, ...]:
    keys = {area.key for area in areas}
    if house is None or not keys:
        return ()
    every = [house, *offices_below(house)]
    return tuple(each for each in every if _is_inside(each, keys))


def _is_inside(office: Organisation, keys: set[str]) -> bool:
    place = office.municipality or office.seat
    return place is not None and any(place.key.startswith(key) for key in keys)


def _partners(members: list[Membership], house: Organisation | None, house_ids: set[int]) -> tuple[Partner, ...]:
    own = Membership.objects.filter(running(), organisation__in=house_ids).values_list("network", flat=True)
    own_networks = set(own) if house_ids else set()
    found: dict[int, Partner] = {}
    for membership in members:
        if membership.organisation_id in found or membership.organisation_id in house_ids:
            continue
        others = {each.network_id: each.network for each in membership.organisation.other_memberships}  # type: ignore[attr-defined]
        together = tuple(network for number, network in others.items() if number in own_networks)
        found[membership.organisation_id] = Partner(
            membership.organisation, membership.get_role_display(), together, membership.is_example
        )
    return tuple(sorted(found.values(), key=lambda partner: not partner.together_in))


def _topics_of_house(house_ids: set[int]) -> tuple[Topic, ...]:
    """Topics of the offers that the house provides or uses, and of the dates to which it invites."""
    if not house_ids:
        return ()
    used = Uptake.objects.filter(running(start="since_on"), organisation__in=house_ids).values("offer")
    offers = Offer.objects.filter(Q(provider__in=house_ids) | Q(pk__in=used)).values("pk")
    invited = Gathering.objects.filter(audience=Audience.PUBLIC, hosts__organisation__in=house_ids).values("pk")
    return tuple(Topic.objects.filter(Q(offers__in=offers) | Q(gatherings__in=invited)).distinct())


def _topics_of(network: Network, public: QuerySet[Gathering]) -> tuple[TopicThere, ...]:
    """Topics that the network names, of its public dates and their offers, and of the offers it uses."""
    proofs: dict[int, list[str]] = defaultdict(list)
    topics: dict[int, Topic] = {}

    def note(topic: Topic, proof: str) -> None:
        topics[topic.pk] = topic
        if proof and proof not in proofs[topic.pk]:
            proofs[topic.pk].append(proof)

    for topic in network.topics.all():
        note(topic, "ein Thema, das sich das Netzwerk gesetzt hat")
    for gathering in public.prefetch_related("offers__topics")[:24]:
        day = timezone.localtime(gathering.starts_at).date()
        words = f"{quoted(gathering.title)} am {date_words(day)}"
        for topic in [
            *gathering.topics.all(),
            *(each for offer in gathering.offers.all() for each in offer.topics.all()),
        ]:
            note(topic, words)
    used = Uptake.objects.filter(running(start="since_on"), network=network).select_related("offer")
    for uptake in used.prefetch_related("offer__topics").order_by("offer__sort_key"):
        for topic in uptake.offer.topics.all():
            note(topic, f"in Gebrauch: {uptake.offer.name}")
    ranked = sorted(topics.values(), key=lambda topic: (-len(proofs[topic.pk]), topic.sort_key))
    return tuple(TopicThere(topic, tuple(proofs[topic.pk][:2])) for topic in ranked)
