"""Joint activities: founded by one partner, carried by two or more, begun, closed; with a plan of steps."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.activities.enums import JointActivityState
from wirnetz.activities.models import ActivityStep, Carrier, JointActivity
from wirnetz.activities.queries import free_activity_slug
from wirnetz.core.editing import refuse_if_changed
from wirnetz.offers.models import Offer, Topic
from wirnetz.organisations.models import Organisation

LEAST_CARRIERS = 2


@dataclass(frozen=True, slots=True)
class ActivityValues:
    """What the carrying partners say about their activity."""

    title: str
    goal: str
    from_on: date
    until_on: date
    description: str = ""
    topics: list[Topic] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)


ACTIVITY_FIELDS = tuple(each.name for each in fields(ActivityValues) if each.name not in {"topics", "offers"})


@transaction.atomic
def found_activity(
    *, values: ActivityValues, lead: Organisation, contribution: str, by: Person | None, is_example: bool = False
) -> JointActivity:
    """A new activity in preparation with its leading partner; nobody else sees it before it begins."""
    _refuse_backwards(values)
    if lead.is_ended:
        raise ValidationError(_("Für „%s“ ist ein Ende vermerkt.") % lead)
    activity = JointActivity.objects.create(
        slug=free_activity_slug(values.title, values.from_on), is_example=is_example, **_plain(values)
    )
    activity.topics.set(values.topics)
    activity.offers.set(values.offers)
    Carrier.objects.create(
        joint_activity=activity, organisation=lead, contribution=contribution, is_lead=True, is_example=is_example
    )
    record_audit(by=by, action="found_activity", record=activity, details={"organisation": lead.pk})
    return activity


@transaction.atomic
def edit_activity(*, activity: JointActivity, values: ActivityValues, seen: str, by: Person) -> JointActivity:
    """Change what is said about it; EditConflict if it is not as the editor has `seen` it any more."""
    stored = JointActivity.objects.select_for_update(of=["self"]).get(pk=activity.pk)
    refuse_if_changed(stored, ACTIVITY_FIELDS, seen=seen)
    _refuse_backwards(values)
    for name, value in _plain(values).items():
        setattr(stored, name, value)
    stored.save()
    stored.topics.set(values.topics)
    stored.offers.set(values.offers)
    record_audit(by=by, action="edit_activity", record=stored)
    return stored


@transaction.atomic
def begin_activity(*, activity: JointActivity, by: Person | None) -> JointActivity:
    """From now on everybody sees it and networks join; ValidationError with fewer than two carrying partners."""
    stored = JointActivity.objects.select_for_update(of=["self"]).get(pk=activity.pk)
    if stored.state == JointActivityState.RUNNING:
        return stored
    if stored.carriers.count() < LEAST_CARRIERS:
        raise ValidationError(_("Eine gemeinsame Aktion tragen mindestens zwei. Fragen Sie noch jemanden."))
    return _set_state(stored, JointActivityState.RUNNING, "begin_activity", by)


@transaction.atomic
def close_activity(*, activity: JointActivity, learnt: str, by: Person | None) -> JointActivity:
    """It is done, with what was learnt; it stays to be read."""
    stored = JointActivity.objects.select_for_update(of=["self"]).get(pk=activity.pk)
    if stored.state != JointActivityState.RUNNING:
        raise ValidationError(_("Abschließen lässt sich nur eine Aktion, die läuft."))
    stored.learnt = learnt
    return _set_state(stored, JointActivityState.DONE, "close_activity", by)


@transaction.atomic
def give_up_activity(*, activity: JointActivity, by: Person) -> JointActivity:
    """It is given up before or while it runs; no list names it any more."""
    stored = JointActivity.objects.select_for_update(of=["self"]).get(pk=activity.pk)
    if stored.state == JointActivityState.DONE:
        raise ValidationError(_("Diese Aktion ist abgeschlossen."))
    return _set_state(stored, JointActivityState.CANCELLED, "give_up_activity", by)


def _set_state(stored: JointActivity, state: JointActivityState, word: str, by: Person | None) -> JointActivity:
    stored.state = state
    stored.save()
    record_audit(by=by, action=word, record=stored)
    return stored


@transaction.atomic
def add_step(
    *,
    activity: JointActivity,
    text: str,
    organisation: Organisation | None,
    due_on: date | None,
    by: Person | None,
    done_on: date | None = None,
) -> ActivityStep:
    """One more step of the plan."""
    step = ActivityStep.objects.create(
        joint_activity=activity, text=text, organisation=organisation, due_on=due_on, done_on=done_on,
        is_example=activity.is_example,
    )  # fmt: skip
    record_audit(by=by, action="add_step", record=activity)
    return step


@transaction.atomic
def tick_step(*, step: ActivityStep, is_done: bool, by: Person) -> ActivityStep:
    """Done today, or open again; ticked twice it stays done since the first day."""
    stored = ActivityStep.objects.select_for_update(of=["self"]).get(pk=step.pk)
    stored.done_on = (stored.done_on or timezone.localdate()) if is_done else None
    stored.save(update_fields=["done_on"])
    record_audit(by=by, action="tick_step", record=stored)
    return stored


@transaction.atomic
def remove_step(*, step: ActivityStep, by: Person) -> None:
    """Take a step out of the plan."""
    record_audit(by=by, action="remove_step", record=step)
    step.delete()


def _plain(values: ActivityValues) -> dict[str, Any]:
    return {name: getattr(values, name) for name in ACTIVITY_FIELDS}


def _refuse_backwards(values: ActivityValues) -> None:
    if values.until_on < values.from_on:
        raise ValidationError({"until_on": _("Das Ende liegt vor dem Beginn.")})
