"""What holds for every request of somebody who is signed in: how long a session lasts, and the second factor."""

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
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
    """Leads people whose role asks for a second factor to setting one up; until then only their account is open."""

    def answer(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and _lacks_factor(request):
            request.session["after_second_factor"] = request.get_full_path() if request.method == "GET" else ""
            return HttpResponseRedirect(reverse("mfa_index"))
        return get_response(request)

    return answer


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
