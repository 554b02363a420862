"""The organisation that stands for the alliance itself, at the root of the tree of rights."""

from django.db import transaction

from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node
from wirnetz.core.installation import current, name_of
from wirnetz.organisations.enums import OrganisationKind, Reach
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import hand_edited

STAND_IN = "allianz"
"""The short name of the organisation that stands there where no reference data names one."""


@transaction.atomic
def ensure_alliance() -> Organisation:
    """The alliance's organisation, made if there is none; where we made it, it follows the installation's name."""
    root = Node.objects.filter(kind=NodeKind.ALLIANCE).first() or add_node(kind=NodeKind.ALLIANCE, parent=None)
    name = name_of(current())
    alliance = Organisation.objects.filter(node=root).first()
    if alliance is None:
        return Organisation.objects.create(
            slug=STAND_IN,
            name=name,
            kind=OrganisationKind.OTHER,
            reach=Reach.FEDERAL,
            node=root,
            source_url="Angabe der Allianz",
        )
    if alliance.slug == STAND_IN and alliance.name != name and alliance.pk not in hand_edited(Organisation):
        alliance.name = name
        alliance.save(update_fields=["name", "sort_key"])
    return alliance
