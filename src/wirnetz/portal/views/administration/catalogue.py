"""The catalogue of offers: list, add, edit, retire, take back. For the office and its editors."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.enums import Role
from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import visible
from wirnetz.core.editing import EditConflict, conflict
from wirnetz.core.pagination import keyset_page
from wirnetz.core.refusing import refuse
from wirnetz.offers.actions import add_offer, edit_offer, offer_fingerprint, resume_offer, retire_offer
from wirnetz.offers.models import Offer
from wirnetz.offers.queries import offers_with_slug
from wirnetz.organisations.queries import the_alliance
from wirnetz.portal.forms.administration.catalogue import OfferForm
from wirnetz.portal.forms.administration.partners import LastDayForm
from wirnetz.portal.queries.administration.catalogue import catalogue_listed, catalogue_wish, provider_names
from wirnetz.portal.sentences.administration import catalogue_answer
from wirnetz.portal.views.administration.entering import form_page, in_office

FORM = "portal/administration/offer_form.html"
EDITORS = (Role.ADMINISTRATION, Role.EDITING)


@require_safe
@in_office(*EDITORS)
def offer_list(request: HttpRequest) -> HttpResponse:
    """The catalogue by kind, stage and words."""
    wish, filters = catalogue_wish(request.GET)
    found = visible(request.user, catalogue_listed(wish))
    total, shared = found.count(), 0 if wish.is_filtered else found.filter(is_shared=True).count()
    context = {
        "page": keyset_page(found, after=request.GET.get("nach", "")),
        "wish": wish,
        "filters": filters,
        "alliance": the_alliance(),
        "answer": catalogue_answer(total, shared, is_filtered=wish.is_filtered),
    }
    return render(request, "portal/administration/offer_list.html", context)


def _offer(request: HttpRequest, slug: str) -> Offer:
    offer = visible(request.user, offers_with_slug(slug)).first()
    if offer is None:
        raise Http404(_("Dieses Angebot steht nicht im Katalog."))
    return offer


@require_http_methods(["GET", "HEAD", "POST"])
@in_office(*EDITORS)
def offer_add(request: HttpRequest) -> HttpResponse:
    """A new offer."""
    form = OfferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_offer(values=form.values(), topics=list(form.cleaned_data["topics"]), by=person_of(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Eingetragen. Das Angebot steht sofort im Katalog."))
            return redirect("portal:office_offer", made.slug)
    return form_page(
        request,
        FORM,
        form,
        trail=_trail(),
        heading=_("Angebot eintragen"),
        answer=_("Das Angebot steht danach im öffentlichen Katalog."),
        section=_("Angaben"),
        button=_("Angebot eintragen"),
        back=reverse("portal:office_catalogue"),
        back_words=_("Nicht eintragen"),
        names=provider_names(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_office(*EDITORS)
def offer_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change an offer; two editors at once get both versions to see."""
    offer = _offer(request, slug)
    form = OfferForm(request.POST or None, offer=offer, seen=offer_fingerprint(offer))
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        try:
            edit_offer(
                offer=offer,
                values=form.values(),
                topics=list(answers["topics"]),
                seen=answers["seen"],
                by=person_of(request),
            )
        except EditConflict as clash:
            stored = _offer(request, slug)
            theirs = OfferForm(offer=stored, seen=offer_fingerprint(stored))
            return conflict(request, yours=form, theirs=theirs, what=str(clash.record))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Gespeichert. Im Katalog steht es sofort."))
            return redirect("portal:office_offer", slug)
    return form_page(
        request,
        FORM,
        form,
        offer=offer,
        trail=_trail(),
        heading=offer.name,
        answer=_("Dieses Angebot ist beendet.")
        if offer.is_ended
        else _("Was Sie hier ändern, steht sofort im Katalog."),
        section=_("Angaben"),
        button=_("Angaben speichern"),
        back=reverse("portal:office_catalogue"),
        back_words=_("Zum Katalog"),
        names=provider_names(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_office(*EDITORS)
def offer_end(request: HttpRequest, slug: str) -> HttpResponse:
    """Retire an offer."""
    offer = _offer(request, slug)
    form = LastDayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            retire_offer(offer=offer, on=form.cleaned_data["on"], by=person_of(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Beendet. Das Angebot bleibt als Geschichte stehen."))
            return redirect("portal:office_offer", slug)
    return form_page(
        request,
        "portal/administration/form.html",
        form,
        trail=[*_trail(), (reverse("portal:office_offer", args=[slug]), offer.name)],
        heading=offer.name,
        answer=_("Danach steht das Angebot nicht mehr im Katalog."),
        lead=_("Seine Seite bleibt mit dem Vermerk, dass es beendet ist. Das Ende lässt sich zurücknehmen."),
        section=_("Ende"),
        button=_("Angebot beenden"),
        back=reverse("portal:office_offer", args=[slug]),
        back_words=_("Angebot behalten"),
    )


@require_POST
@in_office(*EDITORS)
def offer_resume(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the end back."""
    resume_offer(offer=_offer(request, slug), by=person_of(request))
    messages.success(request, _("Das Ende ist zurückgenommen, das Angebot steht wieder im Katalog."))
    return redirect("portal:office_offer", slug)


def _trail() -> list[tuple[str, str]]:
    return [(reverse("portal:office"), _("Verwaltung")), (reverse("portal:office_catalogue"), _("Katalog"))]
