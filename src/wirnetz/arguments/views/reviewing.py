"""The second person, the preview with real figures, two versions side by side, and retiring."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.arguments.actions import publish_version, retire_argument, send_back
from wirnetz.arguments.exports.preview import filled_preview
from wirnetz.arguments.forms import PreviewForm, RetireForm, ReviewForm
from wirnetz.arguments.models import Argument, ArgumentVersion
from wirnetz.arguments.queries.comparing import changed_only, compared
from wirnetz.arguments.queries.office import current_version, successors_for, versions_of
from wirnetz.arguments.views.entering import at_argument, office_trail
from wirnetz.arguments.views.writing import draft_of
from wirnetz.core.refusing import refuse

read_and_write = require_http_methods(["GET", "HEAD", "POST"])


@read_and_write
@at_argument
def office_review(request: HttpRequest, argument: Argument) -> HttpResponse:
    """Read what somebody else wrote, beside what is published; publish it or send it back."""
    version = draft_of(request, argument)
    may_release = can(request.user, "release", version)
    form = ReviewForm(request.POST or None)
    if request.method == "POST":
        if not may_release:
            raise PermissionDenied
        if form.is_valid() and _reviewed(request, version, form):
            return redirect("arguments:office_argument", argument.slug)
    current = current_version(versions_of(request.user, argument))
    context = {
        "argument": argument,
        "version": version,
        "current": current,
        "rows": changed_only(compared(current.content, version.content)) if current else [],
        "form": form,
        "may_release": may_release,
        "trail": office_trail(argument, version.claim_words),
    }
    return render(request, "arguments/office_review.html", context, status=422 if form.errors else 200)


def _reviewed(request: HttpRequest, version: ArgumentVersion, form: ReviewForm) -> bool:
    """Do what the pressed button says; whether it was done."""
    note, by = form.cleaned_data["note"], person_of(request)
    try:
        if request.POST.get("was") == "zurueck":
            send_back(version=version, note=note, by=by)
            messages.success(request, _("Zurückgegeben. Ihre Anmerkung steht beim Entwurf."))
        else:
            publish_version(version=version, note=note, by=by)
            messages.success(request, _("Veröffentlicht. Neue Mappen nehmen diese Fassung."))
    except ValidationError as error:
        refuse(form, error)
        return False
    return True


@require_safe
@at_argument
def office_preview(request: HttpRequest, argument: Argument, number: int) -> HttpResponse:
    """A version filled for a house and a region, as it would stand in a kit."""
    versions = versions_of(request.user, argument)
    version = next((each for each in versions if each.number == number), None)
    if version is None:
        raise Http404(_("Diese Fassung gibt es nicht."))
    is_asked = bool(request.GET.get("organisation") or request.GET.get("region"))
    form = PreviewForm(request.GET if is_asked else None, visitor=request.user)
    context = {
        "argument": argument,
        "version": version,
        "form": form,
        "trail": office_trail(argument, version.claim_words),
    }
    if is_asked and form.is_valid():
        house = form.cleaned_data["organisation"]
        keys = tuple(area.key for area in form.cleaned_data["region"])
        context |= {"house": house, "filled": filled_preview(version, house, keys, timezone.localdate())}
    return render(request, "arguments/office_preview.html", context, status=422 if form.errors else 200)


@require_safe
@at_argument
def office_compare(request: HttpRequest, argument: Argument) -> HttpResponse:
    """Two versions side by side; without a choice the newest and the one before."""
    versions = versions_of(request.user, argument)
    if len(versions) < 2:
        raise Http404(_("Von diesem Argument gibt es erst eine Fassung."))
    by_number = {str(version.number): version for version in versions}
    after = by_number.get(request.GET.get("bis", ""), versions[0])
    before = by_number.get(request.GET.get("von", ""), next(each for each in versions if each != after))
    rows = compared(before.content, after.content)
    context = {
        "argument": argument,
        "versions": versions,
        "before": before,
        "after": after,
        "rows": rows if request.GET.get("alles") else changed_only(rows),
        "changes": len(changed_only(rows)),
        "shows_all": bool(request.GET.get("alles")),
        "trail": office_trail(argument, after.claim_words),
    }
    return render(request, "arguments/office_compare.html", context)


@read_and_write
@at_argument
def office_retire(request: HttpRequest, argument: Argument) -> HttpResponse:
    """Say it no more, for a reason, with what one says instead."""
    if not can(request.user, "end", argument):
        raise PermissionDenied
    form = RetireForm(request.POST or None, others=successors_for(argument))
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["successor"]
        successor = visible(request.user, Argument.objects.filter(pk=chosen)).first() if chosen else None
        try:
            retire_argument(
                argument=argument, reason=form.cleaned_data["reason"], successor=successor, by=person_of(request)
            )
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Zurückgezogen. Die Seite bleibt und nennt den Grund."))
            return redirect("arguments:office_argument", argument.slug)
    current = current_version(versions_of(request.user, argument))
    claim = current.claim_words if current else argument.slug
    context = {"argument": argument, "form": form, "claim": claim, "trail": office_trail(argument, claim)}
    return render(request, "arguments/office_retire.html", context, status=422 if form.errors else 200)
