"""What stands in the calendar: by time, region, network and topic."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet

from wirnetz.activities.models import Gathering, GatheringHost
from wirnetz.networks.models import Network, Territory
from wirnetz.networks.queries import running
from wirnetz.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to see of the calendar; empty parts choose everything."""

    region: str = ""
    network: str = ""
    organisation: str = ""
    topic: str = ""

    @property
    def is_filtered(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.region or self.network or self.organisation or self.topic)


EVERYTHING = Choice()


def gatherings_between(start: datetime, end: datetime, choice: Choice = EVERYTHING) -> QuerySet[Gathering]:
    """What begins from `start` until before `end`, in order; with hosts, place and topics loaded."""
    found = Gathering.objects.filter(starts_at__gte=start, starts_at__lt=end)
    return with_hosts(chosen(found, choice)).order_by("starts_at", "pk")


def chosen(gatherings: QuerySet[Gathering], choice: Choice) -> QuerySet[Gathering]:
    """The part of `gatherings` that a choice asks for."""
    if choice.region:
        gatherings = gatherings.filter(in_area(choice.region))
    if choice.network:
        gatherings = gatherings.filter(pk__in=_hosted(Q(network__slug=choice.network)))
    if choice.organisation:
        gatherings = gatherings.filter(pk__in=_hosted(Q(organisation__slug=choice.organisation)))
    if choice.topic:
        ties = Gathering.topics.through.objects.filter(topic__slug=choice.topic)
        gatherings = gatherings.filter(pk__in=ties.values("gathering"))
    return gatherings


def in_area(key: str) -> Q:
    """Takes place in the area of this key, or is hosted by a network whose territory touches it."""
    touching = Q(area__key__startswith=key) | Q(area__key__in=[key[:size] for size in (2, 5) if size < len(key)])
    networks = Territory.objects.filter(running(), touching).values("network")
    return Q(municipality__key__startswith=key) | Q(pk__in=_hosted(Q(network__in=networks)))


def _hosted(condition: Q) -> QuerySet[GatheringHost, int]:
    return GatheringHost.objects.filter(condition).values_list("gathering", flat=True)


def with_hosts(gatherings: QuerySet[Gathering]) -> QuerySet[Gathering]:
    """The same with everything that a line of the calendar shows: two queries more, however many there are."""
    hosts = GatheringHost.objects.select_related("network", "organisation").order_by("pk")
    return gatherings.select_related("municipality__parent", "joint_activity").prefetch_related(
        Prefetch("hosts", hosts), "topics"
    )


def hosts_of(gathering: Gathering) -> list[Network | Organisation]:
    """Who invites; load with `with_hosts`."""
    found = [host.network or host.organisation for host in gathering.hosts.all()]
    return [host for host in found if host is not None]


def gatherings_of(host: Network | Organisation) -> QuerySet[Gathering]:
    """Everything to which a network or an organisation invites, the latest first."""
    condition = Q(network=host) if isinstance(host, Network) else Q(organisation=host)
    return with_hosts(Gathering.objects.filter(pk__in=_hosted(condition))).order_by("-starts_at", "-pk")
