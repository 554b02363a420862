"""Who may see and edit offers: what is recorded is public."""

from django.db.models import Q, QuerySet

from wirnetz.accounts.enums import Role, Verb
from wirnetz.accounts.models import Node
from wirnetz.accounts.rules import (
    ANY_ROLE,
    WRITE,
    Held,
    Visitor,
    alliance_node,
    audited_at,
    can_rule,
    enter_rights,
    everybody_sees,
    holds,
    nodes_where,
    visible_rule,
)
from wirnetz.offers.models import Offer, OfferStep, OfferSteward, SelfDeclaration, ServiceArea, Topic

for public in (Offer, Topic, OfferStep, OfferSteward, ServiceArea):
    visible_rule(public)(everybody_sees)

WRITES = Held(house=WRITE, alliance=(Role.ADMINISTRATION, Role.EDITING))


def provider_node(offer: Offer) -> Node | None:
    """The place of the organisation that provides the offer; what nobody provides is the alliance's."""
    return offer.provider.node if offer.provider else alliance_node()


enter_rights(Offer, provider_node, {Verb.EDIT: WRITES, Verb.ADD: WRITES, Verb.END: WRITES, Verb.REVERT: WRITES})
enter_rights(Topic, lambda _topic: alliance_node(), {Verb.EDIT: WRITES, Verb.ADD: WRITES, Verb.REMOVE: WRITES})
audited_at(Offer, "provider__node")


@visible_rule(SelfDeclaration)
def declarations_of_the_house(visitor: Visitor, declarations: QuerySet[SelfDeclaration]) -> QuerySet[SelfDeclaration]:
    """Those that one's own house recorded or made."""
    nodes = nodes_where(visitor, Held(house=ANY_ROLE))
    return declarations.filter(Q(recorded_by__node__in=nodes) | Q(organisation__node__in=nodes))


@can_rule(Verb.END, ServiceArea)
def can_end_service(visitor: Visitor, service: ServiceArea) -> bool:
    """Who writes for the office."""
    return holds(visitor, service.office.node, Held(house=WRITE))


@can_rule(Verb.EDIT, SelfDeclaration)
@can_rule(Verb.END, SelfDeclaration)
def can_edit_declaration(visitor: Visitor, declaration: SelfDeclaration) -> bool:
    """Who writes for the house that recorded it."""
    return holds(visitor, declaration.recorded_by.node, Held(house=WRITE))
