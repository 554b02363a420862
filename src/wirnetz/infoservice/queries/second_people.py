"""Who writes editions, who may agree to one, who decides about a version, and where nobody may."""

from collections.abc import Iterable, Sequence

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.accounts.rules import WRITE
from wirnetz.core.german import joined
from wirnetz.infoservice.models import Edition, PassingOn
from wirnetz.infoservice.rules import RELEASING, WRITES

MOST_NAMED = 3
MOST_OF_TEAM = 8


def second_people(edition: Edition) -> str:
    """Names of people of the alliance who may agree to this edition, "A, B oder C"; empty where there is nobody."""
    grants = Grant.objects.unscoped("who releases is told to who writes the edition")
    found = grants.filter(_running(), node__kind=NodeKind.ALLIANCE, role__in=RELEASING, person__is_active=True)
    others = found.exclude(person__in=[edition.author_id, edition.changed_by_id])
    names = others.exclude(person__name="").order_by("person__name").values_list("person__name", flat=True).distinct()
    return joined(list(names[:MOST_NAMED]), "oder")


def releasing_people(edition: Edition) -> list[Person]:
    """People of the alliance who may agree to this edition, since they have not written it."""
    grants = Grant.objects.unscoped("who releases is asked to read the edition")
    found = grants.filter(_running(), node__kind=NodeKind.ALLIANCE, role__in=RELEASING)
    others = found.exclude(person__in=[edition.author_id, edition.changed_by_id])
    return list(Person.objects.filter(pk__in=others.values("person"), is_active=True, erased_at=None).order_by("pk"))


def deciding_people(*, with_invented: bool) -> list[tuple[str, int, str, str]]:
    """Address, place, its name and its page of editions, for everybody who decides there and wants to be told.

    Each person at the places where they hold such a role themselves; in the order of people.
    """
    grants = Grant.objects.unscoped("who decides about a version is told that there is something to decide")
    found = grants.filter(_running(), role__in=WRITE, person__is_active=True, person__erased_at=None)
    if not with_invented:
        found = found.filter(person__is_example=False)
    silent = PassingOn.objects.filter(is_told=False).values("place")
    held = found.exclude(node__in=silent).exclude(node__kind=NodeKind.ALLIANCE).order_by("person", "node").distinct()
    rows = held.values_list(
        *("person__email", "node", "node__organisation__name", "node__organisation__slug"),
        *("node__organisation__ended_on", "node__network__name", "node__network__slug"),
    )
    told: dict[tuple[str, int], tuple[str, str]] = {}
    for email, node, house, house_slug, ended, network, network_slug in rows:
        if house and not ended:
            told[email, node] = house, f"/arbeitsplatz/{house_slug}/infodienst/"
        elif network:
            told[email, node] = network, f"/arbeitsplatz/netzwerk/{network_slug}/infodienst/"
    return [(email, node, name, page) for (email, node), (name, page) in told.items()]


def team() -> list[Person]:
    """Everybody who writes for the info service, each once."""
    grants = Grant.objects.unscoped("colleagues who write the same editions")
    found = grants.filter(_running(), node__kind=NodeKind.ALLIANCE, role__in=WRITES.alliance)
    return list(Person.objects.filter(pk__in=found.values("person"), is_active=True, erased_at=None).order_by("pk"))


def named(people: Sequence[Person], you: Person) -> str:
    """These people for `you`, who may know them: "A, B und Sie"; of many the first by name and how many more."""
    others = sorted((person.name or person.email for person in people if person.pk != you.pk), key=str.casefold)
    more = len(others) - MOST_OF_TEAM
    told = others if more < 2 else [*others[:MOST_OF_TEAM], _("%d weitere") % more]
    return joined([*told, _("Sie")] if you in people else told, _("und"))


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
