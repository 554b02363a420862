"""Applications for partnership: what waits, what was decided, one to decide on."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirnetz.accounts.actions import invite
from wirnetz.accounts.enums import Role
from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import visible
from wirnetz.core.refusing import refuse
from wirnetz.core.stepup import Act, way_to_confirm
from wirnetz.organisations.actions import accept_application, decline_application, reopen_application
from wirnetz.organisations.enums import ApplicationState
from wirnetz.organisations.models import PartnershipApplication
from wirnetz.organisations.queries import applications_listed
from wirnetz.portal.forms.administration.applications import AcceptForm, DeclineForm
from wirnetz.portal.queries.administration.partners import similar_organisations
from wirnetz.portal.sentences.administration import applications_answer
from wirnetz.portal.views.administration.entering import in_office

DECIDED = (ApplicationState.ACCEPTED, ApplicationState.DECLINED, ApplicationState.WITHDRAWN)


@require_safe
@in_office()
def application_list(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, then what was decided lately."""
    waiting = list(visible(request.user, applications_listed(ApplicationState.OPEN)))
    context = {
        "waiting": waiting,
        "decided": list(visible(request.user, applications_listed(*DECIDED))[:50]),
        "unconfirmed": visible(request.user, applications_listed(ApplicationState.UNCONFIRMED)).count(),
        "answer": applications_answer(len(waiting)),
    }
    return render(request, "portal/administration/application_list.html", context)


def _application(request: HttpRequest, pk: int) -> PartnershipApplication:
    found = PartnershipApplication.objects.exclude(state=ApplicationState.UNCONFIRMED).filter(pk=pk)
    application = visible(request.user, found.select_related("organisation", "decided_by")).first()
    if application is None:
        raise Http404(_("Diesen Antrag gibt es nicht."))
    return application


def _page(
    request: HttpRequest,
    application: PartnershipApplication,
    *,
    accepting: AcceptForm | None = None,
    declining: DeclineForm | None = None,
) -> HttpResponse:
    similar = list(similar_organisations(application.organisation_name))
    failed = bool((accepting and accepting.errors) or (declining and declining.errors))
    context = {
        "application": application,
        "accepting": accepting or AcceptForm(similar=similar),
        "declining": declining or DeclineForm(),
        "trail": [
            (reverse("portal:office"), _("Verwaltung")),
            (reverse("portal:office_applications"), _("Anträge")),
        ],
    }
    return render(request, "portal/administration/application.html", context, status=422 if failed else 200)


@require_safe
@in_office()
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """One application with everything that was said, and the two ways to decide."""
    return _page(request, _application(request, pk))


def _decided_meanwhile(request: HttpRequest, error: ValidationError, pk: int) -> HttpResponse | None:
    """Back to the application if somebody else has decided on it; None for other reasons."""
    if hasattr(error, "error_dict") or "decided" not in {each.code for each in error.error_list}:
        return None
    messages.warning(request, " ".join(error.messages))
    return redirect("portal:office_application", pk)


@require_POST
@in_office()
def application_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the organisation in and invite the contact to run it."""
    found = _application(request, pk)
    act = Act(_("%s als Partner aufnehmen") % found.organisation_name, _("Jetzt aufnehmen"))
    if way := way_to_confirm(request, act):
        return way
    form = AcceptForm(request.POST, similar=list(similar_organisations(found.organisation_name)))
    if form.is_valid():
        by, today = person_of(request), timezone.localdate()
        try:
            with transaction.atomic():
                made = accept_application(application=found, organisation=form.chosen(), by=by, on=today)
                if made.node is not None:
                    invite(
                        email=found.contact_email,
                        name=found.contact_name,
                        node=made.node,
                        role=Role.ADMINISTRATION,
                        by=by,
                    )
        except ValidationError as error:
            if decided := _decided_meanwhile(request, error, pk):
                return decided
            refuse(form, error)
        else:
            messages.success(request, _("Aufgenommen. Die Ansprechperson hat zwei Mails: Zusage und Einladung."))
            return redirect("portal:office_partner", made.slug)
    return _page(request, _application(request, pk), accepting=form)


@require_POST
@in_office()
def application_decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Decline with a reason, which the contact reads."""
    found = _application(request, pk)
    form = DeclineForm(request.POST)
    if form.is_valid():
        try:
            decline_application(application=found, reason=form.cleaned_data["reason"], by=person_of(request))
        except ValidationError as error:
            if decided := _decided_meanwhile(request, error, pk):
                return decided
            refuse(form, error)
        else:
            messages.success(request, _("Abgelehnt. Die Ansprechperson hat eine Mail mit Ihrer Begründung."))
            return redirect("portal:office_applications")
    return _page(request, _application(request, pk), declining=form)


@require_POST
@in_office()
def application_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a refusal back."""
    try:
        reopen_application(application=_application(request, pk), by=person_of(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(
            request, _("Die Ablehnung ist zurückgenommen. Schreiben Sie der Ansprechperson, dass Sie neu entscheiden.")
        )
    return redirect("portal:office_application", pk)
