"""An organisation's own offices: the list, one office, add, edit, move, end."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.core.editing import EditConflict, conflict
from wirnetz.core.pagination import keyset_page
from wirnetz.core.refusing import refuse
from wirnetz.organisations.actions import add_office, edit_office, end_office, move_office, office_fingerprint
from wirnetz.organisations.models import Adviser, Organisation
from wirnetz.organisations.queries import ended_offices, offices_and_house, offices_below, offices_listed
from wirnetz.portal.forms.workspace.offices import MoveForm, OfficeEndForm, OfficeForm
from wirnetz.portal.queries.workspace.offices import land_filter, office_page
from wirnetz.portal.sentences.workspace import offices_found
from wirnetz.portal.views.workspace.entering import demand, edits, in_workspace

ENDED_SHOWN = 30


@require_safe
@in_workspace
def office_list(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """All offices, by Land and by words of their name, town or postcode."""
    words = request.GET.get("q", "").strip()[:80]
    state, lands = land_filter(request.GET, organisation)
    found = offices_listed(organisation, state=state, words=words)
    ended = ended_offices(organisation)
    page = keyset_page(found, after=request.GET.get("nach", ""))
    total = found.order_by().count()
    context = {
        "organisation": organisation,
        "page": page,
        "has_levels": any(each.parent_id != organisation.pk for each in page.rows),
        "words": words,
        "state": state,
        "filters": [lands] if len(lands.choices) > 2 else [],
        "answer": offices_found(total, is_filtered=bool(words or state)),
        "may_add": can(request.user, "add", organisation),
        "ended": [] if words or state else list(ended[: ENDED_SHOWN + 1]),
        "ended_shown": ENDED_SHOWN,
    }
    return render(request, "portal/workspace/office_list.html", context)


def office_of(organisation: Organisation, slug: str) -> Organisation:
    """An office of the house, ended ones too, or the house itself with its own address; else 404."""
    if slug == organisation.slug:
        return organisation
    office = offices_below(organisation, with_ended=True).filter(slug=slug).first()
    if office is None:
        raise Http404(_("Diese Stelle ist in Ihrem Haus nicht eingetragen."))
    return office


@require_safe
@in_workspace
def office(request: HttpRequest, organisation: Organisation, office: str) -> HttpResponse:
    """One office: address, people, networks, and what can be done with it."""
    found = office_of(organisation, office)
    is_office = found.node is not None and found.node.kind == NodeKind.OFFICE
    runs_it = is_office and bool(found.parent and can(request.user, "add", found.parent))
    context = office_page(organisation, found, request.user) | {
        "edits": not found.is_ended and edits(request, found),
        "may_add": not found.is_ended and can(request.user, "add", found),
        "may_end": runs_it and not found.is_ended,
        "may_reopen": runs_it and found.is_ended,
        "may_audit": can(request.user, "audit", organisation),
        "may_add_people": not found.is_ended and can(request.user, "add", Adviser(organisation=found)),
    }
    return render(request, "portal/workspace/office.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def office_add(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """A new office below the organisation, or below the office that `unter` names."""
    below = request.GET.get("unter", "")
    parent = offices_and_house(organisation).filter(slug=below).first() if below else organisation
    if parent is None:
        raise Http404(_("Diese Stelle ist in Ihrem Haus nicht eingetragen."))
    demand(request, "add", parent)
    form = OfficeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_office(parent=parent, values=form.values(), by=person_of(request), on=timezone.localdate())
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Eingetragen. Die Stelle ist sofort in ihrer Region zu finden."))
            return redirect("portal:workspace_office", organisation.slug, made.slug)
    context = {"organisation": organisation, "form": form, "parent": parent}
    return render(request, "portal/workspace/office_add.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def office_edit(request: HttpRequest, organisation: Organisation, office: str) -> HttpResponse:
    """Change an office; two editors at once get both versions to see."""
    found = office_of(organisation, office)
    demand(request, "edit", found)
    form = OfficeForm(request.POST or None, office=found, seen=office_fingerprint(found))
    if request.method == "POST" and form.is_valid():
        try:
            values = form.values()
            seen = form.cleaned_data["seen"]
            edit_office(office=found, values=values, seen=seen, by=person_of(request), on=timezone.localdate())
        except EditConflict:
            now = offices_and_house(organisation).get(pk=found.pk)
            theirs = OfficeForm(office=now, seen=office_fingerprint(now))
            return conflict(request, yours=form, theirs=theirs, what=now.name)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert. Auf der öffentlichen Seite steht es sofort."))
            return redirect("portal:workspace_office", organisation.slug, found.slug)
    context = {"organisation": organisation, "office": found, "form": form}
    return render(request, "portal/workspace/office_edit.html", context, status=422 if form.errors else 200)


def running_office(request: HttpRequest, organisation: Organisation, slug: str) -> Organisation:
    """An office that the visitor may move or end, since they run what it hangs below."""
    found = office_of(organisation, slug)
    if found.parent is None or found.node is None or found.node.kind != NodeKind.OFFICE or found.is_ended:
        raise PermissionDenied
    demand(request, "add", found.parent)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def office_move(request: HttpRequest, organisation: Organisation, office: str) -> HttpResponse:
    """Hang an office below another one; both places must be the editor's to change."""
    found = running_office(request, organisation, office)
    form = MoveForm(request.POST or None, organisation=organisation, office=found)
    if request.method == "POST" and form.is_valid():
        below = form.cleaned_data["below"]
        demand(request, "add", below)
        try:
            move_office(office=found, below=below, by=person_of(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Umgehängt. Rechte gelten jetzt vom neuen Ort her."))
            return redirect("portal:workspace_office", organisation.slug, found.slug)
    context = {"organisation": organisation, "office": found, "form": form}
    return render(request, "portal/workspace/office_move.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def office_end(request: HttpRequest, organisation: Organisation, office: str) -> HttpResponse:
    """End an office: it stays as history, rights at it end."""
    found = running_office(request, organisation, office)
    form = OfficeEndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        try:
            end_office(office=found, on=answers["on"], reason=answers["reason"], by=person_of(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(
                request, _("Beendet. Die Stelle bleibt als Geschichte stehen; Sie können sie wieder führen.")
            )
            return redirect("portal:workspace_office", organisation.slug, found.slug)
    context = {"organisation": organisation, "office": found, "form": form}
    return render(request, "portal/workspace/office_end.html", context, status=422 if form.errors else 200)
