"""One membership, and one question about one: the same page for the network and for the organisation."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.forms import DecideMembershipForm, EndMembershipForm, PauseForm, ResumeForm, RoleForm
from wirnetz.core.refusing import refuse
from wirnetz.networks.actions import (
    change_member_role,
    decide_membership,
    end_membership,
    pause_membership,
    resume_membership,
    withdraw_membership_request,
)
from wirnetz.networks.enums import MembershipRole
from wirnetz.networks.models import Membership, MembershipRequest
from wirnetz.networks.queries import memberships_lasting, open_requests, pause_now

Doing = Callable[[HttpRequest, Membership, dict[str, Any]], str]


def _way_back(request: HttpRequest, record: Membership | MembershipRequest) -> str:
    """The list that the visitor came from: the network's for its people, else what waits."""
    if can(request.user, "enter", record.network) or can(request.user, "edit", record.network):
        return redirect("activities:network_members", record.network.slug).url
    return redirect("portal:workspace_networks", record.organisation.slug).url


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def membership(request: HttpRequest, number: int) -> HttpResponse:
    """Change the role, let it rest, take it up again, end it; each a form of its own, `what` says which was sent."""
    found = memberships_lasting().filter(pk=number).first()
    if found is None or not can(request.user, "edit", found):
        raise Http404(_("Diese Mitgliedschaft gibt es nicht, oder sie ist nicht Ihre."))
    given = _forms(request, found)
    what = request.POST.get("what", "")
    if request.method == "POST" and what in given and given[what].is_valid():
        form = given[what]
        try:
            said = DOINGS[what](request, found, form.cleaned_data)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, said)
            return redirect(_way_back(request, found))
    context = {
        "membership": found,
        "network": found.network,
        "pause": pause_now(found),
        "back": _way_back(request, found),
        **{f"{name}_form": form for name, form in given.items()},
    }
    failed = any(form.errors for form in given.values())
    return render(request, "activities/membership.html", context, status=422 if failed else 200)


def _forms(request: HttpRequest, found: Membership) -> dict[str, forms.Form]:
    """Which forms there are for this visitor; only the one that was sent is filled in."""
    what = request.POST.get("what", "")

    def data(name: str) -> object:
        return request.POST if name == what else None

    given: dict[str, forms.Form] = {}
    if can(request.user, "edit", found.network) and not pause_now(found):
        given["role"] = RoleForm(data("role"), membership=found)
    if pause_now(found):
        given["resume"] = ResumeForm(data("resume"))
    else:
        given["pause"] = PauseForm(data("pause"))
    given["end"] = EndMembershipForm(data("end"))
    return given


def _change(request: HttpRequest, found: Membership, answers: dict[str, Any]) -> str:
    change_member_role(
        membership=found,
        role=MembershipRole(str(answers["role"])),
        on=answers["role_on"],
        by=person_of(request),
    )
    return _("Die Rolle ist geändert; die bisherige bleibt als Geschichte stehen.")


def _pause(request: HttpRequest, found: Membership, answers: dict[str, Any]) -> str:
    pause_membership(
        membership=found,
        from_on=answers["pause_from"],
        until_on=answers["pause_until"],
        reason=str(answers["reason"]),
        by=person_of(request),
    )
    return _("Eingetragen: Die Mitgliedschaft ruht in dieser Zeit.")


def _resume(request: HttpRequest, found: Membership, answers: dict[str, Any]) -> str:
    resume_membership(membership=found, on=answers["resume_on"], by=person_of(request))
    return _("Eingetragen: %s ist wieder dabei.") % found.organisation.name


def _end(request: HttpRequest, found: Membership, answers: dict[str, Any]) -> str:
    end_membership(membership=found, on=answers["end_on"], by=person_of(request))
    return _("Beendet. Die Mitgliedschaft bleibt als Geschichte stehen.")


DOINGS: dict[str, Doing] = {"role": _change, "pause": _pause, "resume": _resume, "end": _end}


def _asked(request: HttpRequest, number: int) -> MembershipRequest:
    found = visible(request.user, open_requests().filter(pk=number)).first()
    if found is None:
        raise Http404(_("Diese Anfrage gibt es nicht, oder es ist schon darüber entschieden."))
    return found


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """The side that was asked says yes or no; the other one reads and may take it back."""
    asked = _asked(request, number)
    may_decide = can(request.user, "decide", asked)
    if request.method == "POST" and not may_decide:
        raise PermissionDenied
    accepts = request.POST.get("decision") != "decline"
    form = DecideMembershipForm(request.POST or None, role=asked.role, chooses_role=not asked.asked_by_network)
    if request.method == "POST" and form.is_valid():
        try:
            decide_membership(
                request=asked,
                accepts=accepts,
                on=form.cleaned_data["on"],
                role=form.cleaned_data.get("role", ""),
                reason=form.cleaned_data["reason"],
                by=person_of(request),
            )
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(
                request,
                _("%s gehört jetzt zum Netzwerk.") % asked.organisation.name
                if accepts
                else _("Abgelehnt. Die andere Seite erfährt es mit Ihrem Satz."),
            )
            return redirect(_way_back(request, asked))
    context = {
        "asked": asked,
        "form": form,
        "may_decide": may_decide,
        "may_withdraw": can(request.user, "withdraw", asked),
        "back": _way_back(request, asked),
    }
    return render(request, "activities/membership_request.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take a question back."""
    asked = _asked(request, number)
    withdraw_membership_request(request=asked, by=person_of(request))
    messages.success(request, _("Zurückgezogen."))
    return redirect(_way_back(request, asked))
