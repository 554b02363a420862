"""Taking one's own lists away, to work on them elsewhere and bring them back."""

import io

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.core.stepup import confirm_first
from wirnetz.core.uploads.serving import private_file_response
from wirnetz.imports.actions import note_export
from wirnetz.imports.exports import export_offices, export_people
from wirnetz.imports.views.entering import for_lists
from wirnetz.organisations.models import Organisation


@require_safe
@for_lists
@confirm_first
def export(request: HttpRequest, organisation: Organisation, what: str, form: str) -> HttpResponse:
    """The offices or people of the house as XLSX or CSV, after confirming that it is oneself."""
    if what not in ("stellen", "personen") or form not in ("xlsx", "csv"):
        raise Http404(_("Diese Liste gibt es nicht."))
    if not can(request.user, "export", organisation):
        raise PermissionDenied
    if what == "stellen":
        file = export_offices(organisation, form=form)
    else:
        file = export_people(organisation, visitor=request.user, form=form)
    note_export(organisation=organisation, what=what, by=person_of(request))
    return private_file_response(io.BytesIO(file.content), download_name=file.name)
