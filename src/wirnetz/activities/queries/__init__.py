"""Questions about what happens."""

from wirnetz.activities.queries.calendar import (
    Choice,
    gatherings_between,
    gatherings_of,
    hosts_of,
    in_area,
    with_hosts,
)
from wirnetz.activities.queries.gatherings import (
    free_slug,
    gathering_known,
    open_tasks_of,
    possible_participants,
    pulse_of,
    to_record,
)

__all__ = [
    "Choice",
    "free_slug",
    "gathering_known",
    "gatherings_between",
    "gatherings_of",
    "hosts_of",
    "in_area",
    "open_tasks_of",
    "possible_participants",
    "pulse_of",
    "to_record",
    "with_hosts",
]
