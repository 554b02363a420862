"""What a page shows of what was brought in: each idea once, with its latest note."""

from typing import Any

from django.db.models import QuerySet

from wirnetz.activities.models import CarriedNote
from wirnetz.activities.queries import idea_of

MOST_READ, MOST_SHOWN = 60, 8


def latest_by_idea(notes: QuerySet[CarriedNote]) -> list[dict[str, Any]]:
    """The latest note of each idea, the latest first; one query."""
    found: dict[str, CarriedNote] = {}
    for note in notes[:MOST_READ]:
        found.setdefault(idea_of(note), note)
    return [{"note": note} for note in list(found.values())[:MOST_SHOWN]]
