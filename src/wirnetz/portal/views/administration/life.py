"""The life of an offer, for the office: its steps, and who looks after it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirnetz.accounts.enums import Role
from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import visible
from wirnetz.core.refusing import refuse
from wirnetz.offers.actions import end_stewardship, name_steward, record_step, take_step_back
from wirnetz.offers.enums import OfferStage
from wirnetz.offers.models import Offer, OfferSteward
from wirnetz.offers.queries import offers_with_slug, steps_of, stewards_of
from wirnetz.portal.forms.administration.life import StepForm, StewardForm
from wirnetz.portal.queries.administration.catalogue import provider_names
from wirnetz.portal.sentences.offers import life_answer
from wirnetz.portal.views.administration.entering import in_office

EDITORS = (Role.ADMINISTRATION, Role.EDITING)


def _offer(request: HttpRequest, slug: str) -> Offer:
    offer = visible(request.user, offers_with_slug(slug)).first()
    if offer is None:
        raise Http404(_("Dieses Angebot steht nicht im Katalog."))
    return offer


@require_http_methods(["GET", "HEAD", "POST"])
@in_office(*EDITORS)
def offer_life(request: HttpRequest, slug: str) -> HttpResponse:
    """Steps and the next one; who looks after the offer. `was` in the form says which of the two is sent."""
    offer = _offer(request, slug)
    is_steward = request.POST.get("was") == "federfuehrung"
    step = StepForm(request.POST if request.method == "POST" and not is_steward else None, last=steps_of(offer).last())
    steward = StewardForm(request.POST if is_steward else None)
    if request.method == "POST" and (_named(request, offer, steward) if is_steward else _stepped(request, offer, step)):
        return redirect("portal:office_offer_life", slug)
    steps = list(steps_of(offer))
    context = {
        "offer": offer,
        "steps": steps,
        "last": steps[-1] if steps else None,
        "step_form": step,
        "steward_form": steward,
        "stewards": stewards_of(offer),
        "former": offer.stewards.filter(until_on__lt=timezone.localdate()).select_related("organisation"),
        "names": provider_names(),
        "answer": life_answer(
            steps[-1].get_stage_display() if steps else "", since=steps[-1].on if steps else None, version=offer.version
        ),
        "trail": [
            (reverse("portal:office_catalogue"), _("Katalog")),
            (reverse("portal:office_offer", args=[slug]), offer.name),
        ],
    }
    status = 422 if step.errors or steward.errors else 200
    return render(request, "portal/administration/offer_life.html", context, status=status)


def _stepped(request: HttpRequest, offer: Offer, form: StepForm) -> bool:
    if not form.is_valid():
        return False
    answers = form.cleaned_data
    try:
        record_step(
            offer=offer,
            stage=OfferStage(answers["stage"]),
            on=answers["on"],
            body=answers["body"],
            version=answers["version"],
            note=answers["note"],
            by=person_of(request),
        )
    except ValidationError as error:
        refuse(form, error)
        return False
    messages.success(request, _("Eingetragen. Auf der Seite des Angebots steht es sofort."))
    return True


def _named(request: HttpRequest, offer: Offer, form: StewardForm) -> bool:
    if not form.is_valid():
        return False
    answers = form.cleaned_data
    try:
        name_steward(
            offer=offer, organisation=answers["organisation"], from_on=answers["from_on"], by=person_of(request)
        )
    except ValidationError as error:
        refuse(form, error)
        return False
    messages.success(request, _("Eingetragen. Rückmeldungen zum Angebot gehen jetzt auch dorthin."))
    return True


@require_POST
@in_office(*EDITORS)
def step_back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take the latest step back."""
    offer = _offer(request, slug)
    step = steps_of(offer).filter(pk=number).first()
    if step is None:
        raise Http404(_("Diesen Schritt gibt es nicht mehr."))
    try:
        take_step_back(step=step, by=person_of(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Zurückgenommen."))
    return redirect("portal:office_offer_life", slug)


@require_POST
@in_office(*EDITORS)
def steward_end(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The organisation does not look after the offer any more, from tomorrow on."""
    steward: OfferSteward | None = stewards_of(_offer(request, slug)).filter(pk=number).first()
    if steward is None:
        raise Http404(_("Diese Federführung gibt es nicht mehr."))
    end_stewardship(steward=steward, on=timezone.localdate(), by=person_of(request))
    messages.success(request, _("Beendet. Die Federführung bleibt als Geschichte stehen."))
    return redirect("portal:office_offer_life", slug)
