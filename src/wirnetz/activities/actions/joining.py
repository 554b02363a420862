"""Taking part in a joint activity: a network or office joins, says what it does and what came of it, leaves."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.activities.enums import JointActivityState
from wirnetz.activities.models import FirmReach, Gathering, Joining, JointActivity
from wirnetz.activities.queries import Party
from wirnetz.networks.models import Network


@dataclass(frozen=True, slots=True)
class ReachValues:
    """How many firms were reached, how many of them were counted elsewhere, and how somebody knows."""

    firm_count: int
    known_count: int
    method: str


@transaction.atomic
def join_activity(
    *,
    activity: JointActivity,
    party: Party,
    plan: str,
    from_on: date | None,
    until_on: date | None,
    by: Person | None,
) -> Joining:
    """Take part, or take part again; ValidationError unless the activity runs and the party has not ended."""
    if activity.state != JointActivityState.RUNNING:
        raise ValidationError(_("Diese Aktion läuft zurzeit nicht."))
    if party.is_ended:
        raise ValidationError(_("Für „%s“ ist ein Ende vermerkt.") % party)
    _refuse_backwards(from_on, until_on)
    who: dict[str, Any] = {"network" if isinstance(party, Network) else "organisation": party}
    said = {"plan": plan, "from_on": from_on, "until_on": until_on, "left_on": None}
    joining, _is_new = Joining.objects.update_or_create(
        joint_activity=activity,
        **who,
        defaults=said,
        create_defaults={**said, **who, "is_example": activity.is_example},
    )
    record_audit(
        by=by, action="join_activity", record=activity, details={name: record.pk for name, record in who.items()}
    )
    return joining


@transaction.atomic
def edit_joining(
    *, joining: Joining, plan: str, from_on: date | None, until_on: date | None, learnt: str, by: Person
) -> Joining:
    """What a network or office does, when, and what it has learnt."""
    _refuse_backwards(from_on, until_on)
    stored = Joining.objects.select_for_update(of=["self"]).get(pk=joining.pk)
    stored.plan, stored.from_on, stored.until_on, stored.learnt = plan, from_on, until_on, learnt
    stored.save()
    record_audit(by=by, action="edit_joining", record=stored)
    return stored


@transaction.atomic
def leave_activity(*, joining: Joining, by: Person) -> Joining:
    """Take part no longer; what came of it so far stays counted."""
    stored = Joining.objects.select_for_update(of=["self"]).get(pk=joining.pk)
    stored.left_on = stored.left_on or timezone.localdate()
    stored.save(update_fields=["left_on"])
    record_audit(by=by, action="leave_activity", record=stored)
    return stored


@transaction.atomic
def record_reach(
    *, record: Gathering | Joining, values: ReachValues | None, by: Person | None, is_example: bool = False
) -> FirmReach | None:
    """How many firms were reached there; said again it replaces what was said, None takes it back.

    ValidationError if more firms were known than there were.
    """
    where: dict[str, Any] = {"gathering" if isinstance(record, Gathering) else "joining": record}
    rows = FirmReach.objects.unscoped("the caller may write it")
    if values is None:
        rows.filter(**where).delete()
        return None
    if values.known_count > values.firm_count:
        raise ValidationError({"known_count": _("Das sind mehr, als überhaupt da waren.")})
    said = {"firm_count": values.firm_count, "known_count": values.known_count, "method": values.method}
    reach, _is_new = rows.update_or_create(
        **where, defaults=said, create_defaults={**said, **where, "is_example": is_example}
    )
    record_audit(by=by, action="record_reach", record=record)
    return reach


def _refuse_backwards(from_on: date | None, until_on: date | None) -> None:
    if from_on and until_on and until_on < from_on:
        raise ValidationError({"until_on": _("Das Ende liegt vor dem Beginn.")})
