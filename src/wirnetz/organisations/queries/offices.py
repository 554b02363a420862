"""Questions about an organisation's own offices, and about where a person works."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Node
from wirnetz.accounts.rules import Visitor, has_role, running_grants
from wirnetz.core.sorting import address_words
from wirnetz.organisations.models import Organisation


def workplaces_of(visitor: Visitor, *, on: date) -> QuerySet[Organisation]:
    """The organisations and offices at which the visitor holds a role on that day; each has a workspace of its own."""
    held = running_grants(visitor, on=on).values("node")
    found = Organisation.objects.filter(node__in=held, ended_on="")
    return found.select_related("node", "seat", "parent").order_by("sort_key", "pk")


def workplace(visitor: Visitor, slug: str, *, on: date) -> Organisation | None:
    """The organisation or office of this short name if the visitor works there on that day; else None."""
    found = Organisation.objects.filter(slug=slug, ended_on="")
    organisation = found.select_related("node", "seat", "municipality", "parent").first()
    if organisation is None or organisation.node is None:
        return None
    is_alliance = organisation.node.kind == NodeKind.ALLIANCE
    works_there = has_role(visitor, organisation.node, *Role, on=on, own_only=not is_alliance)
    return organisation if works_there else None


def offices_below(organisation: Organisation, *, with_ended: bool = False) -> QuerySet[Organisation]:
    """Every office of the organisation, offices of offices too, in German order; on request those that ended.

    An office counts itself. Offices of another organisation that hangs below this one are that one's.
    """
    if organisation.node is None:
        return Organisation.objects.none()
    path = str(organisation.node.path)
    between = Node.objects.filter(kind=NodeKind.ORGANISATION, path__above=OuterRef("node__path"), path__below=path)
    found = Organisation.objects.filter(node__kind=NodeKind.OFFICE, node__path__below=path)
    if not with_ended:
        found = found.filter(ended_on="")
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


def offices_and_house(organisation: Organisation) -> QuerySet[Organisation]:
    """The organisation itself and its offices: where its people work, and where an office can hang."""
    offices = offices_below(organisation).order_by().values("pk")
    found = Organisation.objects.filter(Q(pk=organisation.pk) | Q(pk__in=offices))
    return found.select_related("node", "seat", "municipality", "parent").order_by("-node__kind", "sort_key", "pk")


def organisations_to_join(words: str) -> QuerySet[Organisation]:
    """Organisations and offices that somebody may ask to be taken in by: each word in name, short name or town."""
    found = Organisation.objects.filter(ended_on="", node__kind__in=(NodeKind.ORGANISATION, NodeKind.OFFICE))
    for word in words.split()[:6]:
        found = found.filter(Q(name__icontains=word) | Q(short_name__icontains=word) | Q(seat_city__icontains=word))
    return found.select_related("node", "parent").order_by("sort_key", "pk")


def possible_parents(organisation: Organisation, office: Organisation) -> QuerySet[Organisation]:
    """Where an office could hang instead: nothing below the office itself."""
    found = offices_and_house(organisation)
    return found.exclude(node__path__below=str(office.node.path)) if office.node else found


def offices_to_merge(organisation: Organisation, office: Organisation) -> QuerySet[Organisation]:
    """With which offices an office could become one."""
    return offices_below(organisation).exclude(pk=office.pk)


def ended_offices(organisation: Organisation) -> QuerySet[Organisation]:
    """The offices that have ended, with those that they went into, the last ones first."""
    found = offices_below(organisation, with_ended=True).exclude(ended_on="")
    return found.select_related("seat", "municipality", "parent", "node", "successor").order_by("-ended_on", "sort_key")


def free_slug(name: str, *, below: str = "") -> str:
    """A short name for an address that nobody has yet: the name in plain letters, with a number if need be."""
    whole = f"{below} {name}" if below and not name.startswith(below) else name
    wanted = address_words(whole, most=70) or "stelle"
    taken = set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    number = 2
    slug = wanted
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug
