"""Taking part in a joint activity with a network or an office of one's own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.actions import edit_joining, join_activity, leave_activity, record_reach
from wirnetz.activities.forms import JoinForm, JoiningForm
from wirnetz.activities.models import Joining
from wirnetz.activities.queries import joinings_of, parties_of
from wirnetz.activities.views.campaigns import known
from wirnetz.core.refusing import refuse

read_and_write = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@never_cache
@read_and_write
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """For whom, what and when."""
    activity = known(request, slug)
    there = {each.network or each.organisation for each in joinings_of(activity)}
    parties = [party for party in parties_of(request.user) if party not in there]
    if not parties:
        raise PermissionDenied
    form = JoinForm(request.POST or None, parties=parties)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        try:
            join_activity(
                activity=activity,
                party=form.chosen,
                plan=" ".join(answers["plan"].split()),
                from_on=answers["from_on"],
                until_on=answers["until_on"],
                by=person_of(request),
            )
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Sie machen mit. Bei neuen Terminen wählen Sie die Aktion aus."))
            return redirect("activities:campaign", activity.slug)
    context = {"activity": activity, "form": form}
    return render(request, "activities/activity_join.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@read_and_write
def joining(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own part: what one does, what came of it, or leaving."""
    rows = Joining.objects.select_related("joint_activity", "network__node", "organisation__node")
    mine = visible(request.user, rows.filter(pk=pk)).first()
    if mine is None:
        raise Http404(_("Diese Beteiligung gibt es nicht."))
    if not can(request.user, "edit", mine):
        raise PermissionDenied
    if request.method == "POST" and "leave" in request.POST:
        leave_activity(joining=mine, by=person_of(request))
        messages.success(request, _("Sie machen nicht mehr mit. Was bisher erreicht wurde, bleibt gezählt."))
        return redirect("activities:campaign", mine.joint_activity.slug)
    form = JoiningForm(request.POST or None, joining=mine)
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, mine, form)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert. Auf der Seite der Aktion steht es sofort."))
            return redirect("activities:campaign", mine.joint_activity.slug)
    party = mine.network or mine.organisation
    context = {"joining": mine, "party": party, "activity": mine.joint_activity, "form": form}
    return render(request, "activities/activity_joining.html", context, status=422 if form.errors else 200)


def _save(request: HttpRequest, mine: Joining, form: JoiningForm) -> None:
    answers, by = form.cleaned_data, person_of(request)
    edit_joining(
        joining=mine,
        plan=" ".join(answers["plan"].split()),
        from_on=answers["from_on"],
        until_on=answers["until_on"],
        learnt=answers["learnt"].replace("\r\n", "\n"),
        by=by,
    )
    record_reach(record=mine, values=form.reach(), by=by)
