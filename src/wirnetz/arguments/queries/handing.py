"""Handing kits down: which offices there are and what they lack, how far a batch is, what lies ready for an office."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from wirnetz.accounts.models import Person
from wirnetz.accounts.queries import grants_on
from wirnetz.accounts.rules import Visitor, running_grants, visible
from wirnetz.arguments.enums import HandDownState, HandedState
from wirnetz.arguments.models import Argument, HandDown, HandedKit
from wirnetz.arguments.validators.contact import Contact
from wirnetz.arguments.validators.stamps import ARGUMENT
from wirnetz.organisations.enums import Visibility
from wirnetz.organisations.models import Adviser, Organisation
from wirnetz.organisations.queries import offices_below
from wirnetz.regions.models import Area


@dataclass(frozen=True, slots=True)
class Recipient:
    """An office that can get a kit: whom the kit names, and whether somebody is there whom it must not name."""

    office: Organisation
    contact: Contact
    has_hidden: bool = False

    @property
    def lacks_district(self) -> bool:
        """Whether nobody knows for which region its kit would be."""
        return self.office.seat_id is None

    @property
    def land(self) -> Area | None:
        """The Land in which it lies."""
        return self.office.seat.parent if self.office.seat is not None else None

    @property
    def lacks_contact(self) -> bool:
        """Whether its kit names neither a person nor a way to reach the office."""
        return not self.contact.name and not self.contact.ways


def recipients_of(organisation: Organisation, *, on: date) -> list[Recipient]:
    """Every office of a house in German order, with whom its kit names that day."""
    offices = offices_below(organisation).exclude(pk=organisation.pk).select_related("seat__parent", "parent", "node")
    return _recipients(offices, on=on)


def recipient_at(office: Organisation, *, on: date) -> Recipient:
    """One office with whom its kit names that day."""
    return _recipients([office], on=on)[0]


def _recipients(offices: Iterable[Organisation], *, on: date) -> list[Recipient]:
    """A kit is passed on to strangers: it names only whom, and gives only ways that, everybody may see."""
    found = list(offices)
    running = (Q(from_on__isnull=True) | Q(from_on__lte=on)) & (Q(until_on__isnull=True) | Q(until_on__gte=on))
    entries = Adviser.objects.unscoped("only what is for everybody's eyes goes into a kit")
    people: dict[int, list[Adviser]] = {}
    for adviser in entries.filter(running, organisation__in=[office.pk for office in found]).order_by("sort_key", "pk"):
        people.setdefault(adviser.organisation_id, []).append(adviser)
    return [_recipient(office, people.get(office.pk, [])) for office in found]


def _recipient(office: Organisation, people: list[Adviser]) -> Recipient:
    shown = [person for person in people if person.name_visibility == Visibility.PUBLIC]
    named = next((each for each in shown if _has_public_way(each)), shown[0] if shown else None)
    if named is None or not _has_public_way(named):
        contact = Contact(named.name if named else "", office.phone, office.email)
    else:
        contact = Contact(named.name, named.phone or office.phone, named.email or office.email)
    return Recipient(office, contact, has_hidden=bool(people) and not shown)


def _has_public_way(person: Adviser) -> bool:
    return person.contact_visibility == Visibility.PUBLIC and bool(person.phone or person.email)


def hand_downs_of(organisation: Organisation) -> QuerySet[HandDown]:
    """The batches of a house, the newest first, each with how many kits there are, are made, failed and fetched."""
    return _counted(HandDown.objects.filter(organisation=organisation))


def batches_with_failures(visitor: Visitor) -> list[tuple[HandDown, int]]:
    """Batches at their end in which kits failed, of the houses of the visitor, each with how many."""
    ended = visible(visitor, HandDown.objects.filter(state=HandDownState.DONE, organisation__ended_on=""))
    failed = Count("kits", filter=Q(kits__state=HandedState.FAILED))
    found = ended.annotate(failures=failed).filter(failures__gt=0)
    return [(batch, batch.failures) for batch in found.select_related("organisation__node").order_by("-pk")]


def _counted(batches: QuerySet[HandDown]) -> QuerySet[HandDown]:
    def those(**told: object) -> Count:
        return Count("kits", filter=Q(**{f"kits__{name}": value for name, value in told.items()}))

    counted = batches.annotate(
        total=Count("kits"),
        made=those(state=HandedState.MADE),
        failed=those(state=HandedState.FAILED),
        fetched=those(fetched_at__isnull=False),
    )
    return counted.select_related("organisation__node").order_by("-pk")


def kits_in(hand_down: HandDown) -> list[HandedKit]:
    """All kits of a batch, in the order in which they are made."""
    kits = HandedKit.objects.unscoped("the caller has fetched their batch within the visitor's rights")
    return list(kits.filter(hand_down=hand_down).select_related("office__seat", "office__node", "stamp").order_by("pk"))


def kits_for(visitor: Visitor, office: Organisation) -> QuerySet[HandedKit]:
    """What lies ready for an office, the newest first, as far as the visitor may see it."""
    ready = HandedKit.objects.filter(office=office, state=HandedState.MADE)
    return visible(visitor, ready).select_related("hand_down__organisation", "office__node", "stamp").order_by("-pk")


def unfetched_kits(visitor: Visitor, *, on: date) -> QuerySet[HandedKit]:
    """Kits that nobody has fetched yet at the offices at which the visitor holds a role."""
    ready = HandedKit.objects.filter(state=HandedState.MADE, fetched_at__isnull=True, office__ended_on="")
    own = ready.filter(office__node__in=running_grants(visitor, on=on).values("node"))
    return visible(visitor, own).select_related("hand_down__organisation", "office").order_by("-pk")


def works_at(visitor: Visitor, office: Organisation, *, on: date) -> bool:
    """Whether the visitor holds a role at this very office, and not only at the house above it."""
    return running_grants(visitor, on=on).filter(node=office.node_id).exists()


def people_at(office: Organisation, *, on: date) -> list[Person]:
    """The active people with a role at this very office."""
    held = grants_on(on).unscoped("whom to tell that something lies ready").filter(node=office.node_id)
    return list(Person.objects.filter(pk__in=held.order_by().values("person"), is_active=True).order_by("pk"))


def without_people(kits: Iterable[HandedKit], *, on: date) -> list[Organisation]:
    """The offices of these kits at which nobody holds a role that day, so that nobody finds their kit there."""
    offices = [kit.office for kit in kits if not kit.office.ended_on]
    held = grants_on(on).unscoped("whether anybody is there, not who").filter(person__is_active=True)
    staffed = set(held.filter(node__in=[office.node_id for office in offices]).values_list("node", flat=True))
    return [office for office in offices if office.node_id not in staffed]


def retired_in(kits: Iterable[HandedKit]) -> list[tuple[str, Argument]]:
    """What these kits say though it has been retired since: the words, and the argument with its successor."""
    stamps = [kit.stamp for kit in kits if kit.stamp is not None]
    said = {part.key: part.words for stamp in stamps for part in stamp.common_parts if part.kind == ARGUMENT}
    gone = Argument.objects.filter(slug__in=said, retired_on__isnull=False)
    return [(said[each.slug], each) for each in gone.select_related("successor").order_by("position", "pk")]
