"""Registering for a date, the private link of who registered, and the list for who invites."""

import io

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wirnetz.accounts.queries import person_of
from wirnetz.accounts.rules import can, visible
from wirnetz.activities.actions import (
    add_registration,
    cancel_registration,
    confirm_registration,
    note_export,
    register,
)
from wirnetz.activities.exports import registration_list
from wirnetz.activities.forms import EnterForm, RegistrationForm
from wirnetz.activities.models import Gathering, Registration
from wirnetz.activities.queries import (
    gathering_known,
    hosts_of,
    is_open_for_registration,
    place_in_queue,
    places_of,
    registered_for,
    registration_of_key,
)
from wirnetz.activities.sentences import list_answer, own_registration_answer, registration_words
from wirnetz.activities.views.entering import at_gathering
from wirnetz.core.limits import MAILS_FROM_ONE_CLIENT, Limit, allow, limited
from wirnetz.core.refusing import refuse
from wirnetz.core.stepup import confirm_first
from wirnetz.core.uploads.serving import private_file_response

MAILS_TO_ONE_ADDRESS: Limit = {"limit": 5, "seconds": 24 * 3600}
read_and_write = require_http_methods(["GET", "HEAD", "POST"])
by_client = limited("registration", **MAILS_FROM_ONE_CLIENT, when=lambda request: request.method == "POST")


@never_cache
@read_and_write
@by_client
def sign_up(request: HttpRequest, slug: str) -> HttpResponse:
    """The form. Whatever address is typed, the answer is the same: a mail is on its way."""
    gathering = gathering_known(request.user, slug)
    if gathering is None or not gathering.takes_registrations:
        raise Http404(_("Zu diesem Termin gibt es keine Anmeldung."))
    form = RegistrationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _register(gathering, form)
        except ValidationError as error:
            refuse(form, error)
        else:
            said = _("Fast fertig: An %s geht eine Mail mit einem Link. Erst mit ihm gilt die Anmeldung.")
            messages.success(request, said % form.cleaned_data["email"])
            return redirect("activities:gathering", gathering.slug)
    context = {
        "gathering": gathering,
        "form": form,
        "words": words_of(gathering),
        "is_full": places_of(gathering).is_full,
        "is_open": is_open_for_registration(gathering, now=timezone.now()),
    }
    return render(request, "activities/registration_new.html", context, status=422 if form.errors else 200)


def _register(gathering: Gathering, form: RegistrationForm) -> None:
    if form.is_by_a_machine:
        return
    said = form.said
    may_mail = allow("registration_mail", said["email"].lower(), **MAILS_TO_ONE_ADDRESS)
    register(gathering=gathering, may_mail=may_mail, **said)


def words_of(gathering: Gathering) -> str:
    """Whether one can register, in a sentence; empty where nobody can."""
    if not gathering.takes_registrations or gathering.is_cancelled:
        return ""
    places, closes = places_of(gathering), gathering.registration_until
    return registration_words(
        now=timezone.localtime(),
        begins=timezone.localtime(gathering.starts_at),
        closes=timezone.localtime(closes) if closes else None,
        ask_at=next((host.email for host in hosts_of(gathering) if host.email), ""),
        capacity=places.capacity,
        taken=places.taken,
        waiting=places.waiting,
    )


@never_cache
@read_and_write
@by_client
def registration(request: HttpRequest, key: str) -> HttpResponse:
    """What the link stands for, and its buttons. Reading it changes nothing: programs that check mails follow links."""
    found = _held(key)
    if request.method == "POST":
        try:
            if "cancel" in request.POST:
                cancel_registration(key=key)
            else:
                confirm_registration(key=key)
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
        return redirect("activities:registration", key)
    gathering, now = found.gathering, timezone.now()
    begin = timezone.localtime(gathering.starts_at)
    context = {
        "registration": found,
        "gathering": gathering,
        "begin": begin,
        "end": timezone.localtime(gathering.ends_at),
        "is_to_come": not gathering.is_cancelled and gathering.starts_at > now,
        "may_return": is_open_for_registration(gathering, now=now),
        "answer": own_registration_answer(
            found.state,
            position=place_in_queue(found),
            title=gathering.title,
            begin=begin,
            is_over=gathering.is_over(now),
            is_cancelled=gathering.is_cancelled,
        ),
    }
    return render(request, "activities/registration.html", context)


def _held(key: str) -> Registration:
    found = registration_of_key(key)
    if found is None:
        raise Http404(_("Dieser Link gilt nicht oder nicht mehr."))
    return found


@read_and_write
@at_gathering
def registrations(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    """Who registered, for who invites, and a form for somebody who asked by phone."""
    _demand_list(request, gathering)
    form = EnterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            entered = add_registration(gathering=gathering, by=person_of(request), **form.said)
        except ValidationError as error:
            refuse(form, error)
        else:
            messages.success(request, _("Eingetragen: %s. Eine Mail sagt es ihr oder ihm.") % entered.name)
            return redirect("activities:registrations", gathering.slug)
    places = places_of(gathering)
    context = {
        "gathering": gathering,
        "registrations": list(visible(request.user, registered_for(gathering))),
        "answer": list_answer(taken=places.taken, waiting=places.waiting, capacity=places.capacity),
        "words": words_of(gathering),
        "form": form,
        "may_enter": gathering.takes_registrations
        and not gathering.is_cancelled
        and gathering.starts_at > timezone.now(),
    }
    return render(request, "activities/registrations.html", context, status=422 if form.errors else 200)


@require_safe
@at_gathering
@confirm_first
def registrations_csv(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    """The same to take away, after confirming that it is oneself."""
    _demand_list(request, gathering)
    file = registration_list(gathering, visible(request.user, registered_for(gathering)))
    note_export(gathering=gathering, by=person_of(request))
    return private_file_response(io.BytesIO(file.content), download_name=file.name)


def _demand_list(request: HttpRequest, gathering: Gathering) -> None:
    if not can(request.user, "export", gathering):
        raise PermissionDenied(_("Wer sich angemeldet hat, sehen nur die, die zu diesem Termin einladen."))
