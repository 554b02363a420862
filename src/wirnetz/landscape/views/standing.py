"""What stands on every page of the landscape: from which state of the records it was computed, and from how many."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wirnetz.landscape.analysis import Landscape
from wirnetz.landscape.exports.standing import stand_words
from wirnetz.landscape.queries.kept import is_up_to_date


def shown(request: HttpRequest, template: str, landscape: Landscape, context: Mapping[str, Any]) -> HttpResponse:
    """A page of the landscape. One that holds only until the background is finished is not kept."""
    is_current = is_up_to_date(landscape)
    response = render(request, template, {**context, "stand": stand_words(landscape, is_current=is_current)})
    if not is_current:
        response["Cache-Control"] = "no-store"
    return response
