"""Networks and organisations as those who invite or carry: found by name, asked, and what their dates overlap with."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from wirnetz.accounts.models import Node, Person
from wirnetz.accounts.rules import WRITE
from wirnetz.activities.enums import GatheringState
from wirnetz.activities.models import Gathering, PartRequest
from wirnetz.networks.enums import NetworkStatus
from wirnetz.networks.models import Network
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import organisations_called

Party = Network | Organisation


def parties_called(words: str, *, most: int) -> list[Party]:
    """Those of exactly this name; where there are none, those with each word in their name. At most `most` + 1."""
    words = " ".join(words.split())
    networks = Network.objects.exclude(status=NetworkStatus.ENDED).select_related("node").order_by("sort_key", "pk")
    exact: list[Party] = [*networks.filter(Q(name__iexact=words) | Q(short_name__iexact=words))[: most + 1]]
    houses: list[Party] = list(organisations_called(words)[: most + 1])
    exact += [house for house in houses if words.casefold() in {house.name.casefold(), house.short_name.casefold()}]
    if exact:
        return exact
    for word in words.split()[:6]:
        networks = networks.filter(Q(name__icontains=word) | Q(short_name__icontains=word))
    found: list[Party] = [*networks[: most + 1], *houses]
    return found[: most + 1]


def key_of(party: Party) -> str:
    """A party as the value of a field."""
    return f"{'network' if isinstance(party, Network) else 'organisation'}-{party.pk}"


def writers_at(node: Node | None) -> QuerySet[Person]:
    """The people who may write for the place today."""
    today = timezone.localdate()
    running = Q(grants__until_on__isnull=True) | Q(grants__until_on__gte=today)
    people = Person.objects.filter(
        running, grants__node=node, grants__from_on__lte=today, grants__role__in=WRITE, is_active=True
    )
    return people.order_by("email").distinct() if node is not None else people.none()


def part_requests_to(nodes: QuerySet[Node]) -> QuerySet[PartRequest]:
    """What is asked of these places, the oldest first."""
    asked = PartRequest.objects.filter(Q(network__node__in=nodes) | Q(organisation__node__in=nodes))
    return asked.select_related("gathering", "joint_activity", "network", "organisation").order_by("pk")


def overlapping(
    hosts: Iterable[Party], *, begin: datetime, end: datetime, besides: Gathering | None = None
) -> Gathering | None:
    """Another date of one of these networks at the same time, if there is one; called-off ones do not count."""
    networks = [host.pk for host in hosts if isinstance(host, Network)]
    found = Gathering.objects.filter(
        hosts__network__in=networks, starts_at__lt=max(end, begin + timedelta(minutes=1)), ends_at__gt=begin
    )
    planned = found.exclude(state=GatheringState.CANCELLED)
    return (planned.exclude(pk=besides.pk) if besides else planned).first()
