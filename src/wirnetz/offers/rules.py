"""Who may see and edit offers: what is recorded is public."""

from wirnetz.accounts.enums import Role, Verb
from wirnetz.accounts.models import Node
from wirnetz.accounts.rules import WRITE, Held, alliance_node, audited_at, enter_rights, everybody_sees, visible_rule
from wirnetz.offers.models import Offer, Topic

visible_rule(Offer)(everybody_sees)
visible_rule(Topic)(everybody_sees)

WRITES = Held(house=WRITE, alliance=(Role.ADMINISTRATION, Role.EDITING))


def provider_node(offer: Offer) -> Node | None:
    """The place of the organisation that provides the offer; what nobody provides is the alliance's."""
    return offer.provider.node if offer.provider else alliance_node()


enter_rights(Offer, provider_node, {Verb.EDIT: WRITES, Verb.ADD: WRITES, Verb.END: WRITES, Verb.REVERT: WRITES})
enter_rights(Topic, lambda _topic: alliance_node(), {Verb.EDIT: WRITES, Verb.ADD: WRITES, Verb.REMOVE: WRITES})
audited_at(Offer, "provider__node")
