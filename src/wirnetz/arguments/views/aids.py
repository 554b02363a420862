"""Aids to use and to pass on, by the question that a person comes with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wirnetz.arguments.enums import AUDIENCE_SLUGS
from wirnetz.arguments.validators.occasions import occasions
from wirnetz.core.kept import kept_page


@require_safe
@kept_page()
def aids(request: HttpRequest) -> HttpResponse:
    """All aids on one page: kits by occasion, arguments by listener, what can be shown around, the code of a kit."""
    listed = occasions().values()
    spoken_to = dict.fromkeys(audience for occasion in listed for audience in occasion.audiences)
    context = {
        "occasions": listed,
        "listeners": [(AUDIENCE_SLUGS[audience], audience.label) for audience in spoken_to],
    }
    return render(request, "arguments/aids.html", context)
