"""One's own roles: what they are, leaving, saying that they are still right; invitations and requests that wait."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from wirnetz.accounts.actions import (
    accept_invitation,
    confirm_grants,
    decline_invitation,
    leave,
    withdraw_join_request,
)
from wirnetz.accounts.models import Grant, Invitation, JoinRequest, Person
from wirnetz.accounts.queries import grants_of, invitations_to, is_unconfirmed, place_names, requests_of
from wirnetz.accounts.rules import visible
from wirnetz.core.installation import of_request

MOST_REQUESTS = 10


@never_cache
@login_required
@require_safe
def own_grants(request: HttpRequest) -> HttpResponse:
    """What one may do here, and what waits for an answer."""
    person, today = person_of(request), timezone.localdate()
    grants = list(visible(person, grants_of(person, on=today)))
    invitations = list(visible(person, invitations_to(person)))
    requests = list(visible(person, requests_of(person))[:MOST_REQUESTS])
    records: list[Grant | Invitation | JoinRequest] = [*grants, *invitations, *requests]
    names = place_names(record.node_id for record in records)
    context = {
        "trail": [("/konto/", _("Mein Konto"))],
        "grants": [(grant, names[grant.node_id], is_unconfirmed(grant)) for grant in grants],
        "invitations": [(invitation, names[invitation.node_id]) for invitation in invitations],
        "requests": [(asked, names[asked.node_id]) for asked in requests],
        "unconfirmed_count": sum(is_unconfirmed(grant) for grant in grants),
        "accepts_requests": of_request(request).accepts_requests,
    }
    return render(request, "accounts/own_grants.html", context)


@login_required
@require_POST
def leave_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Give up one's own role, at once."""
    person = person_of(request)
    grant = visible(person, Grant.objects.filter(pk=pk, person=person)).select_related("node", "person").first()
    if grant is None:
        raise Http404
    try:
        leave(grant=grant, by=person, keep_session=request.session.session_key or "")
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Sie haben die Rolle abgegeben. Das gilt sofort."))
    return redirect("accounts:own_grants")


@login_required
@require_POST
def confirm_own_grants(request: HttpRequest) -> HttpResponse:
    """Say that all of one's roles are still right."""
    person, today = person_of(request), timezone.localdate()
    count = confirm_grants(grants=list(visible(person, grants_of(person, on=today))), on=today, by=person)
    if count:
        messages.success(request, _("Danke. In einem Jahr fragen wir wieder nach."))
    return redirect("accounts:own_grants")


@login_required
@require_POST
def answer_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or decline an invitation to one's own address."""
    person = person_of(request)
    found = visible(person, Invitation.objects.filter(pk=pk, email=person.email))
    invitation = found.select_related("node", "invited_by").first()
    if invitation is None:
        raise Http404
    return answer(request, invitation, person)


@login_required
@require_POST
def withdraw_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what one has asked for."""
    person = person_of(request)
    asked = visible(person, JoinRequest.objects.filter(pk=pk, person=person)).select_related("node", "person").first()
    if asked is None:
        raise Http404
    try:
        withdraw_join_request(request=asked, by=person)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Ihre Bitte ist zurückgezogen."))
    return redirect("accounts:own_grants")


def answer(request: HttpRequest, invitation: Invitation, person: Person) -> HttpResponse:
    """Do what the button said; who takes part now goes to where the work is, others to their own roles."""
    try:
        if request.POST.get("answer") == "decline":
            decline_invitation(invitation=invitation, by=person)
            messages.success(request, _("Sie haben die Einladung abgelehnt."))
        else:
            accept_invitation(invitation=invitation, by=person, keep_session=request.session.session_key or "")
            messages.success(request, _("Sie arbeiten jetzt mit. Das gilt sofort."))
            return redirect(settings.LOGIN_REDIRECT_URL)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("accounts:own_grants")


def person_of(request: HttpRequest) -> Person:
    """The signed-in person."""
    if not isinstance(request.user, Person):
        raise Http404
    return request.user
