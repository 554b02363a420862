"""Two offices become one; an office that had ended is led again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.queries import person_of
from wirnetz.core.refusing import refuse
from wirnetz.organisations.actions import Reopened, merge_offices, reopen_office
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import offices_to_merge
from wirnetz.portal.forms.workspace.offices import MergeForm, PartnerForm
from wirnetz.portal.queries.workspace.merging import compared, rights_that_go
from wirnetz.portal.views.workspace.entering import demand, in_workspace
from wirnetz.portal.views.workspace.offices import office_of, running_office


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def office_merge(request: HttpRequest, organisation: Organisation, office: str) -> HttpResponse:
    """Choose the other office, see both side by side, say which one stays."""
    found = running_office(request, organisation, office)
    chosen = request.GET.get("mit", "")
    if not chosen:
        form = PartnerForm(organisation=organisation, office=found)
        context = {"organisation": organisation, "office": found, "form": form}
        return render(request, "portal/workspace/office_merge_choose.html", context)
    other = offices_to_merge(organisation, found).filter(slug=chosen).first()
    if other is None:
        raise Http404(_("Diese Stelle ist in Ihrem Haus nicht eingetragen."))
    demand(request, "add", other.parent or organisation)
    return _side_by_side(request, organisation, found, other)


def _side_by_side(
    request: HttpRequest, organisation: Organisation, found: Organisation, other: Organisation
) -> HttpResponse:
    merging = MergeForm(request.POST if request.method == "POST" else None, office=found, other=other)
    if request.method == "POST" and merging.is_valid():
        ends, stays = merging.chosen()
        passes = merging.cleaned_data["passes_rights"]
        try:
            merge_offices(office=ends, into=stays, passes_rights=passes, by=person_of(request))
        except ValidationError as error:
            refuse(merging, error)
        else:
            text = _("„%(ends)s“ ist in „%(stays)s“ aufgegangen. Auf ihrer Seite lässt sich das aufheben.")
            messages.success(request, text % {"ends": ends, "stays": stays})
            return redirect("portal:workspace_office", organisation.slug, stays.slug)
    context = {
        "organisation": organisation,
        "office": found,
        "other": other,
        "form": merging,
        "lines": compared(found, other),
        "rights": rights_that_go(found, other, by=person_of(request)),
    }
    return render(request, "portal/workspace/office_merge.html", context, status=422 if merging.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def office_reopen(request: HttpRequest, organisation: Organisation, office: str) -> HttpResponse:
    """Lead an office again that had ended, or take back that it went into another one."""
    found = office_of(organisation, office)
    if found.parent is None or found.node is None or found.node.kind != NodeKind.OFFICE:
        raise PermissionDenied
    demand(request, "add", found.parent)
    if not found.is_ended:
        return redirect("portal:workspace_office", organisation.slug, found.slug)
    refusal = ""
    if request.method == "POST":
        try:
            reopened = reopen_office(office=found, by=person_of(request))
        except ValidationError as error:
            refusal = " ".join(error.messages)
        else:
            messages.success(request, _reopened(reopened))
            return redirect("portal:workspace_office", organisation.slug, found.slug)
    context = {"organisation": organisation, "office": found, "refusal": refusal}
    return render(request, "portal/workspace/office_reopen.html", context, status=422 if refusal else 200)


def _reopened(reopened: Reopened) -> str:
    """What came back and what did not, in sentences."""
    parts = [_("Die Stelle wird wieder geführt.")]
    if reopened.stay:
        text = ngettext(
            "Ein Eintrag wurde seither bearbeitet und bleibt bei der anderen Stelle.",
            "%(count)d Einträge wurden seither bearbeitet und bleiben bei der anderen Stelle.",
            reopened.stay,
        )
        parts.append(text % {"count": reopened.stay})
    if not reopened.was_merged:
        parts.append(_("Rechte vergeben Sie neu."))
    elif reopened.rights_back:
        parts.append(_("Rechte an der Stelle gelten wieder wie zuvor."))
    if reopened.rights_left:
        text = ngettext(
            "Ein Recht bleibt beendet; vergeben Sie es neu, wenn es noch gebraucht wird.",
            "%(count)d Rechte bleiben beendet; vergeben Sie sie neu, wenn sie noch gebraucht werden.",
            reopened.rights_left,
        )
        parts.append(text % {"count": reopened.rights_left})
    return " ".join(parts)
