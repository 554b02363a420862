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
from wirnetz.activities.queries.registrations import (
    Places,
    is_open_for_registration,
    members_to_tell,
    places_of,
    registered_for,
    registration_key,
    registration_of_key,
)

__all__ = [
    "Choice",
    "Places",
    "free_slug",
    "gathering_known",
    "gatherings_between",
    "gatherings_of",
    "hosts_of",
    "in_area",
    "is_open_for_registration",
    "members_to_tell",
    "open_tasks_of",
    "places_of",
    "possible_participants",
    "pulse_of",
    "registered_for",
    "registration_key",
    "registration_of_key",
    "to_record",
    "with_hosts",
]
