"""Who may see and edit organisations: what is recorded is public."""

from django.utils import timezone

from wirnetz.accounts.enums import Role
from wirnetz.accounts.rules import Visitor, can_rule, everybody_sees, has_role, visible_rule
from wirnetz.organisations.models import Brand, Organisation

visible_rule(Organisation)(everybody_sees)
visible_rule(Brand)(everybody_sees)


@can_rule("edit", Organisation)
def can_edit_organisation(visitor: Visitor, organisation: Organisation) -> bool:
    """Whoever runs, leads or edits the organisation or what stands above it."""
    roles = (Role.ADMINISTRATION, Role.STEWARDSHIP, Role.EDITING)
    return has_role(visitor, organisation.node, *roles, on=timezone.localdate())


@can_rule("edit", Brand)
def can_edit_brand(visitor: Visitor, brand: Brand) -> bool:
    """Whoever may edit the organisation."""
    return can_edit_organisation(visitor, brand.organisation)
