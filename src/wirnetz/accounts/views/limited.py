"""No more answers about codes and addresses than anybody needs."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from wirnetz.core.client_address import client_network
from wirnetz.core.limits import RECOVERY, SIGN_IN, allow, too_many

View = Callable[..., HttpResponse]


def asking_limited(view: View) -> View:
    """A view with an address to which a mail goes: ten a minute from one client, five an hour for one address.

    Both are counted for the client that asks, so nobody can lock somebody else out.
    """

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        client = client_network(request)
        if not allow("sign_in", client, **SIGN_IN):
            return too_many(request, seconds=SIGN_IN["seconds"])
        address = request.POST.get("email", "").strip().lower()
        if not allow("code", f"{client}\0{address}", **RECOVERY):
            return too_many(request, seconds=RECOVERY["seconds"])
        return view(request, *args, **kwargs)

    return answer


def entering_limited(view: View) -> View:
    """A view into which a code or passkey is entered: ten a minute from one client."""

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not allow("enter_code", client_network(request), **SIGN_IN):
            return too_many(request, seconds=SIGN_IN["seconds"])
        return view(request, *args, **kwargs)

    return answer
