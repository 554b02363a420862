"""What the pages about an organisation's own people show: who there is, where they work, what others see of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.networks.models import Involvement, Network
from wirnetz.networks.queries import running
from wirnetz.organisations.models import Adviser, Organisation
from wirnetz.organisations.queries import informed_by_house, offices_below
from wirnetz.organisations.rules import SeenAdviser, Standing, adviser_as_seen_by

NOBODY = AnonymousUser()
CONFIRMED_FOR = timedelta(days=365)
"""After a year somebody is asked whether an entry is still right."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What a group of people sees of an entry."""

    who: str
    seen: SeenAdviser


def house_advisers(organisation: Organisation, visitor: Visitor, *, on: date) -> QuerySet[Adviser]:
    """The people of the house whom the visitor may see and whose entry runs, in German order."""
    places = Q(organisation=organisation) | Q(organisation__in=offices_below(organisation).order_by().values("pk"))
    found = visible(visitor, Adviser.objects.filter(running(on), places))
    return found.select_related("organisation", "organisation__seat", "organisation__node").order_by("sort_key", "pk")


def house_involvements(organisation: Organisation, visitor: Visitor, *, on: date) -> QuerySet[Involvement]:
    """Who of the house works where today, by person; `sort_key` is the person's."""
    places = Q(organisation=organisation) | Q(organisation__in=offices_below(organisation).order_by().values("pk"))
    found = visible(visitor, Involvement.objects.filter(running(on), places))
    found = found.select_related("adviser", "adviser__organisation", "organisation", "network")
    return found.annotate(sort_key=F("adviser__sort_key")).order_by("sort_key", "pk")


def is_to_confirm(on: date) -> Q:
    """Condition on entries that nobody has confirmed for a year."""
    return Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=on - CONFIRMED_FOR)


def people_to_inform(organisation: Organisation, visitor: Visitor, *, on: date) -> QuerySet[Adviser]:
    """The people of the house whom only the house can tell that they were entered, who waits longest first."""
    places = Q(organisation=organisation) | Q(organisation__in=offices_below(organisation).order_by().values("pk"))
    found = visible(visitor, informed_by_house(on=on).filter(places))
    return found.select_related("organisation", "organisation__parent").order_by(F("entered_at"), "sort_key", "pk")


def people_counts(organisation: Organisation, visitor: Visitor, *, on: date) -> tuple[int, int, int]:
    """How many people, in how many networks they work, how many entries are to be confirmed; two queries."""
    people = house_advisers(organisation, visitor, on=on).order_by().select_related(None)
    counts = people.aggregate(all=Count("pk"), stale=Count("pk", filter=is_to_confirm(on)))
    active = house_involvements(organisation, visitor, on=on).order_by().select_related(None)
    networks = active.aggregate(number=Count("network", distinct=True))["number"]
    return counts["all"], networks, counts["stale"]


def glances(adviser: Adviser) -> list[Glance]:
    """What everybody, the partners of the alliance and the house see of an entry, in this order."""
    house = frozenset({adviser.organisation.node_id}) if adviser.organisation.node_id else frozenset()
    standings = [
        (_("Alle im Internet"), Standing(None, frozenset(), False)),
        (_("Die Partner der Allianz"), Standing(None, frozenset(), True)),
        (_("Ihr Haus"), Standing(None, house, True)),
    ]
    return [Glance(who, adviser_as_seen_by(NOBODY, adviser, standing=view)) for who, view in standings]


def person_page(organisation: Organisation, adviser: Adviser, visitor: Visitor, *, on: date) -> dict[str, Any]:
    """Context of the page of one person; a constant number of queries."""
    involvements = visible(visitor, Involvement.objects.filter(adviser=adviser))
    involvements = involvements.select_related("organisation", "network").order_by("network__sort_key", "pk")
    now, former = _split(involvements, on)
    return {
        "organisation": organisation,
        "adviser": adviser,
        "involvements": now,
        "former": former,
        "glances": glances(adviser),
        "is_stale": adviser.until_on is None
        and (adviser.confirmed_on is None or adviser.confirmed_on < on - CONFIRMED_FOR),
        "trail": [
            (reverse("portal:waiting"), _("Arbeitsplatz")),
            (reverse("portal:workspace", args=[organisation.slug]), organisation.label),
            (reverse("portal:workspace_people", args=[organisation.slug]), _("Personen")),
        ],
    }


def _split(involvements: Iterable[Involvement], on: date) -> tuple[list[Involvement], list[Involvement]]:
    now: list[Involvement] = []
    former: list[Involvement] = []
    for involvement in involvements:
        is_over = involvement.until_on is not None and involvement.until_on < on
        (former if is_over else now).append(involvement)
    return now, former


def activity_choices(involvements: QuerySet[Involvement]) -> tuple[list[Organisation], list[Network]]:
    """The offices and networks that occur in these lines, for choosing; two queries."""
    plain = involvements.order_by().select_related(None)
    offices = Organisation.objects.filter(pk__in=plain.values("organisation")).order_by("sort_key", "pk")
    networks = Network.objects.filter(pk__in=plain.values("network")).order_by("sort_key", "pk")
    return list(offices), list(networks)
