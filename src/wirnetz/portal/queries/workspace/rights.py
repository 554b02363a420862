"""Who may do what in a house: its grants, invitations, requests, and the places at which roles can be given."""

from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Coalesce, Lower, NullIf

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Grant, Invitation, JoinRequest, Node
from wirnetz.accounts.queries import (
    grants_below,
    invitations_below,
    invitations_to_approve,
    is_unconfirmed,
    place_names,
    requests_below,
)
from wirnetz.accounts.rules import Visitor, roles_to_give, visible
from wirnetz.core.pagination import Page, keyset_page
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import offices_and_house

MOST_WAITING = 50
ALLIANCE_PLACES = (NodeKind.ALLIANCE, NodeKind.NETWORK, NodeKind.BODY)


@dataclass(frozen=True)
class GrantRow:
    """A grant with the name of its place; `may_change`: whether the visitor may end it or give another role."""

    grant: Grant
    place: str
    may_change: bool
    is_own: bool
    is_unconfirmed: bool


@dataclass(frozen=True)
class RightsPage:
    """What the page of rights shows."""

    rows: list[GrantRow]
    page: Page[Grant]
    invitations: list[tuple[Invitation, str]]
    approvals: list[tuple[Invitation, str]]
    requests: list[tuple[JoinRequest, str]]
    roles: tuple[Role, ...]
    people_count: int
    administration_count: int


def rights_page(organisation: Organisation, visitor: Visitor, *, on: date, after: str = "") -> RightsPage:
    """The page, with the same number of questions to the database for every house."""
    node = house_node(organisation)
    found = house_grants(organisation, visitor, on=on)
    page = keyset_page(found, after=after)
    invitations = list(at_places(organisation, visible(visitor, invitations_below(node)))[:MOST_WAITING])
    requests = list(at_places(organisation, visible(visitor, requests_below(node)))[:MOST_WAITING])
    approvals = list(visible(visitor, invitations_to_approve(node))[:MOST_WAITING])
    records: list[Grant | Invitation | JoinRequest] = [*page.rows, *invitations, *requests, *approvals]
    names = place_names(record.node_id for record in records)
    roles = roles_to_give(visitor, node)
    return RightsPage(
        rows=[
            GrantRow(
                grant, names[grant.node_id], grant.role in roles, grant.person_id == visitor.pk, is_unconfirmed(grant)
            )
            for grant in page.rows
        ],
        page=page,
        invitations=[(invitation, names[invitation.node_id]) for invitation in invitations],
        approvals=[(invitation, names[invitation.node_id]) for invitation in approvals],
        requests=[(asked, names[asked.node_id]) for asked in requests],
        roles=roles,
        people_count=found.order_by().values("person").distinct().count(),
        administration_count=found.filter(role=Role.ADMINISTRATION).order_by().values("person").distinct().count(),
    )


def house_grants(organisation: Organisation, visitor: Visitor, *, on: date) -> QuerySet[Grant]:
    """Grants of the house that the visitor may see, by name; of the alliance without those of its partners' houses."""
    found = visible(visitor, grants_below(house_node(organisation), on=on))
    by_name = Lower(Coalesce(NullIf(F("person__name"), Value("")), F("person__email"), output_field=CharField()))
    return at_places(organisation, found).annotate(sort_key=by_name).order_by("sort_key", "pk")


def at_places(organisation: Organisation, found: QuerySet) -> QuerySet:
    """Records of the house itself: where the house is the alliance, not those of the organisations below it."""
    is_alliance = house_node(organisation).kind == NodeKind.ALLIANCE
    return found.filter(node__kind__in=ALLIANCE_PLACES) if is_alliance else found


def places_to_give_at(organisation: Organisation) -> list[tuple[Node, str]]:
    """The places of the house at which roles can be given: itself and its offices; of the alliance also networks and
    bodies."""
    node = house_node(organisation)
    if node.kind != NodeKind.ALLIANCE:
        return [(place.node, place.name) for place in offices_and_house(organisation) if place.node]
    nodes = list(Node.objects.filter(kind__in=ALLIANCE_PLACES))
    names = place_names(node.pk for node in nodes)
    return sorted(((each, names[each.pk]) for each in nodes), key=lambda pair: (pair[0].pk != node.pk, pair[1]))


def house_node(organisation: Organisation) -> Node:
    """The place of a house that somebody has entered, and so has one."""
    if organisation.node is None:
        raise ValueError(f"{organisation} has no place in the tree of rights")
    return organisation.node
