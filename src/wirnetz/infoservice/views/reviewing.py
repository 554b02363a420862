"""The second person, the preview in all its forms, and taking an edition back."""

from csp.decorators import csp_update
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.core.mail import send_mail
from wirnetz.core.refusing import refuse
from wirnetz.infoservice.actions import (
    agree_to_changes,
    pass_to_houses,
    reclaim_edition,
    release_edition,
    send_edition_back,
    submit_edition,
    withdraw_edition,
)
from wirnetz.infoservice.delivery.pictures import with_pictures_inside
from wirnetz.infoservice.enums import EditionState
from wirnetz.infoservice.exports import letter_for, plain_text
from wirnetz.infoservice.exports.phrases import paragraphs
from wirnetz.infoservice.forms import ReasonForm, ReviewForm
from wirnetz.infoservice.models import Edition
from wirnetz.infoservice.queries.editions import is_suspicious, text_of, to_agree
from wirnetz.infoservice.queries.second_people import team
from wirnetz.infoservice.rules import works_on_editions
from wirnetz.infoservice.views.entering import at_edition, for_second_person, office_trail
from wirnetz.infoservice.views.public import mail_response, paper_response, parts_of
from wirnetz.infoservice.weaving import Letter, LetterFoot

read_and_write = require_http_methods(["GET", "HEAD", "POST"])


@require_POST
@at_edition
def office_submit(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Give the draft to the second person."""
    if not can(request.user, "edit", edition):
        raise PermissionDenied
    try:
        stored = submit_edition(edition=edition, by=person_of(request))
    except ValidationError as error:
        for reason in error.messages:
            messages.error(request, reason)
    else:
        is_read = stored.state == EditionState.IN_REVIEW
        done = _("Eine zweite Person liest die Ausgabe jetzt.") if is_read else _("Die Ausgabe liegt bei den Häusern.")
        messages.success(request, done)
    return redirect("infoservice:office_edition", edition.slug)


@require_POST
@at_edition
def office_reclaim(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Take one's own edition back out of the review."""
    if edition.state != EditionState.IN_REVIEW or not can(request.user, "withdraw", edition):
        raise PermissionDenied
    reclaim_edition(edition=edition, by=person_of(request))
    messages.success(request, _("Zurückgeholt. Die Ausgabe ist wieder ein Entwurf."))
    return redirect("infoservice:office_edition", edition.slug)


@read_and_write
@for_second_person
def office_review(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Read what somebody else wrote; agree or send it back."""
    may_release = edition in to_agree(request.user)
    form = ReviewForm(request.POST or None)
    if request.method == "POST":
        if not may_release:
            raise PermissionDenied
        if form.is_valid() and _reviewed(request, edition, form):
            works_here = works_on_editions(request.user)
            return redirect("infoservice:office_edition", edition.slug) if works_here else redirect("portal:waiting")
    context = {
        "edition": edition,
        "parts": parts_of(text_of(edition)),
        "greeting": paragraphs(edition.greeting),
        "suspicious": [item.headline for item in text_of(edition).items if is_suspicious(item)],
        "form": form,
        "may_release": may_release,
        "trail": office_trail(edition) if works_on_editions(request.user) else [],
    }
    return render(request, "infoservice/office_review.html", context, status=422 if form.errors else 200)


def _reviewed(request: HttpRequest, edition: Edition, form: ReviewForm) -> bool:
    """Do what the pressed button says; whether it was done."""
    note, by = form.cleaned_data["note"], person_of(request)
    try:
        if request.POST.get("was") == "zurueck" and edition.state == EditionState.IN_REVIEW:
            send_edition_back(edition=edition, note=note, by=by)
            messages.success(request, _("Zurückgegeben. Ihre Anmerkung steht bei der Ausgabe."))
        elif edition.state == EditionState.IN_REVIEW:
            pass_to_houses(edition=edition, note=note, by=by)
            messages.success(request, _("Zugestimmt. Die Häuser können die Ausgabe jetzt anpassen."))
        else:
            agree_to_changes(edition=edition, by=by)
            messages.success(request, _("Zugestimmt. Die Ausgabe geht mit den Änderungen hinaus."))
    except ValidationError as error:
        refuse(form, error)
        return False
    return True


@read_and_write
@at_edition
def office_withdraw(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Take an edition back, for a reason."""
    if edition.state == EditionState.IN_REVIEW or not can(request.user, "withdraw", edition):
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_edition(edition=edition, reason=form.cleaned_data["reason"], by=person_of(request))
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Zurückgezogen."))
            return redirect("infoservice:office_edition", edition.slug)
    context = {"form": form, "edition": edition, "trail": office_trail(edition)}
    return render(request, "infoservice/office_withdraw.html", context, status=422 if form.errors else 200)


@require_POST
@at_edition
def office_release(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Let an edition go whose time with the houses is over, without waiting for the clock."""
    if edition.state != EditionState.WITH_HOUSES or not can(request.user, "withdraw", edition):
        raise PermissionDenied
    try:
        release_edition(edition=edition, by=person_of(request), writer=letter_for)
    except ValidationError as error:
        for reason in error.messages:
            messages.error(request, reason)
    else:
        messages.success(request, _("Die Ausgabe ist erschienen."))
    return redirect("infoservice:office_edition", edition.slug)


@csp_update({"frame-src": ["'self'"]})
@require_safe
@for_second_person
def office_preview(request: HttpRequest, edition: Edition) -> HttpResponse:
    """All forms of an edition on one page."""
    text = text_of(edition)
    context = {
        "edition": edition,
        "letter": _letter(edition),
        "mail_address": reverse("infoservice:office_preview_mail", args=[edition.slug]),
        "pasted": plain_text(text),
        "trail": office_trail(edition) if works_on_editions(request.user) else [],
    }
    return render(request, "infoservice/office_preview.html", context)


@require_safe
@for_second_person
def office_preview_mail(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The mail as a mail program shows it."""
    return mail_response(_letter(edition), request.GET.get("ansicht", ""))


@require_safe
@for_second_person
def office_preview_paper(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The edition as PDF, before it is out."""
    return paper_response(edition)


@require_POST
@for_second_person
def office_send_sample(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Send the edition to oneself, or to everybody who writes for the info service."""
    letter, person = _letter(edition), person_of(request)
    page = with_pictures_inside(letter.html, letter.pictures)
    to_team = request.POST.get("an") == "team" and works_on_editions(request.user)
    people = team() if to_team else [person]
    for each in people:
        subject = _("Probe: %s") % letter.subject
        send_mail(to=each.email, subject=subject, text=letter.text, html=page, kind="edition_sample")
    told = _("Die Probe ist unterwegs an das Team (%d).") % len(people) if to_team else ""
    messages.success(request, told or _("Die Probe ist unterwegs an %s.") % person.email)
    return redirect("infoservice:office_preview", edition.slug)


def _letter(edition: Edition) -> Letter:
    foot = LetterFoot(_("Sie erhalten diese Nachricht, weil Sie die Ausgabe prüfen."), "#abbestellen", "#im-browser")
    return letter_for(text_of(edition), foot)
