"""The organisation that stands for the alliance itself, at the root of the tree of rights.

Where the reference data names an alliance, its record stands there as long as the installation has no name of its own
or goes by that alliance's name. An alliance with another name gets a record of its own; the one in the data stays what
it is, an organisation with its source, and takes nothing along that people of this installation have entered.
"""

from django.db import models, transaction
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node
from wirnetz.core.guarded import GuardedManager
from wirnetz.core.installation import current, name_of
from wirnetz.core.search import index_record
from wirnetz.core.sorting import german_sort_key
from wirnetz.organisations.enums import OrganisationKind, Reach
from wirnetz.organisations.models import Brand, Organisation
from wirnetz.organisations.queries import hand_edited

STAND_IN = "allianz"
"""The short name of the organisation that stands there where no reference data names one, or another one."""


@transaction.atomic
def ensure_alliance() -> Organisation:
    """The alliance's organisation, made if there is none; where we made it, it follows the installation's name."""
    root = Node.objects.filter(kind=NodeKind.ALLIANCE).first() or add_node(kind=NodeKind.ALLIANCE, parent=None)
    installation = current()
    name = name_of(installation)
    alliance = Organisation.objects.select_related("parent__node").filter(node=root).first()
    if alliance is None:
        return _stand_in(root, name)
    if alliance.slug != STAND_IN:
        is_another = bool(installation.name) and not _goes_by(alliance, installation.name)
        return _make_way(alliance, root, name) if is_another else alliance
    if alliance.name != name and alliance.pk not in hand_edited(Organisation):
        alliance.name = name
        alliance.save(update_fields=["name", "sort_key"])
        index_record(alliance)
    return alliance


def _goes_by(alliance: Organisation, name: str) -> bool:
    """Whether `name` is the alliance's own name, its short one included, however it is spaced or capitalised."""
    own = {german_sort_key(alliance.name), german_sort_key(alliance.short_name)}
    return german_sort_key(name.strip().removeprefix("Allianz ")) in own - {""}


def _stand_in(root: Node, name: str) -> Organisation:
    own = Organisation.objects.create(
        slug=STAND_IN,
        name=name,
        kind=OrganisationKind.OTHER,
        source_kind_label=_("Allianz oder Initiative"),
        reach=Reach.FEDERAL,
        node=root,
        source_url="Angabe der Allianz",
    )
    index_record(own)
    return own


def _make_way(former: Organisation, root: Node, name: str) -> Organisation:
    """Give the root to an alliance of one's own, and `former` a place below it like any other organisation."""
    above = former.parent.node if former.parent and former.parent.node else root
    former.node = add_node(kind=NodeKind.ORGANISATION, parent=above)
    former.save(update_fields=["node"])
    own = _stand_in(root, name)
    _take_along(former, own, root)
    return own


def _take_along(former: Organisation, own: Organisation, root: Node) -> None:
    """What people of this installation entered for the alliance is the own alliance's: every private record of it
    (in whichever room), its look, and its offices."""
    for relation in Organisation._meta.related_objects:
        model: type[models.Model] = relation.related_model
        if isinstance(model._default_manager, GuardedManager):
            mine = model._default_manager.unscoped("what belongs to the alliance goes with its place")
            mine.filter(**{relation.field.name: former}).update(**{relation.field.name: own})
    Brand.objects.filter(organisation=former).update(organisation=own)
    Organisation.objects.filter(parent=former, node__kind=NodeKind.OFFICE, node__parent=root).update(parent=own)
