"""What every response says to the browser: which powers no page has, and what must not be kept anywhere."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from wirnetz.core.uploads import OfficeLimits

Next = Callable[[HttpRequest], HttpResponse]
PRIVATE_PARTS = ("/konto/", "/verwaltung/", "/arbeitsplatz/", "/einrichten/")
SAME_FOR_ALL = ("/static/", "/farben.css", "/logo.png")
POWERS = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
    "gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock",
    "usb", "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS = ", ".join(
    [*(f"{power}=()" for power in POWERS), "publickey-credentials-create=(self)", "publickey-credentials-get=(self)"]
)
PAGE_METHODS = ("GET", "HEAD", "OPTIONS", "POST")
BESIDES_FILES = 6_000_000
"""Bytes that a request may have besides its largest file."""


def browser_rules(get_response: Next) -> Next:
    """Middleware, outermost: the headers that no other one sets, and no-store on whatever is somebody's."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if is_private(request, response):
            response["Cache-Control"] = "no-store"
        return response

    return answer


def is_private(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a response belongs to one visitor: part of the site, a session, or a cookie that it sets."""
    if request.path.startswith(SAME_FOR_ALL):
        return False
    return (
        request.path.startswith(PRIVATE_PARTS)
        or settings.SESSION_COOKIE_NAME in request.COOKIES
        or bool(response.cookies)
    )


def readable_questions(get_response: Next) -> Next:
    """Middleware: no text of the database holds a NUL, so nobody can ask for one (400)."""

    def answer(request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL in the question")
        return get_response(request)

    return answer


def page_methods(get_response: Next) -> Next:
    """Middleware: pages are read and forms are posted; nothing else is done to them (405)."""

    def answer(request: HttpRequest) -> HttpResponse:
        return get_response(request) if request.method in PAGE_METHODS else HttpResponseNotAllowed(PAGE_METHODS)

    return answer


def request_size(get_response: Next) -> Next:
    """Middleware: a request that is too large is refused before it is read."""

    def answer(request: HttpRequest) -> HttpResponse:
        largest = max(settings.UPLOAD_BYTES, OfficeLimits().upload_bytes)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isascii() and length.isdigit() and int(length) > largest + BESIDES_FILES:
            return render(request, "core/error_413.html", {"most": largest // 1_000_000}, status=413)
        return get_response(request)

    return answer
