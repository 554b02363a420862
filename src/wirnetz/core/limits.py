"""How often somebody may ask: counted in the database for all processes together, under digests only."""

import functools
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypedDict

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from wirnetz.core.client_address import client_network
from wirnetz.core.models import RequestCount

View = Callable[..., HttpResponse]


class Limit(TypedDict):
    """So many requests in so many seconds."""

    limit: int
    seconds: int


FINDER: Limit = {"limit": 60, "seconds": 60}
SIGN_IN: Limit = {"limit": 10, "seconds": 60}
RECOVERY: Limit = {"limit": 5, "seconds": 3600}
MAIL_TO_ONE_ADDRESS: Limit = {"limit": 1, "seconds": 24 * 3600}
MAILS_FROM_ONE_CLIENT: Limit = {"limit": 20, "seconds": 3600}
API: Limit = {"limit": 600, "seconds": 60}
LONGEST_WINDOW = timedelta(days=1)

COUNT = """INSERT INTO core_requestcount AS counted (key, window_from, count) VALUES (%s, %s, 1)
    ON CONFLICT (key, window_from) DO UPDATE SET count = counted.count + 1 RETURNING count"""


def allow(name: str, key: str, *, limit: int, seconds: int) -> bool:
    """Count one more request of `key` in the present window; whether it is within `limit`. One query."""
    digest = salted_hmac("wirnetz.core.limits", f"{name}\0{key}", algorithm="sha256").hexdigest()
    window = datetime.fromtimestamp(int(time.time()) // seconds * seconds, UTC)
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [digest, window])
        return bool(cursor.fetchone()[0] <= limit)


def limited(
    name: str,
    *,
    limit: int,
    seconds: int,
    key: Callable[[HttpRequest], str] = client_network,
    when: Callable[[HttpRequest], bool] = bool,
) -> Callable[[View], View]:
    """A view that answers 429 to more than `limit` requests of one `key` in `seconds`.

    `when` says which requests count, by default all. Set it inside `kept_page`, so that finished pages are not counted.
    """

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if when(request) and not allow(name, key(request), limit=limit, seconds=seconds):
                return too_many(request, seconds=seconds)
            return view(request, *args, **kwargs)

        return answer

    return decorate


def too_many(request: HttpRequest, *, seconds: int) -> HttpResponse:
    """429 with the time until the present window ends, as header and in words."""
    wait = seconds - int(time.time()) % seconds
    response = render(
        request, "core/error_429.html", {"minutes": -(-wait // 60), "hours": -(-wait // 3600)}, status=429
    )
    response["Retry-After"] = str(wait)
    response["Cache-Control"] = "no-store"
    return response


def too_many_in_a_minute(request: HttpRequest) -> HttpResponse:
    """429 of the sign-in library's own limits, which all count by the minute."""
    return too_many(request, seconds=60)


def forget_old_counts() -> int:
    """Remove counts of windows that are over for good; how many."""
    return RequestCount.objects.filter(window_from__lt=timezone.now() - 2 * LONGEST_WINDOW).delete()[0]
