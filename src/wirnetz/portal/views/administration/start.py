"""What waits for a decision of the alliance office."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from wirnetz.portal.queries.administration.decisions import decisions_for
from wirnetz.portal.sentences.administration import decisions_answer
from wirnetz.portal.views.administration.entering import in_office


@require_safe
@in_office()
def start(request: HttpRequest) -> HttpResponse:
    """One line for each thing to decide, with one button; then it ends."""
    items = decisions_for(request.user, timezone.localdate())
    context = {"items": items, "answer": decisions_answer(len(items))}
    return render(request, "portal/administration/start.html", context)
