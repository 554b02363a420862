"""Questions about the bodies of the alliance and about applications for partnership."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from wirnetz.core.sorting import address_words
from wirnetz.organisations.models import Body, PartnershipApplication


def bodies_listed(*, on: date, ended: bool = False) -> QuerySet[Body]:
    """The bodies that work on that day (on request those that ended), with the number of seats, committees first."""
    over = Q(until_on__lt=on)
    seats = Count(
        "node__grants",
        filter=Q(node__grants__from_on__lte=on)
        & (Q(node__grants__until_on__isnull=True) | Q(node__grants__until_on__gte=on)),
        distinct=True,
    )
    found = Body.objects.filter(over if ended else ~over | Q(until_on__isnull=True))
    return found.select_related("node").annotate(seats=seats).order_by("kind", "name", "pk")


def free_body_slug(name: str) -> str:
    """A short name that no body has yet."""
    wanted = address_words(name, most=70) or "gremium"
    taken = set(Body.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def applications_listed(*states: str) -> QuerySet[PartnershipApplication]:
    """Applications in these states, the newest first. Guarded: read them through `visible`."""
    found = PartnershipApplication.objects.filter(state__in=states)
    return found.select_related("organisation", "decided_by").order_by("-created_at", "-pk")
