"""Writes of the alliance office about organisations: add, edit. Ending a partnership is in `partnership`."""

from dataclasses import dataclass, fields
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import add_node, record_audit
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node, Person
from wirnetz.core.editing import fingerprint, refuse_if_changed
from wirnetz.core.search import index_record
from wirnetz.organisations.enums import OrganisationKind, PartnershipStatus, Reach
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import free_slug
from wirnetz.regions.models import Area


@dataclass(frozen=True, slots=True)
class OrganisationValues:
    """What the alliance office says about an organisation."""

    name: str
    short_name: str = ""
    kind: str = OrganisationKind.OTHER
    reach: str = Reach.REGIONAL
    seat_city: str = ""
    seat: Area | None = None
    website: str = ""
    partnership: str = PartnershipStatus.NONE
    partner_from_on: date | None = None


ORGANISATION_FIELDS = tuple(field.name for field in fields(OrganisationValues))


@transaction.atomic
def add_organisation(
    *, values: OrganisationValues, by: Person | None, on: date, is_example: bool = False
) -> Organisation:
    """A new organisation directly below the alliance, with its place in the tree of rights.

    ValidationError if one of this name with this seat is recorded already.
    """
    same = Organisation.objects.filter(name__iexact=values.name, ended_on="", seat_city__iexact=values.seat_city)
    if same.exists():
        raise ValidationError({"name": _("Diese Organisation ist mit diesem Sitz schon eingetragen.")})
    organisation = Organisation(
        slug=free_slug(values.name),
        node=add_node(kind=NodeKind.ORGANISATION, parent=Node.objects.get(kind=NodeKind.ALLIANCE)),
        source_note=_("von der Geschäftsstelle eingetragen"),
        as_of=on.year,
        is_example=is_example,
        **{name: getattr(values, name) for name in ORGANISATION_FIELDS},
    )
    organisation.save()
    record_audit(by=by, action="add_organisation", record=organisation)
    index_record(organisation)
    return organisation


@transaction.atomic
def edit_organisation(
    *, organisation: Organisation, values: OrganisationValues, seen: str, by: Person, on: date
) -> Organisation:
    """Change what is said about an organisation; EditConflict if it is not as the editor has `seen` it any more."""
    stored = Organisation.objects.select_for_update().get(pk=organisation.pk)
    refuse_if_changed(stored, ORGANISATION_FIELDS, seen=seen)
    changed = [name for name in ORGANISATION_FIELDS if getattr(stored, name) != getattr(values, name)]
    for name in changed:
        setattr(stored, name, getattr(values, name))
    if changed:
        stored.as_of = on.year
        stored.save()
        record_audit(by=by, action="edit_organisation", record=stored, details={"fields": changed})
        index_record(stored)
    return stored


def organisation_fingerprint(organisation: Organisation) -> str:
    """What an editor of the organisation has seen."""
    return fingerprint(organisation, ORGANISATION_FIELDS)
