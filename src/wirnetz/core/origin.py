"""Where the present request comes from, shortened, for the record of what was done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

from wirnetz.core.client_address import client_address, shortened_address

_ORIGIN: ContextVar[str] = ContextVar("wirnetz_origin", default="")


def current_origin() -> str:
    """The shortened address (IPv4 /24, IPv6 /48) of whoever asks; empty outside of requests."""
    return _ORIGIN.get()


@contextmanager
def origin(where: str) -> Iterator[None]:
    """What is done inside is recorded as coming from `where`, for commands and jobs."""
    token = _ORIGIN.set(where)
    try:
        yield
    finally:
        _ORIGIN.reset(token)


def note_origin(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: knows the origin while a request is answered."""

    def answer(request: HttpRequest) -> HttpResponse:
        with origin(shortened_address(client_address(request))):
            return get_response(request)

    return answer
