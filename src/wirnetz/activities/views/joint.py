"""Carrying a joint activity: found it, ask others, change it, begin, keep the plan, close it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.activities.actions import (
    LEAST_CARRIERS,
    add_step,
    ask_part,
    begin_activity,
    close_activity,
    edit_activity,
    found_activity,
    give_up_activity,
    remove_step,
    tick_step,
    writes_for,
)
from wirnetz.activities.forms import ActivityForm, CloseForm, FoundForm, MoreCarriersForm, StepForm
from wirnetz.activities.models import JointActivity
from wirnetz.activities.queries import activities_of, activity_known, steps_of
from wirnetz.activities.sentences import carried_by, period_words, standing_words
from wirnetz.activities.views.entering import in_house
from wirnetz.activities.views.parties import ask_all
from wirnetz.core.doors import door
from wirnetz.core.editing import EditConflict, conflict
from wirnetz.core.refusing import refuse
from wirnetz.organisations.models import Organisation

read_and_write = require_http_methods(["GET", "HEAD", "POST"])


def _carried(request: HttpRequest, slug: str) -> JointActivity | None:
    activity = activity_known(request.user, slug)
    if activity and not can(request.user, "edit", activity):
        raise PermissionDenied
    return activity


at_activity = door(_carried, gettext_lazy("Diese Aktion gibt es nicht."))
"""A view for those who carry an activity; others get 403."""


@require_safe
@in_house
def house_activities(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What the house carries and takes part in."""
    found = activities_of(organisation)
    context = {
        "organisation": organisation,
        "lines": [(each, period_words(each.from_on, each.until_on), _standing(each)) for each in found[:100]],
        "may_found": writes_for(person_of(request), organisation),
    }
    return render(request, "activities/house_activities.html", context)


def _standing(activity: JointActivity) -> str:
    label, today = activity.get_state_display(), timezone.localdate()
    return standing_words(activity.state, label, begin=activity.from_on, today=today)


@read_and_write
@in_house
def found(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """A new activity, led by this house."""
    if not writes_for(person_of(request), organisation):
        raise PermissionDenied
    form = FoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            activity = _founded(form, organisation, request)
        except ValidationError as error:
            refuse(form, error)
        else:
            return redirect("activities:activity_plan", activity.slug)
    context = {"form": form, "organisation": organisation}
    return render(request, "activities/activity_new.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _founded(form: FoundForm, lead: Organisation, request: HttpRequest) -> JointActivity:
    by = person_of(request)
    contribution = " ".join(form.cleaned_data["contribution"].split())
    activity = found_activity(values=form.values(), lead=lead, contribution=contribution, by=by)
    others = [party for party in form.parties if party != lead]
    messages.success(request, ask_all(activity, others, by) or _("Die Aktion ist angelegt."))
    return activity


@read_and_write
@at_activity
def edit(request: HttpRequest, activity: JointActivity) -> HttpResponse:
    """Change what is said about it."""
    form = ActivityForm(request.POST or None, activity=activity)
    if request.method == "POST" and form.is_valid():
        try:
            edit_activity(
                activity=activity, values=form.values(), seen=form.cleaned_data["seen"], by=person_of(request)
            )
        except EditConflict as refused:
            stored = refused.record
            assert isinstance(stored, JointActivity)  # noqa: S101
            return conflict(request, yours=form, theirs=ActivityForm(activity=stored), what=activity.title)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert."))
            return redirect("activities:activity_plan", activity.slug)
    context = {"form": form, "activity": activity}
    return render(request, "activities/activity_edit.html", context, status=422 if form.errors else 200)


@read_and_write
@at_activity
def plan(request: HttpRequest, activity: JointActivity) -> HttpResponse:
    """Who carries it and who is asked, the steps, and how far it is."""
    if request.method == "POST" and (done := _changed(request, activity)):
        return done
    carriers = Organisation.objects.filter(carried_activities__joint_activity=activity).order_by("sort_key", "pk")
    adding, asking = "add" in request.POST, "ask" in request.POST
    step_form = StepForm(request.POST if adding else None, carriers=carriers)
    more_form = MoreCarriersForm(request.POST if asking else None)
    if adding and step_form.is_valid():
        answers = step_form.cleaned_data
        add_step(
            activity=activity,
            text=" ".join(answers["text"].split()),
            organisation=answers["organisation"],
            due_on=answers["due_on"],
            by=person_of(request),
        )
        return redirect("activities:activity_plan", activity.slug)
    if asking and more_form.is_valid() and _asked(request, activity, more_form):
        return redirect("activities:activity_plan", activity.slug)
    context = {
        "activity": activity,
        "period": period_words(activity.from_on, activity.until_on),
        "standing": _standing(activity),
        "may_begin": len(activity.carriers.all()) >= LEAST_CARRIERS,
        "carriers": activity.carriers.all(),
        "carried_by": carried_by([each.organisation.label for each in activity.carriers.all()]),
        "asked": activity.part_requests.select_related("organisation").order_by("pk"),
        "steps": steps_of(activity),
        "step_form": step_form,
        "more_form": more_form,
    }
    status = 422 if step_form.errors or more_form.errors else 200
    return render(request, "activities/activity_plan.html", context, status=status)


def _asked(request: HttpRequest, activity: JointActivity, form: MoreCarriersForm) -> bool:
    by = person_of(request)
    try:
        with transaction.atomic():
            asked = [ask_part(what=activity, party=party, by=by) for party in form.parties]
    except ValidationError as error:
        refuse(form, error)
        return False
    waits = any(each is not None for each in asked)
    messages.success(request, _("Gefragt. Die Antwort kommt per Mail.") if waits else _("Dabei."))
    return True


def _changed(request: HttpRequest, activity: JointActivity) -> HttpResponse | None:
    """A button of the plan was pressed: begin, give up, tick a step or take one out."""
    by, post = person_of(request), request.POST
    try:
        if "begin" in post:
            begin_activity(activity=activity, by=by)
            messages.success(request, _("Die Aktion ist öffentlich. Netzwerke und Stellen können jetzt mitmachen."))
        elif "give_up" in post:
            give_up_activity(activity=activity, by=by)
            messages.success(request, _("Die Aktion ist aufgegeben und steht in keiner Liste mehr."))
        elif key := next((name for name in ("done", "undone", "remove") if name in post), ""):
            number = post[key]
            step = steps_of(activity).filter(pk=int(number)).first() if number.isascii() and number.isdigit() else None
            if step is None:
                raise Http404
            if key == "remove":
                remove_step(step=step, by=by)
            else:
                tick_step(step=step, is_done=key == "done", by=by)
        else:
            return None
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return redirect("activities:activity_plan", activity.slug)


@read_and_write
@at_activity
def close(request: HttpRequest, activity: JointActivity) -> HttpResponse:
    """It is done: what was learnt."""
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            close_activity(activity=activity, learnt=form.cleaned_data["learnt"], by=person_of(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Abgeschlossen. Die Seite bleibt stehen."))
            return redirect("activities:campaign", activity.slug)
    context = {"form": form, "activity": activity}
    return render(request, "activities/activity_close.html", context, status=422 if form.errors else 200)
