"""Aids to use and to pass on, by the question that a person comes with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wirnetz.accounts.rules import visible
from wirnetz.arguments.enums import AUDIENCE_SLUGS
from wirnetz.arguments.queries.brochures import brochures_released
from wirnetz.arguments.validators.occasions import occasions
from wirnetz.core.kept import kept_page

MOST_BROCHURES = 12


@require_safe
@kept_page()
def aids(request: HttpRequest) -> HttpResponse:
    """All aids on one page: kits by occasion, arguments by listener, what can be shown around, brochures, codes."""
    listed = occasions().values()
    spoken_to = dict.fromkeys(audience for occasion in listed for audience in occasion.audiences)
    context = {
        "occasions": listed,
        "brochures": list(visible(request.user, brochures_released())[:MOST_BROCHURES]),
        "listeners": [(AUDIENCE_SLUGS[audience], audience.label) for audience in spoken_to],
    }
    return render(request, "arguments/aids.html", context)
