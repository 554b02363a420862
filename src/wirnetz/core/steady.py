"""Answers that say nothing by their speed."""

import functools
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def steady(view: View) -> View:
    """A view whose answer to a form takes one or more whole steps of time, however much there was to do."""

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        begun = time.perf_counter()
        response = view(request, *args, **kwargs)
        if hasattr(response, "render"):
            response = response.render()
        step = settings.STEADY_ANSWER_SECONDS
        if step and request.method == "POST":
            time.sleep(step - (time.perf_counter() - begun) % step)
        return response

    return answer
