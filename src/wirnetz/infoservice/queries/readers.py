"""What a reader's page shows: choices, ways, consents; and where one may subscribe."""

from dataclasses import dataclass
from datetime import date

from wirnetz.accounts.models import Node
from wirnetz.accounts.queries import place_names
from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.folding import Way, because
from wirnetz.infoservice.models import ConsentEntry, Deliverability, LeftLevel, Reader, Subscription
from wirnetz.infoservice.queries.audience import ways_to
from wirnetz.infoservice.queries.tokens import digests_of
from wirnetz.offers.models import Topic
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import the_alliance
from wirnetz.regions.models import Area


@dataclass(frozen=True)
class Level:
    """A place over which a reader gets the info service, `because` of what stands after "weil"; or which they left."""

    place: int
    name: str
    is_left: bool
    because: str = ""


def place_to_subscribe(slug: str) -> tuple[Node, str] | None:
    """Place and name of the alliance for "", or of the house with this slug; None if nobody can subscribe there."""
    if not slug:
        alliance = the_alliance()
        return (alliance.node, alliance.name) if alliance and alliance.node else None
    house = Organisation.objects.filter(slug=slug, ended_on="", node__isnull=False).select_related("node").first()
    return (house.node, house.name) if house and house.node else None


def name_of_place(place: Node) -> str:
    """What the place is called; of the alliance the name of its organisation."""
    return place_names([place.pk])[place.pk]


def levels_of(reader: Reader, *, on: date) -> list[Level]:
    """All places over which something reaches the reader, by precedence, then those that they left."""
    left = LeftLevel.objects.unscoped("the caller holds the reader's word").filter(reader=reader)
    gone = list(left.order_by("pk").values_list("place", flat=True))
    ways: dict[int, list[Way]] = {}
    for way in ways_to(reader.address, on=on):
        ways.setdefault(way.place, []).append(way)
    numbers = [*(place for place in ways if place not in gone), *gone]
    names = place_names(numbers)
    return [Level(each, names[each], each in gone, because(ways.get(each, ()), reader.language)) for each in numbers]


def is_subscribed(reader: Reader, place: Node) -> bool:
    """Whether the reader has confirmed that they want what comes from the place."""
    rows = Subscription.objects.unscoped("whether a second mail has to ask")
    return rows.filter(reader=reader, place=place, confirmed_at__isnull=False, ended_at=None).exists()


def is_undeliverable(address: str) -> bool:
    """Whether mails to this address come back, so that nothing more goes there until its owner confirms it anew."""
    rows = Deliverability.objects.unscoped("the row of this one address")
    return rows.filter(canonical=canonical(address), undeliverable_at__isnull=False).exists()


def consents_of(reader: Reader) -> list[ConsentEntry]:
    """The proofs about the reader's address, the newest first."""
    entries = ConsentEntry.objects.unscoped("the caller holds the reader's word")
    return list(entries.filter(subject__in=digests_of(reader.address)).order_by("-at", "-pk"))


def words_of_choice(topics: list[str], areas: list[str]) -> tuple[list[str], list[str]]:
    """The names of these topics and areas, in the order of their lists."""
    names = Topic.objects.filter(slug__in=topics).values_list("name", flat=True)
    return list(names), list(Area.objects.filter(key__in=areas).values_list("name", flat=True))
