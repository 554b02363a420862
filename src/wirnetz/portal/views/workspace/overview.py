"""The first page of an organisation's workspace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import can
from wirnetz.organisations.models import Organisation
from wirnetz.portal.queries.workspace.overview import overview_page
from wirnetz.portal.queries.workspace.suggestions import suggestions_for
from wirnetz.portal.views.workspace.entering import edits, in_workspace


@require_safe
@in_workspace
def overview(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Where the organisation's offices are, and what to do next."""
    context = overview_page(organisation) | {
        "edits": edits(request, organisation),
        "suggestions": suggestions_for(organisation, request.user, on=timezone.localdate()),
        "may_audit": can(request.user, "audit", organisation),
    }
    return render(request, "portal/workspace/overview.html", context)
