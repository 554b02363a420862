"""Who may see and edit offers: what is recorded is public."""

from django.utils import timezone

from wirnetz.accounts.enums import Role
from wirnetz.accounts.rules import Visitor, can_rule, everybody_sees, has_role, visible_rule
from wirnetz.offers.models import Offer, Topic

visible_rule(Offer)(everybody_sees)
visible_rule(Topic)(everybody_sees)


@can_rule("edit", Offer)
def can_edit_offer(visitor: Visitor, offer: Offer) -> bool:
    """Whoever runs, leads or edits the organisation that provides the offer."""
    roles = (Role.ADMINISTRATION, Role.STEWARDSHIP, Role.EDITING)
    node = offer.provider.node if offer.provider else None
    return has_role(visitor, node, *roles, on=timezone.localdate())
