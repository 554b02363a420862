"""What waits for a person, and for whom they work."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wirnetz.accounts.enums import NodeKind
from wirnetz.core.waiting import waiting_for
from wirnetz.infoservice.rules import works_on_editions
from wirnetz.networks.queries import networks_worked_for
from wirnetz.organisations.queries import workplaces_of
from wirnetz.portal.queries.workspace.changes import recent_changes
from wirnetz.portal.sentences.workspace import agenda_day, waiting_answer


@never_cache
@login_required
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """What to do with its day, what changed, where one works; then it ends."""
    today = timezone.localdate()
    places = list(workplaces_of(request.user, on=today))
    items = waiting_for(request.user, today)
    agenda = [(item, agenda_day(item.due_on, today)) for item in items]
    overdue = sum(item.due_on is not None and item.due_on < today for item in items)
    answer, rest = waiting_answer(len(items), items[0].due_on if items else None, today, overdue=overdue)
    names = {place.slug: place.label for place in places}
    context = {
        "agenda": [(item, day, names.get(item.place, "") if len(places) > 1 else "") for item, day in agenda],
        "answer": answer,
        "rest": rest,
        "places": places,
        "networks": list(networks_worked_for(request.user)),
        "writes_editions": any(place.node and place.node.kind == NodeKind.ALLIANCE for place in places)
        and works_on_editions(request.user),
        "changes": recent_changes(request.user, places, on=today),
    }
    return render(request, "portal/workspace/waiting.html", context)
