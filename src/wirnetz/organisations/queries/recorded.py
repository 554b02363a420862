"""Questions about what is recorded of organisations."""

from collections.abc import Iterable

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import AuditEntry
from wirnetz.core.sorting import german_sort_key
from wirnetz.organisations.enums import OrganisationLevel, Reach
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.signals import edits_asked
from wirnetz.regions.models import Area


def areas_touching(keys: Iterable[str], *, with_states: bool = True) -> QuerySet[Area]:
    """The areas of these official keys, all above them and all below them.

    Without `with_states` a Land counts only if it is asked for itself: what is Land-wide is not "here".
    """
    asked = set(keys)
    above = {key[:5] for key in asked if len(key) > 5}
    if with_states:
        above |= {key[:2] for key in asked}
    condition = Q(key__in=asked | above)
    for key in asked:
        if len(key) < 8:
            condition |= Q(key__startswith=key)
    return Area.objects.filter(condition)


def hand_edited(model: type[Model]) -> set[int]:
    """Primary keys of the records that a person has changed; loading reference data leaves them alone."""
    entries = AuditEntry.objects.unscoped("which records people have edited").filter(
        record_type=model._meta.label_lower, person__isnull=False
    )
    edited = set(entries.values_list("record_id", flat=True))
    answers: list[set[int]] = [numbers for _receiver, numbers in edits_asked.send(sender=model)]  # type: ignore[misc]
    return edited.union(*answers)


def recorded_organisations() -> QuerySet[Organisation]:
    """All organisations whose end is not documented, with parent and seat, in German order."""
    return Organisation.objects.filter(ended_on="").select_related("parent", "seat").order_by("sort_key", "pk")


def organisations_listed(*, kind: str = "", state: str = "", starts_with: str = "") -> QuerySet[Organisation]:
    """The list page: filtered by kind, by Land (seat there or Land-wide there) and by the beginning of the name."""
    found = recorded_organisations().filter(level=OrganisationLevel.ORGANISATION)
    if kind:
        found = found.filter(kind=kind)
    if state:
        lands = Organisation.states.through.objects.filter(organisation=OuterRef("pk"), area__key=state)
        found = found.filter(Q(seat__key__startswith=state) | Exists(lands))
    if starts_with:
        found = found.filter(sort_key__startswith=german_sort_key(starts_with))
    return found


def organisations_with_slug(slug: str) -> QuerySet[Organisation]:
    """The organisation of a page, history included, with everything the page says about it itself."""
    return Organisation.objects.filter(slug=slug).select_related("parent", "seat", "node", "brand")


def the_alliance() -> Organisation | None:
    """The organisation that stands for the alliance of this installation; None before reference data is loaded."""
    return Organisation.objects.filter(node__kind=NodeKind.ALLIANCE).select_related("node", "brand").first()


def offices_of(organisation: Organisation) -> QuerySet[Organisation]:
    """What belongs directly to the organisation."""
    return recorded_organisations().filter(parent=organisation)


def organisations_seated_in(keys: Iterable[str]) -> QuerySet[Organisation]:
    """Organisations with their seat in these areas."""
    return recorded_organisations().filter(seat__in=areas_touching(keys, with_states=False))


def land_wide_organisations(state: str, *, not_seated_in: Iterable[str] = ()) -> QuerySet[Organisation]:
    """Organisations that work throughout this Land (key of two digits), as far as recorded.

    Those with a seat in `not_seated_in` are left out, so that a page names them once.
    """
    found = recorded_organisations().filter(reach=Reach.STATE, states__key=state)
    keys = list(not_seated_in)
    if keys:
        found = found.exclude(seat__in=areas_touching(keys, with_states=False))
    return found
