"""Organisations as the alliance office looks after them: list, one, add, edit, end of a partnership."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import visible
from wirnetz.core.editing import EditConflict, conflict
from wirnetz.core.pagination import keyset_page
from wirnetz.core.refusing import refuse
from wirnetz.core.stepup import Act, way_to_confirm
from wirnetz.organisations.actions import (
    add_organisation,
    edit_organisation,
    end_partnership,
    organisation_fingerprint,
)
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import organisations_with_slug, settled_by
from wirnetz.portal.forms.administration.partners import LastDayForm, OrganisationForm
from wirnetz.portal.queries.administration.partners import (
    end_of_partnership,
    partner_counts,
    partner_wish,
    partners_listed,
    running_administrators,
    with_people,
)
from wirnetz.portal.sentences.administration import partners_answer
from wirnetz.portal.views.administration.entering import form_page, in_office

FORM = "portal/administration/form.html"


@require_safe
@in_office()
def partner_list(request: HttpRequest) -> HttpResponse:
    """All organisations, by standing, kind and words of their name or seat."""
    today = timezone.localdate()
    wish, filters = partner_wish(request.GET)
    found = visible(request.user, partners_listed(wish, on=today))
    total, partners = (found.count(), 0) if wish.is_filtered else partner_counts()
    context = {
        "page": keyset_page(with_people(found, on=today), after=request.GET.get("nach", "")),
        "wish": wish,
        "filters": filters,
        "answer": partners_answer(total, partners, is_filtered=wish.is_filtered),
    }
    return render(request, "portal/administration/partner_list.html", context)


def _organisation(request: HttpRequest, slug: str) -> Organisation:
    organisation = visible(request.user, organisations_with_slug(slug)).first()
    if organisation is None:
        raise Http404(_("Diese Organisation ist hier nicht eingetragen."))
    return organisation


@require_safe
@in_office()
def partner(request: HttpRequest, slug: str) -> HttpResponse:
    """One organisation: what is recorded, who runs it, what can be done."""
    organisation, today = _organisation(request, slug), timezone.localdate()
    context = {
        "organisation": organisation,
        "figures": end_of_partnership(organisation, on=today),
        "administrators": running_administrators(organisation, on=today),
        "settled": settled_by(organisation),
        "trail": _trail(),
    }
    return render(request, "portal/administration/partner.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_office()
def partner_add(request: HttpRequest) -> HttpResponse:
    """A new organisation directly below the alliance."""
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_organisation(values=form.values(), by=person_of(request), on=timezone.localdate())
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Eingetragen. Die Organisation ist sofort zu finden."))
            return redirect("portal:office_partner", made.slug)
    return form_page(
        request,
        FORM,
        form,
        trail=_trail(),
        heading=_("Organisation eintragen"),
        answer=_("Die Organisation steht danach im Verzeichnis und kann Personen einladen."),
        section=_("Angaben"),
        button=_("Organisation eintragen"),
        back=reverse("portal:office_partners"),
        back_words=_("Nicht eintragen"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_office()
def partner_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what is recorded; two editors at once get both versions to see."""
    organisation = _organisation(request, slug)
    form = OrganisationForm(
        request.POST or None, organisation=organisation, seen=organisation_fingerprint(organisation)
    )
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            edit_organisation(
                organisation=organisation,
                values=form.values(),
                seen=seen,
                by=person_of(request),
                on=timezone.localdate(),
            )
        except EditConflict as found:
            stored = _organisation(request, slug)
            theirs = OrganisationForm(organisation=stored, seen=organisation_fingerprint(stored))
            return conflict(request, yours=form, theirs=theirs, what=str(found.record))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert. Auf der öffentlichen Seite steht es sofort."))
            return redirect("portal:office_partner", slug)
    return form_page(
        request,
        FORM,
        form,
        trail=[*_trail(), (reverse("portal:office_partner", args=[slug]), organisation.label)],
        heading=organisation.name,
        answer=_("Ihre Angaben stehen sofort auf der öffentlichen Seite."),
        section=_("Angaben"),
        button=_("Angaben speichern"),
        back=reverse("portal:office_partner", args=[slug]),
        back_words=_("Nichts ändern"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_office()
def partner_end(request: HttpRequest, slug: str) -> HttpResponse:
    """End a partnership after its consequences were shown; access ends at once."""
    organisation = _organisation(request, slug)
    act = Act(_("die Partnerschaft von %s beenden") % organisation.name, _("Partnerschaft jetzt beenden"))
    if way := way_to_confirm(request, act):
        return way
    form = LastDayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end_partnership(organisation=organisation, on=form.cleaned_data["on"], by=person_of(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Die Partnerschaft ist beendet. Der Zugang der Organisation endete sofort."))
            return redirect("portal:office_partner", slug)
    context = {
        "organisation": organisation,
        "figures": end_of_partnership(organisation, on=timezone.localdate()),
        "trail": [*_trail(), (reverse("portal:office_partner", args=[slug]), organisation.label)],
    }
    return form_page(request, "portal/administration/partner_end.html", form, **context)


def _trail() -> list[tuple[str, str]]:
    return [(reverse("portal:office"), _("Verwaltung")), (reverse("portal:office_partners"), _("Partner"))]
