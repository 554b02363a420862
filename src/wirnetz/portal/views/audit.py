"""The record of what was done: the whole for the alliance office, the own part for an organisation's administration."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import AuditEntry, Person
from wirnetz.accounts.queries.acts import Wish, acts_page
from wirnetz.accounts.rules import happened_below, visible
from wirnetz.core.acts import ActKind
from wirnetz.organisations.models import Organisation
from wirnetz.portal.queries.filters import link_filter
from wirnetz.portal.views.administration.entering import in_office
from wirnetz.portal.views.workspace.entering import demand, in_workspace


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _asked(request: HttpRequest) -> tuple[Wish, dict[str, object]]:
    """What was asked for, and what the page needs to show it."""
    kind, kinds = link_filter(request.GET, "art", _("Art:"), ActKind.choices)
    number = request.GET.get("person", "")
    person = None
    if number.isascii() and number.isdigit() and len(number) < 19:
        person = visible(request.user, Person.objects.filter(pk=int(number))).first()
    wish = Wish(
        person=person.pk if person else None,
        kind=kind,
        from_on=_day(request.GET.get("von", "")),
        until_on=_day(request.GET.get("bis", "")),
    )
    return wish, {"filters": [kinds], "wish": wish, "chosen_person": person}


@require_safe
@in_office(Role.ADMINISTRATION, Role.DATA_PROTECTION)
def office_audit(request: HttpRequest) -> HttpResponse:
    """Everything that was done in the installation, the newest first."""
    wish, context = _asked(request)
    page = acts_page(request.user, wish, after=request.GET.get("nach", ""))
    return render(request, "portal/administration/audit.html", {"page": page, **context})


@require_safe
@in_workspace
def workspace_audit(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What was done in the organisation and its offices."""
    demand(request, "audit", organisation)
    wish, context = _asked(request)
    entries = AuditEntry.objects.all()
    below = happened_below(entries, organisation.node) if organisation.node else entries.none()
    page = acts_page(request.user, wish, entries=below, after=request.GET.get("nach", ""))
    return render(request, "portal/workspace/audit.html", {"page": page, "organisation": organisation, **context})
