"""What holds for every request of somebody who is signed in: how long a session lasts, and the second factor."""

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import note_visit
from wirnetz.accounts.models import Person
from wirnetz.accounts.rules import has_second_factor, must_have_second_factor
from wirnetz.core import installation
from wirnetz.core.stepup import forget_old_act

Next = Callable[[HttpRequest], HttpResponse]
IDLE_SECONDS = 2 * 3600
LONGEST_SECONDS = 12 * 3600
NOTED_EVERY_SECONDS = 60
OPEN_WITHOUT_FACTOR = ("/konto/", "/healthz", "/impressum/", "/datenschutz/", "/barrierefreiheit/", "/static/")
CLOSED_WITHOUT_FACTOR = ("/konto/rechte/",)
BEFORE_SET_UP = "/einrichten/"
READING = ("GET", "HEAD")
NOT_FOR_STRANGERS = (401, 403, 404)


def session_limits(get_response: Next) -> Next:
    """Ends sessions that were idle for two hours or are twelve hours old, and notes the day of the last visit."""

    def answer(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and isinstance(request.user, Person):
            _keep_time(request, request.user)
        return get_response(request)

    return answer


def _keep_time(request: HttpRequest, person: Person) -> None:
    session, now = request.session, int(time.time())
    began, seen = session.get("began_at", 0), session.get("seen_at", 0)
    if now - began >= LONGEST_SECONDS or now - seen >= IDLE_SECONDS:
        UserSession.objects.filter(session_key=session.session_key).delete()
        logout(request)
        messages.info(request, _("Sie waren längere Zeit nicht aktiv und wurden abgemeldet."))
        return
    if now - seen >= NOTED_EVERY_SECONDS:
        session["seen_at"] = now
        forget_old_act(session)
        UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=timezone.now())
    today = timezone.localdate()
    if person.seen_on != today:
        note_visit(person=person, on=today)


def second_factor_first(get_response: Next) -> Next:
    """Leads people whose role asks for a second factor to setting one up; until then they read as strangers do.

    What strangers may read answers exactly as it answers them, with a line that says why; everything else, and
    whatever is sent, leads to setting the factor up. Only the own account is open as it is.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not _lacks_factor(request):
            return get_response(request)
        if request.method in READING:
            response = _as_for_strangers(request, get_response)
            if response is not None:
                return response
        request.session["after_second_factor"] = request.get_full_path() if request.method == "GET" else ""
        return HttpResponseRedirect(reverse("mfa_index"))

    return answer


def _as_for_strangers(request: HttpRequest, get_response: Next) -> HttpResponse | None:
    """The page as anybody sees it; None where strangers see none."""
    request.user = AnonymousUser()
    request.lacks_second_factor = True  # type: ignore[attr-defined]
    response = get_response(request)
    is_sign_in = response.get("Location", "").startswith(resolve_url(settings.LOGIN_URL))
    if is_sign_in or response.status_code in NOT_FOR_STRANGERS:
        return None
    response["Cache-Control"] = "no-store"
    return response


def _lacks_factor(request: HttpRequest) -> bool:
    is_open = request.path.startswith(OPEN_WITHOUT_FACTOR) and not request.path.startswith(CLOSED_WITHOUT_FACTOR)
    if is_open or not request.user.is_authenticated:
        return False
    if request.session.get("has_second_factor"):
        return False
    if not must_have_second_factor(request.user):
        return False
    if has_second_factor(request.user):
        request.session["has_second_factor"] = True
        return False
    is_first_hour = request.path.startswith(BEFORE_SET_UP) and installation.of_request(request).set_up_at is None
    return not is_first_hour
