"""Who reads and writes the info service: what is out is everybody's, the rest is the people's who write it.

Editions belong to the alliance; a house's version is its own. A second person may come from the alliance or from any
partner, as long as they may release there.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from wirnetz.accounts.enums import NodeKind, Role, Verb
from wirnetz.accounts.rules import (
    ANY_ROLE,
    WRITE,
    Held,
    Visitor,
    alliance_node,
    audited_at,
    can_rule,
    enter_rights,
    holds,
    holds_anything,
    nodes_where,
    running_grants,
    visible_rule,
)
from wirnetz.infoservice.enums import PUBLIC_STATES, EditionState
from wirnetz.infoservice.models import Adaptation, AdaptedItem, Edition, InfoService, Item, PassingOn

WRITES = Held(alliance=(Role.EDITING, Role.RELEASE, Role.STEWARDSHIP, Role.ADMINISTRATION))
RUNS = Held(alliance=(Role.STEWARDSHIP, Role.ADMINISTRATION))
RELEASING = (Role.RELEASE, Role.STEWARDSHIP, Role.ADMINISTRATION)
HOUSE = Held(house=ANY_ROLE)


def works_on_editions(visitor: Visitor) -> bool:
    """Whether the visitor writes for the info service and so reads its drafts."""
    return holds(visitor, alliance_node(), WRITES)


def may_be_second(visitor: Visitor) -> bool:
    """Whether the visitor may release, at the alliance or at a partner."""
    grants = running_grants(visitor, on=timezone.localdate())
    return grants.filter(role__in=RELEASING).exclude(node__kind=NodeKind.NETWORK).exists()


def is_own(visitor: Visitor, edition: Edition) -> bool:
    """Whether the visitor began or last changed the edition."""
    return visitor.is_authenticated and visitor.pk in {edition.author_id, edition.changed_by_id}


def _known(visitor: Visitor, path: str = "") -> Q:
    """Condition on editions (at `path`): out; with the houses, for partners; in review, for second persons."""
    states = list(PUBLIC_STATES)
    if visitor.is_authenticated and holds_anything(visitor):
        states.append(EditionState.WITH_HOUSES)
    if may_be_second(visitor):
        states.append(EditionState.IN_REVIEW)
    return Q(**{f"{path}state__in": states})


@visible_rule(Edition)
def editions_for_visitor(visitor: Visitor, editions: QuerySet[Edition]) -> QuerySet[Edition]:
    """What went out; what lies with the houses, for everybody who works for one; drafts for who writes them."""
    return editions if works_on_editions(visitor) else editions.filter(_known(visitor))


@visible_rule(Item)
def items_for_visitor(visitor: Visitor, items: QuerySet[Item]) -> QuerySet[Item]:
    """Those of editions that the visitor may read."""
    return items if works_on_editions(visitor) else items.filter(_known(visitor, "edition__"))


enter_rights(InfoService, lambda _row: alliance_node(), {Verb.EDIT: RUNS, Verb.ADD: WRITES})


@can_rule(Verb.EDIT, Edition)
def can_edit_edition(visitor: Visitor, edition: Edition) -> bool:
    """Who writes for the info service, until it is out; in review it rests."""
    return edition.state in {EditionState.DRAFT, EditionState.WITH_HOUSES} and works_on_editions(visitor)


@can_rule(Verb.REMOVE, Edition)
def can_drop_edition(visitor: Visitor, edition: Edition) -> bool:
    """A draft, by who writes."""
    return edition.state == EditionState.DRAFT and works_on_editions(visitor)


@can_rule(Verb.RELEASE, Edition)
def can_release_edition(visitor: Visitor, edition: Edition) -> bool:
    """A second person: may release somewhere, and has neither begun nor last changed it."""
    return edition.state == EditionState.IN_REVIEW and not is_own(visitor, edition) and may_be_second(visitor)


@can_rule(Verb.WITHDRAW, Edition)
def can_withdraw_edition(visitor: Visitor, edition: Edition) -> bool:
    """Out of the review: who wrote it. What is with the houses or out: who may release for the alliance."""
    if edition.state == EditionState.IN_REVIEW:
        return works_on_editions(visitor)
    is_going = edition.state in {EditionState.WITH_HOUSES, EditionState.RELEASED}
    return is_going and holds(visitor, alliance_node(), Held(alliance=RELEASING))


enter_rights(Adaptation, lambda row: row.place, {Verb.READ: HOUSE, Verb.EDIT: Held(house=WRITE)})
enter_rights(PassingOn, lambda row: row.place, {Verb.READ: HOUSE, Verb.EDIT: Held(house=WRITE)})
audited_at(Adaptation, "place")
audited_at(PassingOn, "place")


@visible_rule(Adaptation)
def versions_of_own_houses(visitor: Visitor, adaptations: QuerySet[Adaptation]) -> QuerySet[Adaptation]:
    """Those of places that the visitor belongs to."""
    return adaptations.filter(place__in=nodes_where(visitor, HOUSE))


@visible_rule(AdaptedItem)
def parts_of_own_versions(visitor: Visitor, parts: QuerySet[AdaptedItem]) -> QuerySet[AdaptedItem]:
    """Those of versions that the visitor may read."""
    own = Adaptation.objects.filter(place__in=nodes_where(visitor, HOUSE), pk=OuterRef("adaptation"))
    return parts.filter(Exists(own))


@visible_rule(PassingOn)
def passing_on_of_own_houses(visitor: Visitor, rows: QuerySet[PassingOn]) -> QuerySet[PassingOn]:
    """Those of places that the visitor belongs to."""
    return rows.filter(place__in=nodes_where(visitor, HOUSE))
