"""What an office provides where, and which firms and offices have declared to work by an offer."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.core.refusing import refuse
from wirnetz.offers.actions import declare, end_service, serve_areas, withdraw_declaration
from wirnetz.offers.queries import declarations_of, offers_with_declaration, recorded_offers, services_by
from wirnetz.organisations.models import Organisation
from wirnetz.portal.forms.workspace.provision import DeclarationForm, ServiceForm
from wirnetz.portal.views.workspace.entering import demand, in_workspace

SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def services(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Service areas: what is recorded, and one line more."""
    form = ServiceForm(request.POST or None, near=_around(organisation))
    if request.method == "POST":
        demand(request, "edit", organisation)
        if form.is_valid() and _served(request, organisation, form):
            return redirect("portal:workspace_services", organisation.slug)
    context = {
        "organisation": organisation,
        "form": form,
        "services": list(visible(request.user, services_by(organisation))[:SHOWN]),
        "may_edit": can(request.user, "edit", organisation),
        "names": recorded_offers().values_list("name", flat=True)[:SHOWN],
    }
    return render(request, "portal/workspace/provision.html", context, status=422 if form.errors else 200)


def _around(organisation: Organisation) -> list[str]:
    """The district around which places of one name are meant."""
    return [organisation.seat.key] if organisation.seat else []


def _served(request: HttpRequest, organisation: Organisation, form: ServiceForm) -> bool:
    answers = form.cleaned_data
    try:
        made = serve_areas(
            offer=answers["offer"],
            office=organisation,
            areas=answers["areas"],
            from_on=answers["from_on"],
            by=person_of(request),
        )
    except ValidationError as error:
        refuse(form, error)
        return False
    said = ngettext("Ein Gebiet ist eingetragen.", "%(count)d Gebiete sind eingetragen.", len(made))
    nothing = _("Das stand schon so da.")
    messages.success(request, said % {"count": len(made)} if made else nothing)
    return True


@require_POST
@in_workspace
def service_end(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """One of them ends today."""
    service = visible(request.user, services_by(organisation).filter(pk=number)).first()
    if service is None:
        raise Http404(_("Dieses Einsatzgebiet gibt es nicht mehr."))
    demand(request, "end", service)
    end_service(service=service, on=timezone.localdate(), by=person_of(request))
    messages.success(request, _("Beendet. Es bleibt als Geschichte stehen."))
    return redirect("portal:workspace_services", organisation.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@in_workspace
def declarations(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Self-declarations that the house recorded or made: what ends first stands on top."""
    offers = list(offers_with_declaration())
    form = DeclarationForm(request.POST or None, offers=offers, near=_around(organisation))
    if request.method == "POST":
        demand(request, "edit", organisation)
        if form.is_valid() and _declared(request, organisation, form):
            return redirect("portal:workspace_declarations", organisation.slug)
    found = list(visible(request.user, declarations_of(organisation))[:SHOWN])
    today = timezone.localdate()
    context = {
        "organisation": organisation,
        "form": form,
        "offers": offers,
        "declarations": found,
        "valid": sum(each.withdrawn_on is None and each.valid_until >= today for each in found),
        "may_edit": can(request.user, "edit", organisation),
        "today": today,
    }
    return render(request, "portal/workspace/declarations.html", context, status=422 if form.errors else 200)


def _declared(request: HttpRequest, organisation: Organisation, form: DeclarationForm) -> bool:
    answers = form.cleaned_data
    try:
        declare(
            offer=form.chosen,
            recorded_by=organisation,
            organisation=None if answers["firm_name"] else organisation,
            firm_name=answers["firm_name"],
            area=answers["place"],
            contact_email=answers["contact_email"],
            declared_on=answers["declared_on"],
            by=person_of(request),
        )
    except ValidationError as error:
        refuse(form, error)
        return False
    messages.success(request, _("Eingetragen. Vor dem Ende erinnern wir, wenn eine Adresse angegeben ist."))
    return True


@require_POST
@in_workspace
def declaration_withdraw(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """One of them is taken back today."""
    found = visible(request.user, declarations_of(organisation).filter(pk=number)).first()
    if found is None:
        raise Http404(_("Diese Erklärung gibt es nicht mehr."))
    demand(request, "end", found)
    try:
        withdraw_declaration(declaration=found, on=timezone.localdate(), by=person_of(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Zurückgenommen. Sie zählt nicht mehr."))
    return redirect("portal:workspace_declarations", organisation.slug)
