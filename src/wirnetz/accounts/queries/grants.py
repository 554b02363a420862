"""Questions about grants: guarded, to be narrowed by `visible` or opened with a reason."""

from datetime import date, timedelta
from typing import cast

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.accounts.queries.places import house_of
from wirnetz.accounts.rules import RUN, Held, holds
from wirnetz.core.guarded import GuardedQuerySet

CONFIRMED_FOR = timedelta(days=365)
NOTICE = timedelta(days=30)


def grants_on(on: date) -> GuardedQuerySet[Grant]:
    """Grants that run on that day, with person and place, in a lasting order."""
    return _ordered(Q(from_on__lte=on) & _not_over(on))


def grants_below(node: Node, *, on: date) -> GuardedQuerySet[Grant]:
    """Grants at `node` and below it that run on that day or begin later."""
    return _ordered(_not_over(on) & Q(node__path__below=str(node.path)))


def grants_of(person: Person, *, on: date) -> GuardedQuerySet[Grant]:
    """Grants of a person that run on that day or begin later."""
    return _ordered(_not_over(on) & Q(person=person))


def _not_over(on: date) -> Q:
    return Q(until_on__isnull=True) | Q(until_on__gte=on)


def _ordered(condition: Q) -> GuardedQuerySet[Grant]:
    grants = Grant.objects.filter(condition).select_related("person", "node")
    return cast("GuardedQuerySet[Grant]", grants.order_by("person__name", "person__email", "pk"))


def unconfirmed_grants(*, on: date) -> GuardedQuerySet[Grant]:
    """Running grants that nobody has confirmed for a year, and that nobody was asked about since."""
    said = Coalesce("confirmed_on", "from_on")
    due = grants_on(on).alias(said_on=said).filter(said_on__lte=on - CONFIRMED_FOR, person__is_example=False)
    return cast("GuardedQuerySet[Grant]", due.filter(Q(asked_on__isnull=True) | Q(confirmed_on__gte=F("asked_on"))))


def is_unconfirmed(grant: Grant) -> bool:
    """Whether somebody should say that the grant is still right: asked about and not answered."""
    return grant.asked_on is not None and (grant.confirmed_on is None or grant.confirmed_on < grant.asked_on)


def lapsing_grants(*, on: date) -> GuardedQuerySet[Grant]:
    """Running grants that were asked about thirty days ago or earlier and not confirmed since."""
    silent = Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=F("asked_on"))
    return grants_on(on).filter(silent, asked_on__lte=on - NOTICE)


def is_last_administration(grant: Grant, *, after: date) -> bool:
    """Whether the alliance would be without administration if `grant` ended after that day."""
    if grant.role != Role.ADMINISTRATION or grant.node.kind != NodeKind.ALLIANCE:
        return False
    next_day = after + timedelta(days=1)
    others = grants_on(next_day).unscoped("somebody has to stay").filter(role=Role.ADMINISTRATION, node=grant.node)
    return not others.filter(person__is_active=True, until_on__isnull=True).exclude(pk=grant.pk).exists()


def houses_of(person: Person, *, on: date) -> list[Node]:
    """The organisations in which a person holds a role on that day, the oldest grant's first."""
    grants = grants_on(on).unscoped("which houses have to agree").filter(person=person).order_by("from_on", "pk")
    houses = [house_of(grant.node) for grant in grants]
    return list(dict.fromkeys(house for house in houses if house is not None))


def house_to_ask(*, email: str, node: Node, by: Person | None) -> Node | None:
    """The other house that has to agree before a person with this address works at `node`; None if none has to.

    None has to where the person works at that very place already, or `by` runs one of the person's houses.
    """
    today = timezone.localdate()
    person = Person.objects.filter(email=email, is_active=True).first()
    if person is None:
        return None
    houses = houses_of(person, on=today)
    if not houses or any(f"{node.path}.".startswith(f"{house.path}.") for house in houses):
        return None
    if grants_on(today).unscoped("whether they work there already").filter(person=person, node=node).exists():
        return None
    runs_one = by is not None and any(holds(by, house, Held(house=RUN)) for house in houses)
    return None if runs_one else houses[0]


def people_holding(node: Node | None, *roles: Role, with_alliance: bool = False) -> list[Person]:
    """Active people with one of these roles today at a place or above it, the alliance's own only on demand."""
    if node is None:
        return []
    grants = grants_on(timezone.localdate()).unscoped("who decides at a place")
    held = grants.filter(role__in=roles, node__path__above=str(node.path), person__is_active=True)
    if not with_alliance:
        held = held.exclude(node__kind=NodeKind.ALLIANCE)
    return list(Person.objects.filter(pk__in=held.order_by().values("person")).order_by("pk"))


def example_people() -> list[Grant]:
    """One invented person for each kind of place and role, with the role they hold today: whom to look around as."""
    held = grants_on(timezone.localdate()).unscoped("invented people are named to whoever starts the example year")
    found: dict[tuple[int, int], Grant] = {}
    kinds, roles = list(NodeKind), list(Role)
    for grant in held.filter(person__is_example=True, person__is_active=True):
        found.setdefault((kinds.index(NodeKind(grant.node.kind)), roles.index(Role(grant.role))), grant)
    return [found[key] for key in sorted(found)]
