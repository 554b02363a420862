"""One date: what it is, what came of it; change it, call it off, write down the results."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.actions import (
    GATHERING_FIELDS,
    cancel_gathering,
    edit_gathering,
    record_reach,
    record_results,
)
from wirnetz.activities.forms import CancelForm, GatheringForm, ResultsForm
from wirnetz.activities.models import Attendance, Gathering, JointActivity, MinuteItem, PartRequest
from wirnetz.activities.queries import (
    activities_to_choose,
    gathering_known,
    hosts_of,
    is_open_for_registration,
    later_in_series,
    others_of_series,
    places_of,
    possible_participants,
    whom_to_tell,
)
from wirnetz.activities.sentences import gathering_answer, told_words
from wirnetz.activities.views.calendar import ics_response
from wirnetz.activities.views.entering import at_gathering
from wirnetz.activities.views.registrations import words_of
from wirnetz.activities.views.warning import warn_of
from wirnetz.core.editing import EditConflict, conflict, fingerprint
from wirnetz.core.refusing import refuse

MOST_OTHERS = 60
read_and_write = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def gathering(request: HttpRequest, slug: str) -> HttpResponse:
    """When, where, about what and by whom; afterwards who came and what was agreed."""
    found = _known(request, slug)
    came = visible(request.user, Attendance.objects.filter(gathering=found)).select_related("organisation")
    items = visible(request.user, MinuteItem.objects.filter(gathering=found)).select_related("organisation")
    attendances, lines = list(came.order_by("organisation__sort_key", "guest_name")), list(items)
    begin = timezone.localtime(found.starts_at)
    context = {
        "gathering": found,
        "begin": begin,
        "end": timezone.localtime(found.ends_at),
        "hosts": hosts_of(found),
        "attendances": attendances,
        "lines": lines,
        "is_over": found.is_over(timezone.now()),
        "may_edit": can(request.user, "edit", found),
        "may_read_list": found.takes_registrations and can(request.user, "export", found),
        "others": list(visible(request.user, others_of_series(found)))[:MOST_OTHERS],
        "registration_words": words_of(found),
        "asked": _asked(found) if can(request.user, "edit", found) else [],
        "is_open": is_open_for_registration(found, now=timezone.now()),
        "is_full": found.takes_registrations and places_of(found).is_full,
        "answer": gathering_answer(
            begin,
            now=timezone.localtime(),
            place=found.municipality.name if found.municipality else "",
            organisations=len(attendances),
            results=len(lines),
            is_cancelled=found.is_cancelled,
        ),
    }
    return render(request, "activities/gathering.html", context)


def _asked(gathering: Gathering) -> list[PartRequest]:
    """Who was asked to invite as well and has not answered."""
    return list(gathering.part_requests.select_related("network", "organisation").order_by("pk"))


@require_safe
def gathering_ics(request: HttpRequest, slug: str) -> HttpResponse:
    """The date as a file for one's own calendar."""
    found = _known(request, slug)
    return ics_response([found], name=found.title, file=f"{found.slug}.ics")


def _known(request: HttpRequest, slug: str) -> Gathering:
    found = gathering_known(request.user, slug)
    if found is None:
        raise Http404(_("Diesen Termin gibt es nicht, oder er ist nur für Mitglieder."))
    return found


@read_and_write
@at_gathering
def edit(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    """Change a date; whoever has it in a calendar sees the change there."""
    form = _form_of(gathering, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            changed = edit_gathering(
                gathering=gathering,
                values=form.values(),
                seen=form.cleaned_data["seen"],
                by=person_of(request),
                may_overlap=form.cleaned_data["despite"],
            )
        except EditConflict as refused:
            stored = refused.record
            assert isinstance(stored, Gathering)  # noqa: S101
            return conflict(request, yours=form, theirs=_form_of(stored), what=gathering.title)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert. Wer den Termin im Kalender hat, sieht die Änderung dort."))
            warn_of(request, changed, was_open=is_open_for_registration(gathering, now=timezone.now()))
            return redirect("activities:gathering", changed.slug)
    status = 422 if form.errors else 200
    return render(request, "activities/gathering_edit.html", {"gathering": gathering, "form": form}, status=status)


def _form_of(gathering: Gathering, data: object = None) -> GatheringForm:
    numbers = {each.pk for host in hosts_of(gathering) for each in activities_to_choose(host)}
    if gathering.joint_activity:
        numbers.add(gathering.joint_activity.pk)
    choices = JointActivity.objects.filter(pk__in=numbers).order_by("title", "pk")
    return GatheringForm(data, activities=choices, gathering=gathering, seen=fingerprint(gathering, GATHERING_FIELDS))


@read_and_write
@at_gathering
def cancel(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    """Call a date off."""
    form = CancelForm(request.POST or None, later=later_in_series(gathering).count())
    told = _told(gathering)
    if request.method == "POST" and form.is_valid():
        try:
            with_later = form.cleaned_data.get("with_later", False)
            reason, by = form.cleaned_data["reason"], person_of(request)
            cancel_gathering(gathering=gathering, reason=reason, by=by, with_later=with_later)
        except ValidationError as error:
            refuse(form, error)
        else:
            said = _("Abgesagt. Der Termin steht weiter im Kalender, als abgesagt.")
            messages.success(request, f"{said} {told}".strip())
            return redirect("activities:gathering", gathering.slug)
    status = 422 if form.errors else 200
    may_read_list = gathering.takes_registrations and can(request.user, "export", gathering)
    context = {"gathering": gathering, "form": form, "told": told, "may_read_list": may_read_list}
    return render(request, "activities/gathering_cancel.html", context, status=status)


def _told(gathering: Gathering) -> str:
    """Who hears of a cancellation; nobody of one in hindsight."""
    if gathering.is_cancelled or gathering.is_over(timezone.now()):
        return ""
    told = whom_to_tell(gathering)
    return told_words(registered=len(told.registered), members=len(told.members), houses=len(told.houses))


@read_and_write
@at_gathering
def results(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    """Who was there and what came of it."""
    came = Attendance.objects.filter(gathering=gathering)
    form = ResultsForm(
        request.POST if request.method == "POST" else None,
        gathering=gathering,
        members=possible_participants(gathering),
        came=[number for number in came.values_list("organisation", flat=True) if number],
        guests=[name for name in came.values_list("guest_name", flat=True) if name],
    )
    if request.method == "POST" and form.is_valid():
        try:
            _record(request, gathering, form)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Eingetragen. Alle Mitglieder des Netzwerks sehen es auf dieser Seite."))
            return redirect("activities:gathering", gathering.slug)
    lines = visible(request.user, MinuteItem.objects.filter(gathering=gathering)).select_related("organisation")
    context = {"gathering": gathering, "form": form, "lines": lines, "begin": timezone.localtime(gathering.starts_at)}
    return render(request, "activities/gathering_results.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _record(request: HttpRequest, gathering: Gathering, form: ResultsForm) -> None:
    by = person_of(request)
    record_results(
        gathering=gathering,
        organisations=form.cleaned_data["organisations"],
        guests=form.cleaned_data["guests"],
        lines=form.lines(),
        on=timezone.localdate(),
        by=by,
    )
    if form.asks_reach:
        record_reach(record=gathering, values=form.reach(), by=by)
