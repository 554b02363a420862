"""Writes about an organisation's offices: add, edit, move, end. Each leaves a line in the record."""

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import add_node, close_ways_into, end_grants_below, move_node, record_audit
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Person
from wirnetz.core.editing import fingerprint, refuse_if_changed
from wirnetz.core.search import index_record
from wirnetz.organisations.enums import OrganisationLevel, Reach
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import free_slug
from wirnetz.regions.models import Area


@dataclass(frozen=True, slots=True)
class OfficeValues:
    """What somebody says about an office; district and municipality as found for its address."""

    name: str
    street: str = ""
    postcode: str = ""
    seat_city: str = ""
    seat: Area | None = None
    municipality: Area | None = None
    phone: str = ""
    email: str = ""
    website: str = ""
    own_key: str = ""


OFFICE_FIELDS = (
    "name",
    "street",
    "postcode",
    "seat_city",
    "seat",
    "municipality",
    "phone",
    "email",
    "website",
    "own_key",
)
"""What an editor of an office sees and changes; two editors at once are told by a change in these."""


@transaction.atomic
def add_office(
    *, parent: Organisation, values: OfficeValues, by: Person | None, on: date, is_example: bool = False
) -> Organisation:
    """A new office below an organisation or another office, with its place in the tree of rights.

    ValidationError if the parent has ended, or has an office with this own number already.
    """
    if parent.is_ended or parent.node is None:
        raise ValidationError(_("Für „%s“ ist ein Ende vermerkt. Neue Stellen sind deshalb nicht möglich.") % parent)
    _refuse_second_key(parent, values.own_key)
    office = Organisation(
        slug=free_slug(values.name, below=parent.slug if len(parent.slug) < 40 else ""),
        kind=parent.kind,
        reach=Reach.REGIONAL,
        level=OrganisationLevel.OFFICE,
        parent=parent,
        node=add_node(kind=NodeKind.OFFICE, parent=parent.node),
        source_note=_("vom Haus selbst eingetragen"),
        as_of=on.year,
        is_example=is_example,
        **_fields(values),
    )
    office.save()
    record_audit(by=by, action="add_office", record=office, details={"parent": parent.pk})
    index_record(office)
    return office


@transaction.atomic
def edit_office(*, office: Organisation, values: OfficeValues, seen: str, by: Person, on: date) -> Organisation:
    """Change what is said about an office; EditConflict if it is not as the editor has `seen` it any more."""
    stored = Organisation.objects.select_for_update().get(pk=office.pk)
    refuse_if_changed(stored, OFFICE_FIELDS, seen=seen)
    if stored.parent and values.own_key != stored.own_key:
        _refuse_second_key(stored.parent, values.own_key)
    changed = [name for name, value in _fields(values).items() if getattr(stored, name) != value]
    for name in changed:
        setattr(stored, name, getattr(values, name))
    if changed:
        stored.as_of = on.year
        stored.save()
        record_audit(by=by, action="edit_office", record=stored, details={"fields": changed})
        index_record(stored)
    return stored


@transaction.atomic
def move_office(*, office: Organisation, below: Organisation, by: Person) -> Organisation:
    """Hang an office with everything below it under another office or the organisation.

    ValidationError if that lies below the office itself.
    """
    if office.node is None or below.node is None:
        raise ValidationError(_("Diese Stelle hat keinen Platz im Rechtebaum."))
    if below.is_ended or f"{below.node.path}.".startswith(f"{office.node.path}."):
        raise ValidationError(_("„%s“ liegt selbst unter dieser Stelle.") % below)
    if office.parent_id == below.pk:
        return office
    _refuse_second_key(below, office.own_key)
    before = office.parent_id
    office.parent = below
    office.save(update_fields=["parent", "sort_key"])
    move_node(node=office.node, parent=below.node, by=by)
    record_audit(by=by, action="move_office", record=office, details={"from": before, "to": below.pk})
    index_record(office)
    return office


@transaction.atomic
def end_office(*, office: Organisation, on: date, by: Person, reason: str = "") -> Organisation:
    """The office ends with the day `on` and stays as history; rights at it and open ways into it end at once.

    ValidationError while other offices hang below it.
    """
    if office.is_ended or office.node is None:
        raise ValidationError(_("Für diese Stelle ist schon ein Ende vermerkt."))
    if office.children.filter(ended_on="").exists():
        raise ValidationError(_("Unter dieser Stelle hängen noch andere. Hängen Sie diese zuerst um."))
    office.ended_on, office.ended_reason = on.isoformat(), reason
    office.save(update_fields=["ended_on", "ended_reason", "sort_key"])
    end_grants_below(node=office.node, on=min(on, timezone.localdate() - timedelta(days=1)), by=by)
    close_ways_into(node=office.node, by=by)
    record_audit(by=by, action="end_office", record=office, details={"until": office.ended_on})
    index_record(office)
    return office


def office_fingerprint(office: Organisation) -> str:
    """What an editor of the office has seen, for telling whether somebody else changed it meanwhile."""
    return fingerprint(office, OFFICE_FIELDS)


def _fields(values: OfficeValues) -> dict[str, Any]:
    return {name: getattr(values, name) for name in (field.name for field in fields(values))}


def _refuse_second_key(parent: Organisation, own_key: str) -> None:
    same = Organisation.objects.filter(parent=parent, own_key=own_key, ended_on="")
    if own_key and same.exists():
        raise ValidationError({"own_key": _("Die Nummer „%s“ hat schon eine andere Stelle.") % own_key})
