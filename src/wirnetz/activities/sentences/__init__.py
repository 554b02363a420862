"""What the pages of the room say in their first line: plain values in, German sentences out."""

from wirnetz.activities.sentences.answers import (
    brought_words,
    calendar_answer,
    carried_answer,
    clock,
    day_words,
    gathering_answer,
    month_words,
    pulse_answer,
    status_answer,
)
from wirnetz.activities.sentences.joint import (
    activities_answer,
    carried_by,
    period_words,
    results_words,
    standing_words,
    taking_part_words,
)
from wirnetz.activities.sentences.members import (
    contacts_answer,
    files_answer,
    handover_answer,
    links_answer,
    members_answer,
)
from wirnetz.activities.sentences.registrations import (
    list_answer,
    own_registration_answer,
    registration_words,
    told_words,
)
from wirnetz.activities.sentences.territories import change_words, extension_answer, territory_answer
from wirnetz.activities.sentences.years import year_answer

__all__ = [
    "activities_answer",
    "brought_words",
    "calendar_answer",
    "carried_answer",
    "carried_by",
    "change_words",
    "clock",
    "contacts_answer",
    "day_words",
    "extension_answer",
    "files_answer",
    "gathering_answer",
    "handover_answer",
    "links_answer",
    "list_answer",
    "members_answer",
    "month_words",
    "own_registration_answer",
    "period_words",
    "pulse_answer",
    "registration_words",
    "results_words",
    "standing_words",
    "status_answer",
    "taking_part_words",
    "territory_answer",
    "told_words",
    "year_answer",
]
