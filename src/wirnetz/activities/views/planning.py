"""The page on which a network or a house enters a date."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from wirnetz.accounts.queries import person_of
from wirnetz.activities.actions import plan_gathering, plan_series
from wirnetz.activities.forms import GatheringForm
from wirnetz.activities.models import Gathering
from wirnetz.activities.queries import Party, activities_to_choose
from wirnetz.activities.views.parties import ask_all
from wirnetz.activities.views.warning import warn_of
from wirnetz.core.refusing import refuse


def plan_page(request: HttpRequest, host: Party, *, back: str) -> HttpResponse:
    """A new date, single or in a series, to which `host` invites; `back` leads to where one came from."""
    form = GatheringForm(request.POST or None, activities=activities_to_choose(host))
    if request.method == "POST" and form.is_valid():
        try:
            planned, asked = _planned(form, host, request)
        except ValidationError as error:
            refuse(form, error)
        else:
            count = len(planned)
            said = ngettext("Der Termin steht im Kalender.", "%(count)d Termine stehen im Kalender.", count)
            messages.success(request, f"{said % {'count': count}} {asked}".strip())
            warn_of(request, planned[0])
            return redirect("activities:gathering", planned[0].slug)
    context = {"host": host, "form": form, "back": back}
    return render(request, "activities/gathering_plan.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _planned(form: GatheringForm, host: Party, request: HttpRequest) -> tuple[list[Gathering], str]:
    """The dates, and what became of who else should invite; all of it or nothing."""
    planned = _dates(form, host, request)
    others = [party for party in form.parties if party != host]
    by = person_of(request)
    said = [ask_all(each, others, by, by_mail=each is planned[0]) for each in planned]
    return planned, said[0]


def _dates(form: GatheringForm, host: Party, request: HttpRequest) -> list[Gathering]:
    answers, by = form.cleaned_data, person_of(request)
    if not answers["frequency"]:
        return [plan_gathering(values=form.values(), hosts=[host], by=by, may_overlap=answers["despite"])]
    return plan_series(
        values=form.values(),
        hosts=[host],
        frequency=answers["frequency"],
        interval=1,
        until=answers["until"],
        by=by,
        may_overlap=answers["despite"],
    )
