"""The second person, the preview in all its forms, and taking an edition back."""

from datetime import datetime
from typing import Any

from csp.decorators import csp_update
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can
from wirnetz.core.german import counted, date_words, inside_quotes
from wirnetz.core.mail import send_mail
from wirnetz.core.refusing import refuse
from wirnetz.infoservice.actions import (
    agree_to_changes,
    lacks,
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
from wirnetz.infoservice.exports.phrases import frame_of
from wirnetz.infoservice.forms import ReasonForm, ReviewForm
from wirnetz.infoservice.models import Edition
from wirnetz.infoservice.queries.editions import edition_named, for_whom, is_suspicious, text_of, to_agree
from wirnetz.infoservice.queries.second_people import named, second_people, team
from wirnetz.infoservice.queries.settings import info_service
from wirnetz.infoservice.queries.timing import earliest_out, ends_too_early
from wirnetz.infoservice.rules import works_on_editions
from wirnetz.infoservice.views.entering import at_edition, for_second_person, office_trail
from wirnetz.infoservice.views.public import language_asked, mail_response, page_of, paper_response
from wirnetz.infoservice.weaving import ENGLISH, EditionText, Letter, LetterFoot, has_english, in_language

read_and_write = require_http_methods(["GET", "HEAD", "POST"])
WHERE_IT_LIES = {
    EditionState.IN_REVIEW: gettext_lazy("„%(title)s“ liegt schon bei der zweiten Person."),
    EditionState.WITH_HOUSES: gettext_lazy("„%(title)s“ liegt schon bei den Häusern."),
    EditionState.RELEASED: gettext_lazy("„%(title)s“ ist schon erschienen."),
    EditionState.WITHDRAWN: gettext_lazy("„%(title)s“ ist zurückgezogen."),
}


@read_and_write
@at_edition
def office_submit(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Give the draft to the second person, after saying who reads it and what happens then; once is enough."""
    if edition.state != EditionState.DRAFT:
        return _given_before(request, edition)
    if not can(request.user, "edit", edition):
        raise PermissionDenied
    missing = lacks(edition)
    if request.method == "POST" and not missing:
        try:
            stored = submit_edition(edition=edition, by=person_of(request))
        except ValidationError as error:
            now = edition_named(request.user, edition.slug) or edition
            if now.state != EditionState.DRAFT:
                return _given_before(request, now)
            missing = error.messages
        else:
            is_read = stored.state == EditionState.IN_REVIEW
            done = (
                _("Gegeben. Als Nächstes liest eine zweite Person.")
                if is_read
                else _("Die Ausgabe liegt bei den Häusern.")
            )
            messages.success(request, done)
            return redirect("infoservice:office_edition", edition.slug)
    if missing:
        for reason in missing:
            messages.error(request, reason)
        return redirect("infoservice:office_edition", edition.slug)
    at, items = _going_out(edition), list(edition.items.all())
    context = {
        "edition": edition,
        "count": counted(len(items), _("Meldung"), _("Meldungen"), one=_("einer")),
        "without_action": [item.headline for item in items if not item.action],
        "needs_second_person": info_service().needs_second_person,
        "second_people": second_people(edition),
        "out": at and _day_and_time(at),
        "trail": office_trail(edition),
    }
    return render(request, "infoservice/office_submit.html", context)


def _given_before(request: HttpRequest, edition: Edition) -> HttpResponse:
    """To the edition, with where it lies: whoever gives it twice, or comes back to that page, did nothing wrong."""
    told = {"title": inside_quotes(edition.title)}
    if edition.state == EditionState.IN_REVIEW and (people := second_people(edition)):
        told["people"] = people
        messages.info(request, _("„%(title)s“ liegt schon bei der zweiten Person: %(people)s.") % told)
    else:
        messages.info(request, WHERE_IT_LIES[EditionState(edition.state)] % told)
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
    text = text_of(edition)
    context = _to_check(edition, text) | {
        "edition": edition,
        "english": _to_check(edition, in_language(text, ENGLISH)) if has_english(text) else None,
        "too_early": ends_too_early(edition, edition.items.all()),
        "suspicious": [item.headline for item in text.items if is_suspicious(item)],
        "form": form,
        "may_release": may_release,
        "then": _then(edition) if edition.state == EditionState.IN_REVIEW else "",
        "trail": office_trail(edition) if works_on_editions(request.user) else [],
    }
    return render(request, "infoservice/office_review.html", context, status=422 if form.errors else 200)


def _to_check(edition: Edition, text: EditionText) -> dict[str, Any]:
    """The edition as a page, each item with what no reader sees: who gets it, and what is said of its picture."""
    stored = {item.key: item for item in edition.items.all()}
    context = page_of(text)
    for part in context["parts"]:
        part["for_whom"] = for_whom(stored[part["item"].key])
        part["said_in"] = part["picture_language"] or text.language
    return context


def _then(edition: Edition) -> str:
    """What agreeing sets going, with its day."""
    at = _going_out(edition)
    if at is None:
        return _("Stimmen Sie zu, geht die Ausgabe gleich hinaus.")
    return _("Stimmen Sie zu, können die Häuser bis %s anpassen. Dann geht die Ausgabe hinaus.") % _day_and_time(at)


def _going_out(edition: Edition) -> datetime | None:
    """When the edition goes out if it is given to the houses now; None for at once."""
    now = timezone.now()
    at = earliest_out(edition, now)
    return at if at > now else None


def _day_and_time(at: datetime) -> str:
    local = timezone.localtime(at)
    return _("%(day)s, %(time)s Uhr") % {"day": date_words(local.date()), "time": f"{local:%H:%M}"}


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
    """All forms of an edition on one page, in one of its languages."""
    text, person, works_here = _asked(request, edition), person_of(request), works_on_editions(request.user)
    colleagues = team() if works_here else []
    context = {
        "edition": edition,
        "you": person,
        "team": named(colleagues, person) if colleagues != [person] else "",
        "team_size": counted(len(colleagues), _("Person"), _("Personen")),
        "letter": _letter(text),
        "mail_address": reverse("infoservice:office_preview_mail", args=[edition.slug]),
        "speaks": text.language,
        "has_english": has_english(text),
        "pasted": plain_text(text),
        "trail": office_trail(edition) if works_here else [],
    }
    return render(request, "infoservice/office_preview.html", context)


@require_safe
@for_second_person
def office_preview_mail(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The mail as a mail program shows it."""
    return mail_response(_letter(_asked(request, edition)), request.GET.get("ansicht", ""))


@require_safe
@for_second_person
def office_preview_paper(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The edition as PDF, before it is out."""
    return paper_response(edition, _asked(request, edition))


@require_POST
@for_second_person
def office_send_sample(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Send the edition to oneself, or to everybody who writes for the info service."""
    text = _asked(request, edition)
    letter, person = _letter(text), person_of(request)
    page = with_pictures_inside(letter.html, letter.pictures)
    to_team = request.POST.get("an") == "team" and works_on_editions(request.user)
    people = team() if to_team else [person]
    for each in people:
        subject = _("Probe: %s") % letter.subject
        send_mail(to=each.email, subject=subject, text=letter.text, html=page, kind="edition_sample")
    whom = named(people, person) if to_team else person.email
    messages.success(request, _("Die Probe ist unterwegs an %s.") % whom)
    here = reverse("infoservice:office_preview", args=[edition.slug])
    return redirect(f"{here}?sprache={ENGLISH}" if language_asked(request, text) == ENGLISH else here)


def _asked(request: HttpRequest, edition: Edition) -> EditionText:
    text = text_of(edition)
    return in_language(text, language_asked(request, text))


def _letter(text: EditionText) -> Letter:
    return letter_for(text, LetterFoot(str(frame_of(text).because_tried), "#abbestellen", "#im-browser"))
