"""Whole pages kept for visitors who are not signed in."""

import functools
import gzip
import hashlib
from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from wirnetz.core.kept.store import STORE
from wirnetz.core.kept.version import data_version

View = Callable[..., HttpResponse]
PERSONAL_COOKIES = {settings.SESSION_COOKIE_NAME, "messages"}
TAG_LENGTH = 20


def kept_page(*parameters: str) -> Callable[[View], View]:
    """A view whose answer depends on nothing but address, language, records and day, for those not signed in.

    It is kept under its full address if that has no other query parameters than `parameters`. Browsers ask again
    each time and get 304 as long as the page is the same. Anybody with a session gets a page of their own.
    """

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            version = data_version() if _is_for_everybody(request, parameters) else ""
            if not version:
                return view(request, *args, **kwargs)
            key = (request.get_full_path(), get_language())
            body: bytes | None = STORE.get(version, key)
            if body is None:
                made = view(request, *args, **kwargs)
                if not _may_be_kept(request, made):
                    return made
                body = _tag(made.content) + gzip.compress(made.content, 6, mtime=0)
                STORE.put(version, key, body)
            return _response(request, body)

        return answer

    return decorate


def _is_for_everybody(request: HttpRequest, parameters: tuple[str, ...]) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and PERSONAL_COOKIES.isdisjoint(request.COOKIES)
        and "HX-Request" not in request.headers
        and set(request.GET) <= set(parameters)
    )


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Plain 200 pages only: nothing that sets a cookie, holds a form's secret, is somebody's or holds for a moment."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and response.get("Cache-Control") != "no-store"
        and response["Content-Type"].startswith("text/html")
    )


def _tag(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest()[:TAG_LENGTH].encode()


def _response(request: HttpRequest, body: bytes) -> HttpResponse:
    """The page as the visitor's browser takes it: compressed, plain, or not at all since it has it already."""
    tag = f'W/"{body[:TAG_LENGTH].decode()}"'
    response = HttpResponse()
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response.content = body[TAG_LENGTH:]
        response["Content-Encoding"] = "gzip"
    else:
        response.content = gzip.decompress(body[TAG_LENGTH:])
    response["ETag"] = tag
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Cookie", "Accept-Encoding"])
    return cast(HttpResponse, get_conditional_response(request, etag=tag, response=response))
