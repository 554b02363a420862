"""Who writes editions, who may agree to one, and where nobody may decide."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.accounts.rules import WRITE
from wirnetz.core.german import joined
from wirnetz.infoservice.models import Edition
from wirnetz.infoservice.rules import RELEASING, WRITES

MOST_NAMED = 3


def second_people(edition: Edition) -> str:
    """Names of people of the alliance who may agree to this edition, "A, B oder C"; empty where there is nobody."""
    grants = Grant.objects.unscoped("who releases is told to who writes the edition")
    found = grants.filter(_running(), node__kind=NodeKind.ALLIANCE, role__in=RELEASING, person__is_active=True)
    others = found.exclude(person__in=[edition.author_id, edition.changed_by_id])
    names = others.exclude(person__name="").order_by("person__name").values_list("person__name", flat=True).distinct()
    return joined(list(names[:MOST_NAMED]), "oder")


def team() -> list[Person]:
    """Everybody who writes for the info service, each once."""
    grants = Grant.objects.unscoped("colleagues who write the same editions")
    found = grants.filter(_running(), node__kind=NodeKind.ALLIANCE, role__in=WRITES.alliance)
    return list(Person.objects.filter(pk__in=found.values("person"), is_active=True, erased_at=None).order_by("pk"))


def places_without_hands(nodes: Iterable[int]) -> set[int]:
    """Those of the places about whose version nobody may decide: no such role there or at a house above it."""
    grants = Grant.objects.unscoped("whether somebody holds a role, not who")
    held = grants.filter(_running(), role__in=WRITE, person__is_active=True).exclude(node__kind=NodeKind.ALLIANCE)
    decided = tuple(f"{path}." for path in held.values_list("node__path", flat=True).distinct())
    paths = Node.objects.filter(pk__in=list(nodes)).values_list("pk", "path")
    return {number for number, path in paths if not f"{path}.".startswith(decided)}


def _running() -> Q:
    today = timezone.localdate()
    return Q(from_on__lte=today) & (Q(until_on__isnull=True) | Q(until_on__gte=today))
