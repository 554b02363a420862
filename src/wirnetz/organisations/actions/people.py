"""Writes about the people of an organisation: add, edit, confirm, end. Each leaves a line in the record."""

from dataclasses import dataclass, fields
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Grant, Person
from wirnetz.core.editing import fingerprint, refuse_if_changed
from wirnetz.organisations.enums import Visibility
from wirnetz.organisations.models import Adviser, Organisation


@dataclass(frozen=True, slots=True)
class AdviserValues:
    """What somebody says about a person of the house: service contacts only, each with who may see it."""

    organisation: Organisation
    name: str
    function: str = ""
    email: str = ""
    phone: str = ""
    topics: str = ""
    own_key: str = ""
    name_visibility: str = Visibility.ORGANISATION
    contact_visibility: str = Visibility.ORGANISATION
    from_on: date | None = None
    informed_on: date | None = None


ADVISER_FIELDS = tuple(field.name for field in fields(AdviserValues))
"""What an editor of a person sees and changes; two editors at once are told by a change in these."""


@transaction.atomic
def add_adviser(*, values: AdviserValues, by: Person | None, on: date, is_example: bool = False) -> Adviser:
    """A new person of the house; what is said today counts as confirmed today.

    ValidationError if the office has ended, the own number is taken, or contacts would be seen by more than the name.
    """
    _refuse(values, None)
    adviser = Adviser(confirmed_on=on, is_example=is_example, **_values(values))
    adviser.person = _account(values, on)
    adviser.save()
    record_audit(by=by, action="add_adviser", record=adviser, details={"organisation": values.organisation.pk})
    return adviser


@transaction.atomic
def edit_adviser(*, adviser: Adviser, values: AdviserValues, seen: str, by: Person, on: date) -> Adviser:
    """Change what is said about a person; EditConflict if it is not as the editor has `seen` it any more."""
    stored = Adviser.objects.unscoped("the record that is being edited").select_for_update().get(pk=adviser.pk)
    refuse_if_changed(stored, ADVISER_FIELDS, seen=seen)
    _refuse(values, stored)
    changed = [name for name, value in _values(values).items() if getattr(stored, name) != value]
    for name in changed:
        setattr(stored, name, getattr(values, name))
    if "email" in changed:
        stored.person = _account(values, on)
    stored.confirmed_on = on
    stored.save()
    if changed:
        record_audit(by=by, action="edit_adviser", record=stored, details={"fields": changed})
    return stored


@transaction.atomic
def confirm_adviser(*, adviser: Adviser, by: Person, on: date) -> Adviser:
    """Say that everything about a person is still right today."""
    adviser.confirmed_on = on
    adviser.save(update_fields=["confirmed_on", "sort_key"])
    record_audit(by=by, action="confirm_adviser", record=adviser)
    return adviser


@transaction.atomic
def end_adviser(*, adviser: Adviser, on: date, by: Person) -> Adviser:
    """The person no longer works there after the day `on`; their work in networks ends too, in `networks`.

    ValidationError if the entry began later or has ended.
    """
    if adviser.until_on:
        raise ValidationError(_("Für diesen Eintrag ist schon ein Ende vermerkt."))
    if adviser.from_on and on < adviser.from_on:
        raise ValidationError(_("Der Eintrag beginnt erst später."))
    adviser.until_on = on
    adviser.save(update_fields=["until_on", "sort_key"])
    record_audit(by=by, action="end_adviser", record=adviser, details={"until": on.isoformat()})
    return adviser


def adviser_fingerprint(adviser: Adviser) -> str:
    """What an editor of the entry has seen, for telling whether somebody else changed it meanwhile."""
    return fingerprint(adviser, ADVISER_FIELDS)


def _values(values: AdviserValues) -> dict[str, object]:
    return {name: getattr(values, name) for name in ADVISER_FIELDS}


def _account(values: AdviserValues, on: date) -> Person | None:
    """Whoever signs in with this address and works for the house: the entry is then their own."""
    node = values.organisation.node
    if not values.email or node is None:
        return None
    house = Q(node__path__above=str(node.path)) | Q(node__path__below=str(node.path))
    running = Q(from_on__lte=on) & (Q(until_on__isnull=True) | Q(until_on__gte=on))
    grants = Grant.objects.unscoped("whose entry it is").filter(house, running, person__email=values.email.lower())
    grant = grants.exclude(node__kind=NodeKind.ALLIANCE).select_related("person").first()
    return grant.person if grant is not None else None


def _refuse(values: AdviserValues, stored: Adviser | None) -> None:
    order = [Visibility.ORGANISATION, Visibility.ALLIANCE, Visibility.PUBLIC]
    if values.organisation.is_ended:
        raise ValidationError(_("Für „%s“ ist ein Ende vermerkt.") % values.organisation)
    if order.index(Visibility(values.contact_visibility)) > order.index(Visibility(values.name_visibility)):
        raise ValidationError(
            {"contact_visibility": _("Telefon und E-Mail können nicht mehr Menschen sehen als den Namen.")}
        )
    same = Adviser.objects.unscoped("own numbers stand once in a house").filter(
        organisation=values.organisation, own_key=values.own_key, until_on__isnull=True
    )
    if stored is not None:
        same = same.exclude(pk=stored.pk)
    if values.own_key and same.exists():
        raise ValidationError({"own_key": _("Die Nummer „%s“ hat schon jemand anders.") % values.own_key})
