"""Who is writing, and on which page: noted beside each change that history keeps of the records."""

from collections.abc import Callable

import pghistory
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

READING = frozenset({"GET", "HEAD", "OPTIONS"})
SECRET_PARTS = frozenset({"token", "code", "key", "uidb36"})


def page_of(request: HttpRequest) -> str:
    """The address of the page, without the parts that open something; empty where there is no such page."""
    try:
        parts = resolve(request.path).kwargs
    except Resolver404:
        return ""
    page = request.path
    for name in SECRET_PARTS & set(parts):
        page = page.replace(str(parts[name]), "…")
    return page


def note_writer(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware behind the sign-in: changes of a writing request carry the person's number and the page.

    Reading requests carry nothing, so that they need no session.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method in READING:
            return get_response(request)
        with pghistory.context(user=request.user.pk, url=page_of(request)):
            return get_response(request)

    return answer
