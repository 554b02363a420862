"""Whom an edition reaches, by which ways, and what those people chose.

Ways lead over rights at a place, entries in the directory, networks, and subscriptions. The number of questions to the
database does not depend on how many people there are.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node
from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.enums import ItemAudience
from wirnetz.infoservice.folding import Choice, Copy, Folded, Kind, Path, Why, fold
from wirnetz.infoservice.models import Deliverability, Edition, LeftLevel, PassingOn, Reader, Subscription, Suppression
from wirnetz.infoservice.queries.tokens import digests_of
from wirnetz.networks.enums import InvolvementRole
from wirnetz.networks.models import Involvement, NetworkContact
from wirnetz.networks.queries import running
from wirnetz.organisations.models import Adviser

AT_ONCE = 5000
"""Rows fetched in one go."""
KINDS = {
    NodeKind.OFFICE: Kind.OFFICE,
    NodeKind.ORGANISATION: Kind.ORGANISATION,
    NodeKind.NETWORK: Kind.NETWORK,
}
"""All other places have no version of their own."""
LEADS = {
    NodeKind.NETWORK: ItemAudience.COORDINATORS.value,
    NodeKind.ORGANISATION: ItemAudience.HOUSES.value,
}
COORDINATES = {InvolvementRole.COORDINATION, InvolvementRole.DEPUTY}
ENOUGH_REASONS = 5
BEFORE_ORGANISATION = ("organisation__node", "organisation__parent__node", "organisation__parent__parent__node")


@dataclass(frozen=True)
class Places:
    """The tree as it is needed here: kind, depth and all places above, by number; `trial` and `root` of it.

    With `only` nothing but the ways to this one address is asked for.
    """

    kinds: Mapping[int, str]
    above: Mapping[int, tuple[int, ...]]
    trial: frozenset[int]
    root: int
    only: str = ""

    def path(
        self, address: str, place: int | None, *, reason: str, why: Why, audience: str = "", by_choice: bool = False
    ) -> Path:
        """The way over `place`; over the alliance where there is none."""
        over = place if place is not None and place in self.kinds else self.root
        kind = Kind.OWN_CHOICE if by_choice else KINDS.get(NodeKind(self.kinds[over]), Kind.BASE)
        return Path(address, over, len(self.above[over]), reason, kind, why, audience)

    def is_on_trial(self, place: int | None) -> bool:
        """Whether the house there sends only to its own team for now."""
        return place is not None and any(number in self.trial for number in self.above.get(place, ()))


@dataclass(frozen=True)
class AudienceCounts:
    """Whom an edition would reach, in numbers only. `per_place` counts people by the version that they get."""

    people: int
    per_place: Mapping[int, int]
    left: int
    paused: int
    undeliverable: int
    without_address: int
    reasons: tuple[tuple[str, int], ...]


def places(*, only: str = "") -> Places:
    """The tree of today: two questions."""
    rows = Node.objects.order_by("pk").values_list("pk", "kind", "path")
    kinds, above = {}, {}
    for number, kind, path in rows:
        kinds[number] = kind
        above[number] = tuple(int(part) for part in str(path).split("."))
    trial = frozenset(PassingOn.objects.filter(is_trial=True).values_list("place", flat=True))
    root = next(number for number, kind in kinds.items() if kind == NodeKind.ALLIANCE)
    return Places(kinds, above, trial, root, only)


def paths_for(edition: Edition, *, on: date | None = None) -> Iterator[Path]:
    """Every way on which the edition reaches somebody on that day (today), one by one; the same for every edition.

    A house on trial reaches its own team only.
    """
    yield from _all_ways(places(), on or timezone.localdate())


def ways_to(address: str, *, on: date | None = None) -> list[Path]:
    """The ways to one address on that day (today), the one that counts first at the front; choices do not matter."""
    found = _all_ways(places(only=address), on or timezone.localdate())
    copies = fold([replace(path, address=address) for path in found], {}, on=date.min).copies
    return list(copies[0].paths) if copies else []


def everybody(*, on: date | None = None) -> set[str]:
    """The canonical addresses of all whom a way leads to on that day (today)."""
    return {canonical(path.address) for path in _all_ways(places(), on or timezone.localdate())}


def _all_ways(tree: Places, day: date) -> Iterator[Path]:
    for way in (_over_rights, _over_directory, _over_involvements, _over_contacts, _over_subscriptions):
        yield from way(tree, day)


def folded_for(edition: Edition, *, on: date | None = None, without: Collection[int] = ()) -> Folded:
    """One copy per person, and how many get none. Over the places `without` nothing goes; other ways stay open."""
    day = on or timezone.localdate()
    paths = [path for path in paths_for(edition, on=day) if path.place not in without]
    return fold(paths, choices_of({path.address for path in paths}), on=day)


def copies_for(edition: Edition, *, on: date | None = None, without: Collection[int] = ()) -> tuple[Copy, ...]:
    """One copy per person who is to get the edition on that day (today)."""
    return folded_for(edition, on=on, without=without).copies


def audience_counts(edition: Edition, *, on: date | None = None, without: Collection[int] = ()) -> AudienceCounts:
    """What may be told to who writes: numbers and the commonest reasons, never an address."""
    day = on or timezone.localdate()
    folded = folded_for(edition, on=day, without=without)
    silent = _of_today(Adviser.objects.unscoped("counted, not shown"), day).filter(email="")
    return AudienceCounts(
        people=len(folded.copies),
        per_place=Counter(copy.place for copy in folded.copies),
        left=folded.left + folded.left_every_way,
        paused=folded.paused,
        undeliverable=folded.undeliverable,
        without_address=silent.count(),
        reasons=tuple(Counter(copy.footer for copy in folded.copies).most_common(ENOUGH_REASONS)),
    )


def choices_of(addresses: Iterable[str]) -> dict[str, Choice]:
    """What the readers of these addresses chose, by canonical address, and which of them mails come back from.

    An address about which there is nothing to say is not in it.
    """
    left_levels: dict[int, set[int]] = {}
    left = LeftLevel.objects.unscoped("choices are honoured, whoever made them")
    for reader, place in left.values_list("reader", "place"):
        left_levels.setdefault(reader, set()).add(place)
    usual = Q(left_at=None, paused_until=None, language="de", rhythm="at_once", topics=[], areas=[])
    readers = Reader.objects.unscoped("choices are honoured, whoever made them")
    chosen = {
        reader.canonical: Choice(
            language=reader.language,
            rhythm=reader.rhythm,
            topics=frozenset(reader.topics),
            areas=frozenset(reader.areas),
            paused_until=reader.paused_until,
            has_left=reader.left_at is not None,
            left_places=frozenset(left_levels.get(reader.pk, ())),
        )
        for reader in readers.filter(~usual | Q(pk__in=left_levels)).iterator(chunk_size=AT_ONCE)
    }
    chosen |= _suppressed(addresses)
    gone = Deliverability.objects.unscoped("nothing goes where nothing arrives").filter(undeliverable_at__isnull=False)
    for known_as in gone.values_list("canonical", flat=True):
        chosen[known_as] = replace(chosen.get(known_as, Choice()), is_undeliverable=True)
    return chosen


def _suppressed(addresses: Iterable[str]) -> dict[str, Choice]:
    """Those who left before they were erased, known again by digest."""
    known = set(Suppression.objects.values_list("digest", flat=True))
    if not known:
        return {}
    return {canonical(each): Choice(has_left=True) for each in addresses if known.intersection(digests_of(each))}


def _over_rights(tree: Places, day: date) -> Iterator[Path]:
    grants = Grant.objects.unscoped("the audience of the info service").filter(
        Q(until_on=None) | Q(until_on__gte=day),
        from_on__lte=day,
        person__is_active=True,
        person__erased_at=None,
    )
    named = Coalesce("node__organisation__name", "node__network__name", "node__body__name")
    rows = _really(grants, "person__is_example").annotate(named=named)
    for address, place, role, name in _streamed(tree, rows, "person__email", "node", "role", "named"):
        leads = role in {Role.STEWARDSHIP, Role.ADMINISTRATION}
        audience = LEADS.get(NodeKind(tree.kinds[place]), "") if leads else ""
        yield tree.path(address, place, reason=name or str(NodeKind.ALLIANCE.label), why=Why.ROLE, audience=audience)


def _over_directory(tree: Places, day: date) -> Iterator[Path]:
    advisers = _of_today(Adviser.objects.unscoped("the audience of the info service"), day).exclude(email="")
    rows = advisers.annotate(place=Coalesce(*BEFORE_ORGANISATION))
    for address, place, name in _streamed(tree, rows, "email", "place", "organisation__name"):
        if not tree.is_on_trial(place):
            yield tree.path(address, place, reason=name, why=Why.LISTED, audience=ItemAudience.ADVISERS)


def _over_involvements(tree: Places, day: date) -> Iterator[Path]:
    found = Involvement.objects.unscoped("the audience of the info service")
    found = found.filter(running(day), running(day, prefix="adviser__")).exclude(adviser__email="")
    rows = _really(found, "is_example")
    for address, place, name, role in _streamed(tree, rows, "adviser__email", "network__node", "network__name", "role"):
        if not tree.is_on_trial(place):
            coordinates = ItemAudience.COORDINATORS.value if role in COORDINATES else ""
            yield tree.path(address, place, reason=name, why=Why.INVOLVED, audience=coordinates)


def _over_contacts(tree: Places, day: date) -> Iterator[Path]:
    agreed = NetworkContact.objects.unscoped("the audience of the info service")
    agreed = agreed.filter(running(day), consent_on__isnull=False).exclude(named_until__lt=day).exclude(email="")
    rows = _really(agreed, "is_example")
    for address, place, name in _streamed(tree, rows, "email", "network__node", "network__name"):
        if not tree.is_on_trial(place):
            yield tree.path(address, place, reason=name, why=Why.CONTACT)


def _over_subscriptions(tree: Places, day: date) -> Iterator[Path]:
    confirmed = Subscription.objects.unscoped("the audience of the info service")
    confirmed = confirmed.filter(confirmed_at__isnull=False, ended_at=None)
    rows = confirmed.annotate(named=Coalesce("place__organisation__name", "place__network__name"))
    for address, place, name in _streamed(tree, rows, "reader__address", "place", "named"):
        if not tree.is_on_trial(place):
            reason = name or str(NodeKind.ALLIANCE.label)
            yield tree.path(address, place, reason=reason, why=Why.SUBSCRIBED, by_choice=True)


def _of_today(advisers: QuerySet[Adviser], day: date) -> QuerySet[Adviser]:
    return _really(advisers.filter(running(day), organisation__ended_on=""), "is_example")


def _really(rows: QuerySet, is_example: str) -> QuerySet:
    """Without made-up people, where there is a mail server that would try to reach them."""
    return rows.filter(**{is_example: False}) if settings.SMTP else rows


def _streamed(tree: Places, rows: QuerySet, address: str, *columns: str) -> Iterator[tuple]:
    if tree.only:
        rows = rows.filter(**{f"{address}__iexact": tree.only})
    return rows.order_by().values_list(address, *columns).iterator(chunk_size=AT_ONCE)
