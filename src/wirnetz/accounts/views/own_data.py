"""One's own data: see them, take them along, have them erased."""

from typing import cast

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.actions.erasure import NotErasable, erase_person
from wirnetz.accounts.models import Person
from wirnetz.accounts.queries.own_data import data_as_json, data_of, is_last_administrator
from wirnetz.accounts.views.own_data_page import nothing_for, shown
from wirnetz.core.stepup import Act, confirm_first, way_to_confirm


@never_cache
@login_required
@require_safe
def own_data(request: HttpRequest) -> HttpResponse:
    """Everything that is held about oneself, by purpose, in words."""
    parts = data_of(cast(Person, request.user))
    context = {
        "sections": shown(parts),
        "nothing_for": nothing_for(parts),
        "count": sum(len(part.records) for part in parts),
        "trail": [("/konto/", _("Mein Konto"))],
    }
    return render(request, "accounts/own_data.html", context)


@never_cache
@login_required
@require_safe
@confirm_first
def own_data_file(request: HttpRequest) -> HttpResponse:
    """The same as a file for machines."""
    person = cast(Person, request.user)
    record_audit(by=person, action="export_own_data", record=person)
    answer = JsonResponse(data_as_json(person), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="meine-daten-{timezone.localdate()}.json"'
    return answer


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_data_erase(request: HttpRequest) -> HttpResponse:
    """What erasing means, and erasing."""
    person = cast(Person, request.user)
    reason = ""
    if request.method == "POST":
        act = Act(_("Ihr Konto und alles löschen, was hier über Sie steht"), _("Konto und Daten jetzt löschen"))
        if way := way_to_confirm(request, act):
            return way
        try:
            erase_person(person=person, by=person)
        except NotErasable as error:
            reason = str(error)
        else:
            logout(request)
            return redirect("accounts:erased")
    context = {
        "reason": reason,
        "is_last": is_last_administrator(person, on=timezone.localdate()),
        "trail": [("/konto/", _("Mein Konto")), ("/konto/daten/", _("Meine Daten"))],
    }
    return render(request, "accounts/own_data_erase.html", context, status=409 if reason else 200)


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """It is done; nobody is signed in any more."""
    return render(request, "accounts/erased.html")
