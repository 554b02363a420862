"""Data protection: the record of processing, what was asked for, whether the record of acts is sound."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.actions.erasure import NotErasable, erase_address, erase_person
from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import Person
from wirnetz.accounts.queries import person_of
from wirnetz.accounts.queries.chain import verify_audit_chain
from wirnetz.accounts.queries.own_data import json_about, parts_about, subject_with_address
from wirnetz.accounts.rules import visible
from wirnetz.core.personal import measures, places, processing_record
from wirnetz.core.stepup import confirm_first
from wirnetz.organisations.queries import houses_by_basis
from wirnetz.portal.queries.administration.privacy import request_figures
from wirnetz.portal.views.administration.entering import in_office


@require_safe
@in_office(Role.ADMINISTRATION, Role.DATA_PROTECTION)
def office_privacy(request: HttpRequest) -> HttpResponse:
    """The record of processing (Article 30), made of the registry; prints as it stands."""
    context = {
        "record": processing_record(),
        "houses": houses_by_basis(),
        "measures": measures(),
        "places": places(),
        "chain": verify_audit_chain(),
        "figures": request_figures(on=timezone.localdate()),
        "today": timezone.localdate(),
    }
    return render(request, "portal/administration/privacy.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_office(Role.DATA_PROTECTION)
@confirm_first
def office_privacy_request(request: HttpRequest) -> HttpResponse:
    """Somebody asks what is held under their address, or that it be erased."""
    address = (request.POST.get("adresse") or request.GET.get("adresse", "")).strip().lower()[:254]
    if request.method == "POST" and address:
        wish = request.POST.get("was")
        if wish == "herausgeben":
            return _hand_out(request, address)
        if wish == "loeschen":
            return _erase(request, address)
    parts = parts_about(subject_with_address(address)) if "@" in address else []
    context = {
        "address": address,
        "parts": parts,
        "count": sum(len(part.records) for part in parts),
        "trail": [(reverse("portal:office"), _("Verwaltung")), (reverse("portal:office_privacy"), _("Datenschutz"))],
    }
    return render(request, "portal/administration/privacy_request.html", context)


def _hand_out(request: HttpRequest, address: str) -> HttpResponse:
    subject = subject_with_address(address)
    person = visible(request.user, Person.objects.filter(pk=subject.number)).first()
    action = "export_person" if person else "export_address"
    record_audit(by=person_of(request), action=action, record=person or person_of(request))
    answer = JsonResponse(json_about(subject), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="auskunft-{timezone.localdate()}.json"'
    return answer


def _erase(request: HttpRequest, address: str) -> HttpResponse:
    person = visible(request.user, Person.objects.filter(email=address)).first()
    try:
        if person:
            erase_person(person=person, by=person_of(request))
        else:
            erase_address(address=address, by=person_of(request))
    except NotErasable:
        messages.error(
            request, _("Diese Person verwaltet die Allianz allein. Zuerst muss jemand anders sie verwalten.")
        )
    else:
        messages.success(request, _("Gelöscht. Im Protokoll steht die Nummer, kein Name."))
    return redirect("portal:office_privacy")
