"""Setting a record back to an earlier state of its history."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions.audit import record_audit
from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import Person
from wirnetz.accounts.queries.history import event_model, tracked_fields
from wirnetz.accounts.rules import alliance_node, can, has_role
from wirnetz.core.personal import field_label
from wirnetz.core.personal.erasing import SOMEBODY

STRUCTURE = frozenset(
    {
        *("node", "parent", "level", "successor", "person", "organisation", "adviser", "network", "area", "offer"),
        *("first", "second"),
    }
)
"""What rights follow from, and what ties a record to others: it has its own screens and stays as it is."""
OF_THE_ALLIANCE = frozenset({"partnership", "partner_from_on", "partner_until_on", "relation", "relation_label"})
ENDS = frozenset({"ended_on", "ended_reason", "until_on"})


class NotRevertible(Exception):
    """The record cannot be set back to that state; the message says why, in German."""


def revert_to(*, record: models.Model, event: int, by: Person | None) -> models.Model:
    """Give `record` the field values that it had after the change numbered `event`.

    Only fields that history keeps and that `by` could change otherwise: where a record belongs stays as it is, what
    the alliance decides needs its administration, an end the right to end. That it was done is itself a change and
    an entry in the record of acts. What the database no longer allows is refused, and nothing is changed.
    """
    with transaction.atomic():
        current = type(record)._base_manager.select_for_update().filter(pk=record.pk).first()
        state = event_model(type(record)).objects.filter(pgh_obj_id=record.pk, pgh_id=event).first()
        if current is None or state is None:
            raise NotRevertible(_("Diesen Stand gibt es nicht."))
        if state.pgh_label == "delete":
            raise NotRevertible(_("An dieser Stelle wurde der Datensatz gelöscht."))
        changed = [field for field in _changed(current, state) if _may_change(by, current, field.name)]
        if not changed:
            raise NotRevertible(
                _("In den Angaben, die Sie zurücksetzen können, ist der Eintrag schon auf diesem Stand.")
            )
        for field in changed:
            value = getattr(state, field.attname)
            setattr(current, field.attname, value.name if isinstance(field, models.FileField) else value)
        _store(current, changed)
        details = {"event": event, "fields": [field_label(field) for field in changed]}
        record_audit(by=by, action="revert_record", record=current, details=details)
    return current


def _may_change(by: Person | None, record: models.Model, name: str) -> bool:
    if name in STRUCTURE:
        return False
    if by is None:
        return True
    if name in OF_THE_ALLIANCE:
        return has_role(by, alliance_node(), Role.ADMINISTRATION, on=timezone.localdate())
    return name not in ENDS or can(by, "end", record)


def _changed(current: Any, state: Any) -> list[Any]:
    """The fields that differ; of whoever was erased nothing comes back, so an erased state is refused."""
    fields = tracked_fields(type(current))
    if any(getattr(state, field.attname) == SOMEBODY != getattr(current, field.attname) for field in fields):
        raise NotRevertible(_("Die Person dieses Stands wurde gelöscht; er lässt sich nicht wiederherstellen."))
    return [field for field in fields if getattr(current, field.attname) != getattr(state, field.attname)]


def _store(current: models.Model, changed: list[Any]) -> None:
    gone = [field_label(field) for field in changed if _is_gone(field, getattr(current, field.attname))]
    if gone:
        raise NotRevertible(_("Worauf dieser Stand verweist, gibt es nicht mehr: %s.") % ", ".join(gone))
    untouched = {field.name for field in current._meta.fields} - {field.name for field in changed}
    try:
        current.full_clean(exclude=untouched)
        with transaction.atomic():
            current.save()
    except ValidationError as error:
        raise NotRevertible(_("Dieser Stand passt nicht mehr: %s") % " ".join(error.messages)) from error
    except IntegrityError as error:
        raise NotRevertible(
            _("Dieser Stand widerspricht heutigen Einträgen, zum Beispiel weil ein Name oder Kurzname vergeben ist.")
        ) from error


def _is_gone(field: Any, value: Any) -> bool:
    """Whether a value points to a record or a file that is no more."""
    if isinstance(field, models.FileField):
        return bool(value) and not field.storage.exists(value.name)
    points = field.is_relation and value is not None
    return points and not field.related_model._base_manager.filter(pk=value).exists()
