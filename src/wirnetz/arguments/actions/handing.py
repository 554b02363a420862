"""Handing kits down to the offices of a house: started, halted, gone on with, stopped, tried again, forgotten."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.arguments.enums import GOING_ON, HandDownState, HandedState
from wirnetz.arguments.models import HandDown, HandedKit
from wirnetz.core.work import hand_over
from wirnetz.organisations.models import Organisation

KEPT_DAYS = 90
"""So long kits lie ready; then the files and everything about the batch are deleted."""
TASK = "arguments.hand_down"


@transaction.atomic
def start_hand_down(
    *,
    organisation: Organisation,
    offices: Iterable[Organisation],
    occasion: str,
    audience: str,
    note: str,
    in_own_template: bool,
    tells_people: bool,
    by: Person | None,
    is_example: bool = False,
) -> HandDown:
    """Begin to make a kit for each of these offices, one after the other, in the background.

    ValidationError as long as another batch of the house goes on, or where no office is named.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    chosen = list(offices)
    if not chosen:
        raise ValidationError(_("Wählen Sie mindestens eine Stelle."))
    batches = HandDown.objects.unscoped("whether one goes on already").filter(organisation=organisation)
    if batches.filter(state__in=GOING_ON).exists():
        raise ValidationError(
            _("Für Ihr Haus läuft schon eine Weitergabe. Warten Sie, bis sie fertig ist, oder brechen Sie sie ab."),
            code="goes_on",
        )
    batch = HandDown.objects.create(
        organisation=organisation,
        occasion=occasion,
        audience=audience,
        note=note.replace("\r\n", "\n").strip(),
        in_own_template=in_own_template,
        tells_people=tells_people,
        started_by=by,
        kept_until=timezone.localdate() + timedelta(days=KEPT_DAYS),
        is_example=is_example,
    )
    HandedKit.objects.bulk_create([HandedKit(hand_down=batch, office=office) for office in chosen])
    record_audit(by=by, action="start_hand_down", record=batch, details={"offices": len(chosen), "occasion": occasion})
    go_on_with(batch.pk)
    return batch


def go_on_with(batch_id: int) -> None:
    """Let a worker make the next kit, once this transaction is committed."""
    hand_over(TASK, lock=f"{TASK}:{batch_id}", batch_id=batch_id)


def go_on_with_all() -> int:
    """Hand over what a worker that was ended left behind; how many batches that are."""
    left = HandDown.objects.unscoped("the work of all houses goes on").filter(state=HandDownState.RUNNING)
    for batch in left:
        go_on_with(batch.pk)
    return len(left)


@transaction.atomic
def pause_hand_down(*, hand_down: HandDown, by: Person) -> None:
    """Make no further kit until somebody goes on; ValidationError where it does not run."""
    batch = _locked(hand_down, HandDownState.RUNNING, _("Diese Weitergabe läuft gerade nicht."))
    _move(batch, HandDownState.PAUSED, "pause_hand_down", by)


@transaction.atomic
def resume_hand_down(*, hand_down: HandDown, by: Person) -> None:
    """Go on where it stood; ValidationError where it was not halted."""
    batch = _locked(hand_down, HandDownState.PAUSED, _("Diese Weitergabe ist nicht angehalten."))
    _move(batch, HandDownState.RUNNING, "resume_hand_down", by)
    go_on_with(batch.pk)


@transaction.atomic
def stop_hand_down(*, hand_down: HandDown, by: Person) -> None:
    """End it; what is made stays, what waits is not made. ValidationError where it is at its end already."""
    batch = _locked(hand_down, GOING_ON, _("Diese Weitergabe ist schon beendet."))
    _move(batch, HandDownState.STOPPED, "stop_hand_down", by)


@transaction.atomic
def try_again(*, hand_down: HandDown, by: Person) -> int:
    """Let those that failed or were left out by a stop wait once more; how many.

    ValidationError where none is missing, or another batch of the house goes on.
    """
    Organisation.objects.select_for_update().get(pk=hand_down.organisation_id)
    ended = (HandDownState.DONE, HandDownState.STOPPED)
    batch = _locked(hand_down, ended, _("Diese Weitergabe läuft noch. Warten Sie, bis sie fertig ist."))
    others = HandDown.objects.unscoped("whether another one goes on").filter(organisation=batch.organisation_id)
    if others.filter(state__in=GOING_ON).exists():
        raise ValidationError(_("Für Ihr Haus läuft gerade eine andere Weitergabe."), code="goes_on")
    kits = HandedKit.objects.unscoped("the caller may write for the house").filter(hand_down=batch)
    missing = kits.exclude(state=HandedState.MADE).update(state=HandedState.WAITING, reason="", tries=0)
    if not missing:
        raise ValidationError(_("Alle Mappen sind zusammengestellt."))
    batch.kept_until = timezone.localdate() + timedelta(days=KEPT_DAYS)
    _move(batch, HandDownState.RUNNING, "try_hand_down_again", by)
    go_on_with(batch.pk)
    return missing


def forget_old_hand_downs(on: date) -> int:
    """Delete batches whose time is over, with their files; how many."""
    old = HandDown.objects.unscoped("what is too old goes, whose ever it is").filter(kept_until__lt=on)
    gone = list(old.exclude(state=HandDownState.RUNNING))
    for batch in gone:
        with transaction.atomic():
            record_audit(by=None, action="forget_hand_down", record=batch.organisation, details={"batch": batch.pk})
            batch.delete()
    return len(gone)


def _locked(hand_down: HandDown, states: HandDownState | tuple[HandDownState, ...], otherwise: str) -> HandDown:
    rows = HandDown.objects.unscoped("the caller may write for the house").select_for_update()
    batch = rows.get(pk=hand_down.pk)
    wanted = states if isinstance(states, tuple) else (states,)
    if batch.state not in wanted:
        raise ValidationError(otherwise)
    return batch


def _move(batch: HandDown, state: HandDownState, action: str, by: Person) -> None:
    batch.state = state
    batch.save()
    record_audit(by=by, action=action, record=batch)
