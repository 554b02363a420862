"""Questions about an organisation's own offices, and about where a person works."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Node
from wirnetz.accounts.rules import Visitor, has_role, running_grants
from wirnetz.core.sorting import german_sort_key
from wirnetz.organisations.models import Organisation


def workplaces_of(visitor: Visitor, *, on: date) -> QuerySet[Organisation]:
    """The organisations for which the visitor holds a role on that day: at the organisation itself or at an office.

    A role at the alliance opens nobody's workspace but the alliance's own.
    """
    held = Node.objects.filter(grants__in=running_grants(visitor, on=on)).distinct()
    held = held.exclude(kind__in=(NodeKind.NETWORK, NodeKind.BODY))
    paths = [[int(number) for number in path.split(".")] for path in held.values_list("path", flat=True)]
    above = Node.objects.filter(pk__in={number for path in paths for number in path})
    kinds = dict(above.values_list("pk", "kind"))
    nearest = {number for path in paths if (number := _nearest_organisation(path, kinds))}
    found = Organisation.objects.filter(node__in=nearest, ended_on="")
    return found.select_related("node", "seat", "parent").order_by("sort_key", "pk")


def _nearest_organisation(path: list[int], kinds: dict[int, str]) -> int | None:
    """The place itself or the first one above it that stands for an organisation."""
    for number in reversed(path):
        if kinds[number] == NodeKind.ORGANISATION or (kinds[number] == NodeKind.ALLIANCE and number == path[-1]):
            return number
    return None


def workplace(visitor: Visitor, slug: str, *, on: date) -> Organisation | None:
    """The organisation of this short name, if the visitor works there or for one above it; else None."""
    found = Organisation.objects.filter(slug=slug, ended_on="", node__isnull=False)
    found = found.exclude(node__kind=NodeKind.OFFICE).select_related("node", "seat", "parent")
    organisation = found.first()
    if organisation is None or organisation.node is None:
        return None
    if has_role(visitor, organisation.node, *Role, on=on, own_only=organisation.node.kind != NodeKind.ALLIANCE):
        return organisation
    return organisation if workplaces_of(visitor, on=on).filter(pk=organisation.pk).exists() else None


def offices_below(organisation: Organisation) -> QuerySet[Organisation]:
    """Every office of the organisation that has not ended, offices of offices too, in German order.

    Offices of another organisation that hangs below this one are that one's.
    """
    if organisation.node is None:
        return Organisation.objects.none()
    path = str(organisation.node.path)
    between = Node.objects.filter(kind=NodeKind.ORGANISATION, path__above=OuterRef("node__path"), path__below=path)
    found = Organisation.objects.filter(node__kind=NodeKind.OFFICE, ended_on="", node__path__below=path)
    found = found.exclude(Exists(between.exclude(pk=organisation.node.pk)))
    return found.select_related("seat", "municipality", "parent", "node").order_by("sort_key", "pk")


def offices_listed(organisation: Organisation, *, state: str = "", words: str = "") -> QuerySet[Organisation]:
    """The offices of a list page: those of a Land (key of two digits), and those whose name or town holds the words."""
    found = offices_below(organisation)
    if state:
        found = found.filter(seat__key__startswith=state)
    for word in words.split()[:6]:
        found = found.filter(Q(name__icontains=word) | Q(seat_city__icontains=word) | Q(postcode__startswith=word))
    return found


def offices_without_district(organisation: Organisation) -> QuerySet[Organisation]:
    """Offices of which the district is not known, so that no map shows them."""
    return offices_below(organisation).filter(seat__isnull=True)


def possible_parents(organisation: Organisation, office: Organisation | None = None) -> QuerySet[Organisation]:
    """Where an office could hang: the organisation itself and its other offices, but nothing below the office."""
    offices = offices_below(organisation).values("pk")
    found = Organisation.objects.filter(Q(pk=organisation.pk) | Q(pk__in=offices)).select_related("node")
    if office is not None and office.node is not None:
        found = found.exclude(node__path__below=str(office.node.path))
    return found.order_by("-node__kind", "sort_key", "pk")


def free_slug(name: str, *, below: str = "") -> str:
    """A short name for an address that nobody has yet: the name in plain letters, with a number if need be."""
    plain = german_sort_key(f"{below} {name}" if below and not name.startswith(below) else name)
    wanted = plain.replace(" ", "-")[:70].strip("-") or "stelle"
    taken = set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    number = 2
    slug = wanted
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug
