"""People and roles of the whole alliance, as the office sees them: names, roles, places, nothing of a house's own."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import NodeKind, RequestState, Role
from wirnetz.accounts.models import Grant, Invitation, JoinRequest, Node
from wirnetz.accounts.queries import grants_on, is_unconfirmed, place_names
from wirnetz.accounts.rules import Visitor, can, visible
from wirnetz.core.pagination import PAGE_SIZE, Page
from wirnetz.portal.queries.filters import Filter, link_filter

UNANSWERED = (RequestState.OPEN, RequestState.NEEDS_APPROVAL)
"""Told alike: whether another house is asked first says that the person works there."""


@dataclass(frozen=True)
class Wish:
    """What the list is narrowed to."""

    role: str = ""
    standing: str = ""
    words: str = ""

    @property
    def is_filtered(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.role or self.standing or self.words)


@dataclass(frozen=True)
class Held:
    """One role of one person at one place."""

    grant: Grant
    place: str
    is_unconfirmed: bool


def people_wish(params: QueryDict) -> tuple[Wish, list[Filter]]:
    """What the address asks for, and the lines of links."""
    role, first = link_filter(params, "rolle", _("Rolle:"), Role.choices)
    stands = [("unbestaetigt", _("unbestätigt")), ("allianz", _("Geschäftsstelle und Gremien"))]
    standing, second = link_filter(params, "stand", _("Stand:"), stands)
    return Wish(role, standing, params.get("q", "").strip()[:80]), [first, second]


def grants_listed(visitor: Visitor, wish: Wish, *, on: date) -> QuerySet[Grant]:
    """The running grants that fit, by name."""
    found = visible(visitor, grants_on(on))
    if wish.role:
        found = found.filter(role=wish.role)
    if wish.standing == "unbestaetigt":
        found = found.filter(Q(confirmed_on=None) | Q(confirmed_on__lt=F("asked_on")), asked_on__isnull=False)
    if wish.standing == "allianz":
        found = found.filter(node__kind__in=(NodeKind.ALLIANCE, NodeKind.BODY))
    for word in wish.words.split()[:6]:
        here = Q(node__organisation__name__icontains=word) | Q(node__body__name__icontains=word)
        found = found.filter(Q(person__name__icontains=word) | here)
    return found


def grants_page(grants: QuerySet[Grant], *, after: str = "") -> Page[Held]:
    """One page of grants by the person's name; a broken cursor starts from the top."""
    name, _dash, number = after.rpartition("~")
    is_first = not (number.isascii() and number.isdigit() and len(number) < 19) or "\0" in name
    if not is_first:
        grants = grants.filter(Q(person__name__gt=name) | Q(person__name=name, pk__gt=int(number)))
    rows = list(grants.order_by("person__name", "pk")[: PAGE_SIZE + 1])
    last = rows[PAGE_SIZE - 1] if len(rows) > PAGE_SIZE else None
    names = place_names(grant.node_id for grant in rows)
    shown = [Held(grant, names[grant.node_id], is_unconfirmed(grant)) for grant in rows[:PAGE_SIZE]]
    return Page(shown, f"{last.person.name}~{last.pk}" if last else "", is_first)


def people_counts(grants: QuerySet[Grant]) -> tuple[int, int]:
    """How many people, and at how many places."""
    return grants.order_by().values("person").distinct().count(), grants.order_by().values("node").distinct().count()


@dataclass(frozen=True)
class WaysIn:
    """What waits: requests to answer, invitations to agree to, invitations that are out; each with its place."""

    requests: list[tuple[JoinRequest, str]]
    approvals: list[tuple[Invitation, str, str]]
    invitations: list[tuple[Invitation, str]]


def ways_in(visitor: Visitor) -> WaysIn:
    """What the visitor may decide, and the latest invitations of the office itself."""
    requests = JoinRequest.objects.filter(state=RequestState.OPEN).select_related("person", "node").order_by("pk")
    asked = [request for request in visible(visitor, requests)[:100] if can(visitor, "decide", request)]
    invitations = Invitation.objects.select_related("node", "approval_node").order_by("-pk")
    to_agree = visible(visitor, invitations.filter(state=RequestState.NEEDS_APPROVAL))[:50]
    approvals = [invitation for invitation in to_agree if can(visitor, "approve", invitation)]
    out = list(visible(visitor, invitations.filter(state__in=UNANSWERED, invited_by=visitor.pk))[:50])
    houses = [each.approval_node_id for each in approvals if each.approval_node_id]
    places = [each.node_id for each in asked] + [each.node_id for each in (*approvals, *out)]
    names = place_names(places + houses)
    return WaysIn(
        [(request, names[request.node_id]) for request in asked],
        [(each, names[each.node_id], names.get(each.approval_node_id or 0, "")) for each in approvals],
        [(each, names[each.node_id]) for each in out],
    )


def place_to_invite(number: str, *, root: Node | None) -> Node | None:
    """The place of this number; the alliance itself, if none is named; None for one that does not exist."""
    if not number:
        return root
    is_number = number.isascii() and number.isdigit() and len(number) < 19
    return Node.objects.filter(pk=int(number)).first() if is_number else None
