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
    return steady_in_steps_of(1)(view)


def steady_in_steps_of(number: int) -> Callable[[View], View]:
    """The same with several steps as one, for what may take long: one step must hold all that differs."""

    def slowed(view: View) -> View:
        return _answering_in(number, view)

    return slowed


def _answering_in(number: int, view: View) -> View:
    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        begun = time.perf_counter()
        response = view(request, *args, **kwargs)
        if hasattr(response, "render"):
            response = response.render()
        step = number * settings.STEADY_ANSWER_SECONDS
        if step and request.method == "POST":
            time.sleep(step - (time.perf_counter() - begun) % step)
        return response

    return answer
