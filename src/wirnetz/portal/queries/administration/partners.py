"""Organisations as the alliance office looks after them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import RequestState, Role
from wirnetz.accounts.models import Grant, Invitation
from wirnetz.networks.queries import networks_of_offices
from wirnetz.organisations.enums import OrganisationKind, OrganisationLevel, PartnershipStatus
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import offices_below
from wirnetz.portal.queries.filters import Filter, link_filter

STANDINGS = ("partner", "keine", "frueher", "beendet")


@dataclass(frozen=True)
class Wish:
    """What a list of organisations is narrowed to."""

    standing: str = ""
    kind: str = ""
    words: str = ""
    only_twice: bool = False

    @property
    def is_filtered(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.standing or self.kind or self.words or self.only_twice)


def partner_wish(params: QueryDict) -> tuple[Wish, list[Filter]]:
    """What the address asks for, and the lines of links."""
    standing, first = link_filter(
        params,
        "stand",
        _("Stand:"),
        [
            ("partner", _("Partner")),
            ("keine", _("nicht als Partner eingetragen")),
            ("frueher", _("Partnerschaft beendet")),
            ("beendet", _("Organisation beendet")),
        ],
    )
    kind, second = link_filter(params, "art", _("Art:"), OrganisationKind.choices)
    words = params.get("q", "").strip()[:80]
    return Wish(standing, kind, words, params.get("doppelt") == "ja"), [first, second]


def partners_listed(wish: Wish, *, on: date) -> QuerySet[Organisation]:
    """Organisations (offices aside) that fit, with the number of people who run them."""
    found = Organisation.objects.filter(level=OrganisationLevel.ORGANISATION).select_related("node")
    found = found.filter(~Q(ended_on="") if wish.standing == "beendet" else Q(ended_on=""))
    if wish.standing == "partner":
        found = found.filter(partnership=PartnershipStatus.DOCUMENTED, partner_until_on=None)
    if wish.standing == "keine":
        found = found.filter(partnership=PartnershipStatus.NONE)
    if wish.standing == "frueher":
        found = found.filter(partner_until_on__isnull=False)
    if wish.kind:
        found = found.filter(kind=wish.kind)
    for word in wish.words.split()[:6]:
        named = Q(name__icontains=word) | Q(short_name__icontains=word) | Q(seat_city__icontains=word)
        found = found.filter(named)
    if wish.only_twice:
        same = Organisation.objects.filter(ended_on="", level=OrganisationLevel.ORGANISATION)
        same = same.filter(sort_key=OuterRef("sort_key"), seat_city=OuterRef("seat_city")).exclude(pk=OuterRef("pk"))
        found = found.filter(Exists(same))
    return found


def with_people(organisations: QuerySet[Organisation], *, on: date) -> QuerySet[Organisation]:
    """The same with `people_count`: who has a role at the organisation itself today. For the rows of one page."""
    running = Q(node__grants__from_on__lte=on) & (
        Q(node__grants__until_on__isnull=True) | Q(node__grants__until_on__gte=on)
    )
    return organisations.annotate(people_count=Count("node__grants__person", filter=running, distinct=True))


def partner_counts() -> tuple[int, int]:
    """How many organisations are recorded, and how many of them are partners."""
    found = Organisation.objects.filter(level=OrganisationLevel.ORGANISATION, ended_on="")
    partner = Q(partnership=PartnershipStatus.DOCUMENTED, partner_until_on=None)
    figures = found.aggregate(all=Count("pk"), partners=Count("pk", filter=partner))
    return figures["all"], figures["partners"]


def similar_organisations(name: str) -> QuerySet[Organisation]:
    """Recorded organisations with a name like this one, the most alike first."""
    likeness = TrigramSimilarity("name", name)
    found = Organisation.objects.filter(level=OrganisationLevel.ORGANISATION, ended_on="").annotate(likeness=likeness)
    return found.filter(likeness__gt=0.25).order_by("-likeness", "pk")[:5]


def end_of_partnership(organisation: Organisation, *, on: date) -> dict[str, Any]:
    """What ends with a partnership and what stays, in figures: people, roles, invitations, offices, networks.

    Networks are those of the organisation and of its offices.
    """
    house = Organisation.objects.filter(Q(pk=organisation.pk) | Q(pk__in=offices_below(organisation).values("pk")))
    in_networks = networks_of_offices(house, on).order_by().values("network").distinct()
    below = str(organisation.node.path) if organisation.node else ""
    grants = Grant.objects.unscoped("figures of what an end of partnership ends, no names")
    grants = (
        grants.filter(node__path__below=below, from_on__lte=on).exclude(until_on__lt=on) if below else grants.none()
    )
    invitations = Invitation.objects.unscoped("figures of what an end of partnership ends, no names")
    waiting = [RequestState.OPEN, RequestState.NEEDS_APPROVAL]
    return {
        "people": grants.values("person").distinct().count(),
        "roles": grants.count(),
        "invitations": invitations.filter(node__path__below=below, state__in=waiting).count() if below else 0,
        "offices": organisation.children.filter(ended_on="", level=OrganisationLevel.OFFICE).count(),
        "networks": in_networks.count(),
    }


def running_administrators(organisation: Organisation, *, on: date) -> int:
    """How many people run the organisation itself today."""
    grants = Grant.objects.unscoped("a figure, no names").filter(node=organisation.node, role=Role.ADMINISTRATION)
    return grants.filter(from_on__lte=on).exclude(until_on__lt=on).count()
