"""Uptake in one line, from the offer's page and from the workspace of a house or a network; and the stewards' side."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.forms.answers import USED, AnswerForm, ReplyForm
from wirnetz.activities.views.entering import in_house, in_network
from wirnetz.core.refusing import refuse
from wirnetz.networks.actions import reply_to_answer, say_not_used, say_used
from wirnetz.networks.enums import AnswerKind
from wirnetz.networks.models import Network, OfferAnswer
from wirnetz.networks.queries import (
    answers_for,
    concerns_to_deliberate,
    key_of,
    may_speak_for,
    speakers_of,
    standings,
)
from wirnetz.offers.models import Offer
from wirnetz.offers.queries import offers_listed, offers_with_slug
from wirnetz.organisations.models import Organisation

read_and_write = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = 50


@login_required
@require_POST
def offer_answer(request: HttpRequest, slug: str) -> HttpResponse:
    """From the page of an offer: one of the visitor's houses, offices or networks says what it does with it."""
    offer = visible(request.user, offers_with_slug(slug)).first()
    speakers = speakers_of(request.user)
    if offer is None or not speakers:
        raise Http404(_("Dieses Angebot ist hier nicht eingetragen, oder Sie sprechen für niemanden."))
    form = AnswerForm(request.POST, speakers=speakers, offers=[offer])
    if _said(request, form):
        return redirect("portal:offer", slug)
    return render(request, "activities/offer_answer.html", {"offer": offer, "form": form}, status=422)


@read_and_write
@in_house
def house_offers(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What the house says about the offers; one line more on top."""
    return _offers_of(request, organisation, "activities/house_offers.html", "activities:house_offers")


@read_and_write
@in_network
def network_offers(request: HttpRequest, network: Network) -> HttpResponse:
    """The same for a network."""
    return _offers_of(request, network, "activities/network_offers.html", "activities:network_offers")


def _offers_of(request: HttpRequest, speaker: Organisation | Network, template: str, back: str) -> HttpResponse:
    may_edit = may_speak_for(request.user, speaker)
    offers = list(visible(request.user, offers_listed()).order_by("-is_shared", "sort_key", "pk"))
    said = standings(offers, [speaker], request.user)
    form = AnswerForm(
        request.POST or None,
        speakers=[speaker],
        offers=sorted(offers, key=lambda offer: (offer.pk, key_of(speaker)) in said),
        offer=request.GET.get("angebot", "")[:80],
    )
    if request.method == "POST":
        if not may_edit:
            raise PermissionDenied
        if _said(request, form):
            return redirect(back, speaker.slug)
    context = {
        "speaker": speaker,
        "network": speaker,
        "organisation": speaker,
        "form": form,
        "may_edit": may_edit,
        "said": _rows(offers, speaker, said)[:SHOWN],
        "open_count": sum(offer.is_shared and (offer.pk, key_of(speaker)) not in said for offer in offers),
        "concerns": concerns_to_deliberate()[:5],
        "has_stewardships": isinstance(speaker, Organisation) and speaker.stewardships.exists(),
    }
    return render(request, template, context, status=422 if form.errors else 200)


def _rows(offers: Sequence[Offer], speaker: Organisation | Network, said: dict[Any, Any]) -> list[dict[str, Any]]:
    return [
        {"offer": offer, "standing": said[offer.pk, key_of(speaker)]}
        for offer in offers
        if (offer.pk, key_of(speaker)) in said
    ]


def _said(request: HttpRequest, form: AnswerForm) -> bool:
    """Write what a valid form says; False with the reasons in the form."""
    if not form.is_valid():
        return False
    answers, today, by = form.cleaned_data, timezone.localdate(), person_of(request)
    offer, speaker = form.chosen_offer, form.chosen_speaker
    try:
        if answers["kind"] == USED:
            say_used(offer=offer, speaker=speaker, on=today, by=by)
            messages.success(request, _("Eingetragen. Auf der Seite des Angebots steht jetzt, dass Sie es nutzen."))
        else:
            kind = AnswerKind(answers["kind"])
            say_not_used(offer=offer, speaker=speaker, kind=kind, reason=answers["reason"], on=today, by=by)
            messages.success(request, _("Eingetragen. Wer das Angebot betreut, liest es und kann Ihnen antworten."))
    except ValidationError as error:
        refuse(form, error)
        return False
    return True


@require_safe
@in_house
def feedback(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What others say about the offers that the house looks after."""
    answers = list(answers_for(request.user, organisation)[:SHOWN])
    context = {
        "organisation": organisation,
        "answers": answers,
        "open_count": sum(answer.replied_on is None for answer in answers),
        "may_reply": {answer.pk for answer in answers if can(request.user, "decide", answer)},
        "concerns": concerns_to_deliberate(),
        "is_full": len(answers) == SHOWN,
    }
    return render(request, "activities/feedback.html", context)


@read_and_write
@in_house
def reply(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    """Answer one of them."""
    answer: OfferAnswer | None = answers_for(request.user, organisation).filter(pk=number).first()
    if answer is None:
        raise Http404(_("Diese Rückmeldung gibt es nicht mehr."))
    if not can(request.user, "decide", answer):
        raise PermissionDenied
    form = ReplyForm(request.POST or None, initial={"reply": answer.reply})
    if request.method == "POST" and form.is_valid():
        try:
            reply_to_answer(
                answer=answer, reply=form.cleaned_data["reply"], on=timezone.localdate(), by=person_of(request)
            )
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Geantwortet. Wer gefragt hat, liest es auf seiner Seite „Angebote“."))
            return redirect("activities:feedback", organisation.slug)
    context = {"organisation": organisation, "answer": answer, "form": form}
    return render(request, "activities/feedback_reply.html", context, status=422 if form.errors else 200)
