"""People and roles of the alliance: list, invite, end a role, confirm, answer requests and invitations."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.actions import (
    confirm_grants,
    decide_approval,
    decide_join_request,
    end_grant,
    invite,
    withdraw_invitation,
)
from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import Grant, Invitation, JoinRequest
from wirnetz.accounts.queries import person_of, place_name
from wirnetz.accounts.rules import alliance_node, can, roles_to_give, visible
from wirnetz.core.refusing import refuse
from wirnetz.core.steady import steady_in_steps_of
from wirnetz.core.stepup import Act, way_to_confirm
from wirnetz.portal.forms.administration.partners import LastDayForm
from wirnetz.portal.forms.administration.people import InvitationForm
from wirnetz.portal.queries.administration.people import (
    grants_listed,
    grants_page,
    people_counts,
    people_wish,
    place_to_invite,
    ways_in,
)
from wirnetz.portal.sentences.administration import people_answer
from wirnetz.portal.views.administration.entering import form_page, in_office


@require_safe
@in_office()
def people(request: HttpRequest) -> HttpResponse:
    """Who holds which role where, and what waits for an answer."""
    wish, filters = people_wish(request.GET)
    grants = grants_listed(request.user, wish, on=timezone.localdate())
    context = {
        "page": grants_page(grants, after=request.GET.get("nach", "")),
        "wish": wish,
        "filters": filters,
        "ways": ways_in(request.user),
        "answer": people_answer(*people_counts(grants), is_filtered=wish.is_filtered),
    }
    return render(request, "portal/administration/people.html", context)


@steady_in_steps_of(2)
@require_http_methods(["GET", "HEAD", "POST"])
@in_office()
def person_invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody to a role at the alliance or at the place that `ort` names."""
    place = place_to_invite(request.GET.get("ort", ""), root=alliance_node())
    if place is None:
        raise Http404(_("Diesen Ort gibt es nicht."))
    roles = roles_to_give(request.user, place)
    if not roles:
        raise PermissionDenied
    if way := way_to_confirm(request, Act(_("eine Einladung verschicken"), _("Einladung jetzt schicken"))):
        return way
    form = InvitationForm(request.POST or None, roles=roles)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data | {"role": Role(form.cleaned_data["role"])}
        try:
            invite(node=place, by=person_of(request), **answers)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(
                request, _("Eingeladen. Gehört die Person zu einem anderen Haus, wird dieses zuerst gefragt.")
            )
            return redirect("portal:office_people")
    return form_page(
        request,
        "portal/administration/form.html",
        form,
        trail=_trail(),
        heading=place_name(place),
        answer=_("Wer die Einladung annimmt, hat die Rolle sofort."),
        lead=_("Arbeitet die Person schon für eine andere Organisation, fragen wir diese zuerst."),
        section=_("Einladung"),
        button=_("Einladung schicken"),
        back=reverse("portal:office_people"),
        back_words=_("Nicht einladen"),
    )


def _grant(request: HttpRequest, pk: int) -> Grant:
    grant = visible(request.user, Grant.objects.filter(pk=pk).select_related("person", "node")).first()
    if grant is None:
        raise Http404(_("Diese Rolle gibt es nicht."))
    return grant


@require_http_methods(["GET", "HEAD", "POST"])
@in_office()
def grant_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role; the last administration of the alliance stays."""
    grant = _grant(request, pk)
    if not can(request.user, "end", grant):
        raise PermissionDenied
    words = {"person": grant.person, "role": grant.get_role_display(), "place": place_name(grant.node)}
    act = Act(_("die Rolle %(role)s von %(person)s bei „%(place)s“ beenden") % words, _("Rolle jetzt beenden"))
    if way := way_to_confirm(request, act):
        return way
    form = LastDayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end_grant(
                grant=grant,
                on=form.cleaned_data["on"],
                by=person_of(request),
                keep_session=request.session.session_key or "",
            )
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Die Rolle ist beendet."))
            return redirect("portal:office_people")
    return form_page(
        request,
        "portal/administration/form.html",
        form,
        trail=_trail(),
        heading=str(grant.person),
        answer=_("Die Rolle %(role)s bei „%(place)s“ endet mit diesem Tag.") % words,
        lead=_("Wer keine andere Rolle hat, wird danach abgemeldet."),
        section=_("Ende"),
        button=_("Rolle beenden"),
        back=reverse("portal:office_people"),
        back_words=_("Rolle behalten"),
    )


def _answer(request: HttpRequest, act: Act, work: Callable[[], object], said: str) -> HttpResponse:
    """Do what a button asks for after the person was confirmed, and say what became of it."""
    if way := way_to_confirm(request, act):
        return way
    try:
        work()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, said)
    return redirect("portal:office_people")


@require_POST
@in_office()
def grant_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a role is still right."""
    grant, by = _grant(request, pk), person_of(request)
    if not can(by, "confirm", grant):
        raise PermissionDenied
    work = lambda: confirm_grants(grants=[grant], on=timezone.localdate(), by=by)  # noqa: E731
    words = {"person": grant.person, "role": grant.get_role_display()}
    act = Act(_("bestätigen, dass die Rolle %(role)s von %(person)s noch stimmt") % words, _("Rolle jetzt bestätigen"))
    return _answer(request, act, work, _("Bestätigt. Die Rolle gilt weiter."))


@require_POST
@in_office()
def request_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody in or decline; `antwort` says which."""
    asked = visible(request.user, JoinRequest.objects.filter(pk=pk).select_related("person", "node")).first()
    if asked is None:
        raise Http404(_("Diese Bitte gibt es nicht."))
    if not can(request.user, "decide", asked):
        raise PermissionDenied
    accepts = request.POST.get("antwort") == "ja"
    said = _("Aufgenommen. Die Rolle gilt ab heute.") if accepts else _("Abgelehnt. Die Person erfährt es per Mail.")
    reason = request.POST.get("grund", "")[:300]
    work = lambda: decide_join_request(request=asked, accepts=accepts, by=person_of(request), reason=reason)  # noqa: E731
    words = {"person": asked.person, "place": place_name(asked.node)}
    act = (
        Act(_("%(person)s bei „%(place)s“ aufnehmen") % words, _("Person jetzt aufnehmen"))
        if accepts
        else Act(_("die Bitte von %(person)s bei „%(place)s“ ablehnen") % words, _("Bitte jetzt ablehnen"))
    )
    return _answer(request, act, work, said)


def _invitation(request: HttpRequest, pk: int) -> Invitation:
    found = visible(request.user, Invitation.objects.filter(pk=pk).select_related("node", "approval_node")).first()
    if found is None:
        raise Http404(_("Diese Einladung gibt es nicht."))
    return found


@require_POST
@in_office()
def invitation_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to an invitation for a house that nobody runs yet, or do not; `antwort` says which."""
    found = _invitation(request, pk)
    if not can(request.user, "approve", found):
        raise PermissionDenied
    agrees = request.POST.get("antwort") == "ja"
    said = (
        _("Zugestimmt. Die Einladung ist unterwegs.")
        if agrees
        else _("Nicht zugestimmt. Wer eingeladen hat, erfährt es per Mail.")
    )
    reason = request.POST.get("grund", "")[:300]
    work = lambda: decide_approval(invitation=found, agrees=agrees, by=person_of(request), reason=reason)  # noqa: E731
    name = found.name or found.email
    act = (
        Act(_("der Einladung von %s zustimmen") % name, _("Jetzt zustimmen"))
        if agrees
        else Act(_("der Einladung von %s nicht zustimmen") % name, _("Jetzt nicht zustimmen"))
    )
    return _answer(request, act, work, said)


@require_POST
@in_office()
def invitation_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    found = _invitation(request, pk)
    if not can(request.user, "withdraw", found):
        raise PermissionDenied
    work = lambda: withdraw_invitation(invitation=found, by=person_of(request))  # noqa: E731
    act = Act(_("die Einladung von %s zurückziehen") % (found.name or found.email), _("Einladung jetzt zurückziehen"))
    return _answer(request, act, work, _("Zurückgezogen. Der Link in der Mail gilt nicht mehr."))


def _trail() -> list[tuple[str, str]]:
    return [(reverse("portal:office"), _("Verwaltung")), (reverse("portal:office_people"), _("Personen und Rechte"))]
