"""An organisation's own people: the list, one person, add, edit, confirm, end."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.core.editing import EditConflict, conflict
from wirnetz.core.pagination import keyset_page
from wirnetz.core.refusing import refuse
from wirnetz.networks.actions import end_involvements_of
from wirnetz.organisations.actions import (
    add_adviser,
    adviser_fingerprint,
    confirm_adviser,
    edit_adviser,
    end_adviser,
)
from wirnetz.organisations.models import Adviser, Organisation
from wirnetz.organisations.queries import offices_and_house, offices_below
from wirnetz.portal.forms.workspace.offices import EndForm
from wirnetz.portal.forms.workspace.people import AdviserForm, InvolvementForm
from wirnetz.portal.queries.filters import link_filter
from wirnetz.portal.queries.workspace.people import (
    glances,
    house_advisers,
    is_to_confirm,
    people_counts,
    person_page,
)
from wirnetz.portal.sentences.workspace import people_answer
from wirnetz.portal.views.workspace.entering import demand, in_workspace


@require_safe
@in_workspace
def people(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Everybody in the house, by words of their name, function or topics, and by office."""
    today = timezone.localdate()
    words = request.GET.get("q", "").strip()[:80]
    found = house_advisers(organisation, request.user, on=today)
    for word in words.split()[:6]:
        found = found.filter(Q(name__icontains=word) | Q(topics__icontains=word) | Q(function__icontains=word))
    stands = [("offen", _("zu bestätigen"))]
    stand, stand_filter = link_filter(request.GET, "stand", _("Stand:"), stands)
    if stand:
        found = found.filter(is_to_confirm(today))
    context = {
        "organisation": organisation,
        "page": keyset_page(found, after=request.GET.get("nach", "")),
        "words": words,
        "is_narrowed": bool(stand),
        "filters": [stand_filter],
        "answer": people_answer(*people_counts(organisation, request.user, on=today)),
        "may_add": can(request.user, "add", Adviser(organisation=organisation)),
    }
    return render(request, "portal/workspace/people.html", context)


def adviser_of_house(request: HttpRequest, organisation: Organisation, number: int) -> Adviser:
    """A person of this house that the visitor may see, ended entries too; else 404."""
    found = visible(request.user, Adviser.objects.filter(pk=number)).select_related(
        "organisation", "organisation__seat", "organisation__node"
    )
    adviser = found.first()
    places = offices_below(organisation, with_ended=True)
    is_here = adviser and (
        adviser.organisation_id == organisation.pk or places.filter(pk=adviser.organisation_id).exists()
    )
    if adviser is None or not is_here:
        raise Http404(_("Diese Person ist in Ihrem Haus nicht eingetragen."))
    return adviser


@require_safe
@in_workspace
def person(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """One person: what is known, who sees what of it, where they work."""
    adviser = adviser_of_house(request, organisation, number)
    may_edit = can(request.user, "edit", adviser)
    context = person_page(organisation, adviser, request.user, on=timezone.localdate()) | {
        "may_edit": may_edit,
        "may_end": can(request.user, "end", adviser),
        "involvement_form": InvolvementForm(adviser=adviser, places=offices_and_house(organisation)),
    }
    return render(request, "portal/workspace/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def person_add(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """A new person, at the office that `stelle` names or at the organisation."""
    places = offices_and_house(organisation)
    at = places.filter(slug=request.GET.get("stelle", "")).first() or organisation
    demand(request, "add", Adviser(organisation=at))
    form = AdviserForm(request.POST or None, places=places, at=at)
    context = {"organisation": organisation, "form": form, "at": at}
    if request.method == "POST" and form.is_valid():
        values = form.values()
        demand(request, "add", Adviser(organisation=values.organisation))
        if "vorschau" in request.POST:
            context["glances"] = glances(_unsaved(form))
            return render(request, "portal/workspace/person_add.html", context)
        try:
            adviser = add_adviser(values=values, by=person_of(request), on=timezone.localdate())
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Eingetragen. Wo diese Person mitarbeitet, tragen Sie unten ein."))
            return redirect("portal:workspace_person", organisation.slug, adviser.pk)
    return render(request, "portal/workspace/person_add.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def person_edit(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """Change an entry; „vorschau“ shows what others would see without saving."""
    adviser = adviser_of_house(request, organisation, number)
    demand(request, "edit", adviser)
    places = offices_and_house(organisation)
    form = AdviserForm(request.POST or None, places=places, adviser=adviser, seen=adviser_fingerprint(adviser))
    context = {"organisation": organisation, "form": form, "adviser": adviser}
    if request.method == "POST" and form.is_valid():
        if "vorschau" in request.POST:
            return render(request, "portal/workspace/person_edit.html", context | {"glances": glances(_unsaved(form))})
        if form.values().organisation != adviser.organisation:
            demand(request, "add", Adviser(organisation=form.values().organisation))
        try:
            seen = form.cleaned_data["seen"]
            edit_adviser(
                adviser=adviser, values=form.values(), seen=seen, by=person_of(request), on=timezone.localdate()
            )
        except EditConflict:
            now = adviser_of_house(request, organisation, number)
            theirs = AdviserForm(places=places, adviser=now, seen=adviser_fingerprint(now))
            return conflict(request, yours=form, theirs=theirs, what=now.name)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert. Was davon andere sehen, steht unten."))
            return redirect("portal:workspace_person", organisation.slug, adviser.pk)
    return render(request, "portal/workspace/person_edit.html", context, status=422 if form.errors else 200)


def _unsaved(form: AdviserForm) -> Adviser:
    """What the form says as an entry that is not stored, for the preview."""
    values = form.values()
    names = ("organisation", "name", "function", "email", "phone", "topics", "name_visibility", "contact_visibility")
    return Adviser(pk=0, **{name: getattr(values, name) for name in names})


@require_POST
@in_workspace
def person_confirm(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """Say that an entry is still right."""
    adviser = adviser_of_house(request, organisation, number)
    demand(request, "confirm", adviser)
    confirm_adviser(adviser=adviser, by=person_of(request), on=timezone.localdate())
    messages.success(request, _("Bestätigt. In einem Jahr fragen wir wieder nach."))
    return redirect("portal:workspace_person", organisation.slug, adviser.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def person_end(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """The person no longer works there; what they do in networks ends on the same day."""
    adviser = adviser_of_house(request, organisation, number)
    demand(request, "end", adviser)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["on"]
        try:
            with transaction.atomic():
                end_adviser(adviser=adviser, on=day, by=person_of(request))
                end_involvements_of(adviser=adviser, on=day, by=person_of(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Beendet. Die Person wird nirgends mehr gezeigt."))
            return redirect("portal:workspace_people", organisation.slug)
    context = {"organisation": organisation, "adviser": adviser, "form": form}
    return render(request, "portal/workspace/person_end.html", context, status=422 if form.errors else 200)
