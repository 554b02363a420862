"""Rules for the records of this room and of `core`: people, grants, ways in, the record of what was done."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from wirnetz.accounts.enums import NodeKind, RequestState, Role, Verb
from wirnetz.accounts.models import AuditEntry, ErasureEntry, Grant, Invitation, JoinRequest, Node, Person
from wirnetz.accounts.rules.giving import administrators, may_give, roles_to_give
from wirnetz.accounts.rules.pair import Visitor, can_rule, everybody_sees, visible_rule
from wirnetz.accounts.rules.tables import LEAD, RUN, Held, enter_rights, holds, nodes_where
from wirnetz.core.models import Installation, OutboxMail

ALLIANCE_OFFICE = Held(alliance=RUN)
DATA_PROTECTION = Held(alliance=(Role.DATA_PROTECTION,))
SEES_GRANTS = Held(house=LEAD, alliance=(Role.ADMINISTRATION, Role.DATA_PROTECTION))
SEES_WAYS_IN = Held(house=LEAD, alliance=RUN)
READS_AUDIT = Held(house=RUN)
READS_WHOLE_AUDIT = Held(alliance=(Role.ADMINISTRATION, Role.DATA_PROTECTION))

_audited: dict[type[Model], tuple[str, ...]] = {
    Grant: ("node",), Invitation: ("node",), JoinRequest: ("node",), Node: ("pk",)
}  # fmt: skip


def audited_at(model: type[Model], *nodes: str) -> None:
    """Enter the ways from `model` to its places in the tree: what happened to its records is shown to who runs them."""
    _audited[model] = nodes


def happened_below(entries: QuerySet[AuditEntry], node: Node) -> QuerySet[AuditEntry]:
    """The entries about records at this place and below it."""
    places = Node.objects.filter(path__below=str(node.path)).values("pk")
    return entries.filter(_about_records_at(places))


def _about_records_at(places: QuerySet[Node, Any]) -> Q:
    """Entries about records that stand at one of these places."""
    found = Q(pk__in=[])
    for model, ways in _audited.items():
        is_there = reduce(or_, (Q(**{f"{way}__in": places}) for way in ways))
        at_places = model._default_manager.filter(is_there).values("pk")
        found |= Q(record_type=model._meta.label_lower, record_id__in=at_places)
    return found


def alliance_node() -> Node | None:
    """The root of the tree of rights; None before the first hour."""
    return Node.objects.filter(kind=NodeKind.ALLIANCE).first()


def _root(record: Any) -> Node | None:
    return alliance_node()


visible_rule(Installation)(everybody_sees)
enter_rights(
    Installation,
    _root,
    {
        Verb.ENTER: Held(alliance=(Role.ADMINISTRATION, Role.EDITING, Role.RELEASE, Role.DATA_PROTECTION)),
        Verb.EDIT: ALLIANCE_OFFICE,
        Verb.ADD: ALLIANCE_OFFICE,
        Verb.DECIDE: ALLIANCE_OFFICE,
        Verb.INVITE: ALLIANCE_OFFICE,
        Verb.GRANT: ALLIANCE_OFFICE,
        Verb.IMPORT: ALLIANCE_OFFICE,
        Verb.REVERT: ALLIANCE_OFFICE,
        Verb.RELEASE: Held(alliance=(Role.RELEASE,)),
        Verb.AUDIT: READS_WHOLE_AUDIT,
        Verb.EXPORT: DATA_PROTECTION,
        Verb.ERASE: DATA_PROTECTION,
    },
)


@visible_rule(OutboxMail)
def mails_for_the_alliance_office(visitor: Visitor, mails: QuerySet[OutboxMail]) -> QuerySet[OutboxMail]:
    """What the installation writes is read by who runs the alliance."""
    return mails if holds(visitor, alliance_node(), ALLIANCE_OFFICE) else mails.none()


@visible_rule(ErasureEntry)
def erasures_for_data_protection(visitor: Visitor, entries: QuerySet[ErasureEntry]) -> QuerySet[ErasureEntry]:
    """Data protection alone."""
    return entries if holds(visitor, alliance_node(), DATA_PROTECTION) else entries.none()


@visible_rule(Person)
def people_known_to(visitor: Visitor, people: QuerySet[Person]) -> QuerySet[Person]:
    """Oneself, and who holds or asks for a role at a place that one leads."""
    if not visitor.is_authenticated:
        return people.none()
    grants = Grant.objects.filter(person=OuterRef("pk"), node__in=nodes_where(visitor, SEES_GRANTS))
    asking = JoinRequest.objects.filter(person=OuterRef("pk"), node__in=nodes_where(visitor, SEES_WAYS_IN))
    whole = holds(visitor, alliance_node(), Held(alliance=(Role.ADMINISTRATION, Role.DATA_PROTECTION)))
    return people if whole else people.filter(Q(pk=visitor.pk) | Exists(grants) | Exists(asking))


@can_rule(Verb.EDIT, Person)
def is_oneself(visitor: Visitor, person: Person) -> bool:
    """One's own entry is one's own business."""
    return visitor.is_authenticated and visitor.is_active and visitor.pk == person.pk


@can_rule(Verb.EXPORT, Person)
@can_rule(Verb.ERASE, Person)
def is_oneself_or_data_protection(visitor: Visitor, person: Person) -> bool:
    """Own data, or the data protection of the alliance at somebody's request."""
    return is_oneself(visitor, person) or holds(visitor, alliance_node(), DATA_PROTECTION)


@visible_rule(Grant)
def grants_known_to(visitor: Visitor, grants: QuerySet[Grant]) -> QuerySet[Grant]:
    """One's own, and those at places that one leads."""
    if not visitor.is_authenticated:
        return grants.none()
    return grants.filter(Q(person=visitor.pk) | Q(node__in=nodes_where(visitor, SEES_GRANTS)))


@can_rule(Verb.END, Grant)
def can_end_grant(visitor: Visitor, grant: Grant) -> bool:
    """Whoever could give that role there; one's own is left, not ended."""
    return may_give(visitor, grant.role, grant.node)


@can_rule(Verb.LEAVE, Grant)
def can_leave(visitor: Visitor, grant: Grant) -> bool:
    """One's own."""
    return is_oneself(visitor, grant.person)


@can_rule(Verb.CONFIRM, Grant)
def can_confirm_grant(visitor: Visitor, grant: Grant) -> bool:
    """The person themself, or whoever could give that role there."""
    return can_leave(visitor, grant) or may_give(visitor, grant.role, grant.node)


@can_rule(Verb.GRANT, Node)
@can_rule(Verb.INVITE, Node)
def can_give_something(visitor: Visitor, node: Node) -> bool:
    """Whoever may give at least one role there."""
    return bool(roles_to_give(visitor, node))


@visible_rule(Invitation)
def invitations_known_to(visitor: Visitor, invitations: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Those to one's own address, at places that one leads, and those that wait for the approval of one's house."""
    if not visitor.is_authenticated or not visitor.is_active:
        return invitations.none()
    places = nodes_where(visitor, SEES_WAYS_IN)
    mine = Q(email=visitor.email) & ~Q(state=RequestState.NEEDS_APPROVAL)
    return invitations.filter(mine | Q(node__in=places) | Q(approval_node__in=places))


@can_rule(Verb.ACCEPT, Invitation)
def can_accept(visitor: Visitor, invitation: Invitation) -> bool:
    """Whoever signed in with the invited address."""
    return visitor.is_authenticated and visitor.is_active and visitor.email == invitation.email


@can_rule(Verb.WITHDRAW, Invitation)
def can_withdraw(visitor: Visitor, invitation: Invitation) -> bool:
    """Whoever could give that role there."""
    return may_give(visitor, invitation.role, invitation.node)


@can_rule(Verb.APPROVE, Invitation)
def can_approve(visitor: Visitor, invitation: Invitation) -> bool:
    """Who runs the other house; where nobody does, the alliance office stands in."""
    node = invitation.approval_node
    if node is None:
        return False
    nobody = not administrators(node)
    return holds(visitor, node, Held(house=RUN, alliance=RUN if nobody else ()))


@visible_rule(JoinRequest)
def requests_known_to(visitor: Visitor, requests: QuerySet[JoinRequest]) -> QuerySet[JoinRequest]:
    """One's own, and those to places that one leads."""
    if not visitor.is_authenticated:
        return requests.none()
    return requests.filter(Q(person=visitor.pk) | Q(node__in=nodes_where(visitor, SEES_WAYS_IN)))


@can_rule(Verb.DECIDE, JoinRequest)
def can_decide(visitor: Visitor, request: JoinRequest) -> bool:
    """Whoever could give that role there."""
    return may_give(visitor, request.role, request.node)


@can_rule(Verb.WITHDRAW, JoinRequest)
def can_withdraw_request(visitor: Visitor, request: JoinRequest) -> bool:
    """Whoever asked."""
    return is_oneself(visitor, request.person)


@visible_rule(AuditEntry)
def entries_known_to(visitor: Visitor, entries: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
    """The whole for the alliance office and data protection; one's own; what happened at places that one runs."""
    if not visitor.is_authenticated:
        return entries.none()
    if holds(visitor, alliance_node(), READS_WHOLE_AUDIT):
        return entries
    places = nodes_where(visitor, READS_AUDIT).values("pk")
    return entries.filter(Q(person=visitor.pk) | _about_records_at(places))
