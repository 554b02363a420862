"""Questions about what happens."""

from wirnetz.activities.queries.calendar import (
    Choice,
    gatherings_between,
    gatherings_of,
    hosts_of,
    in_area,
    with_hosts,
)
from wirnetz.activities.queries.carrying import A_YEAR, idea_of, notes_about, notes_listed, times_brought
from wirnetz.activities.queries.feeds import feed_in_use, feed_of_token, gatherings_for
from wirnetz.activities.queries.gatherings import (
    free_slug,
    gathering_known,
    open_tasks_of,
    possible_participants,
    pulse_of,
    to_record,
)
from wirnetz.activities.queries.parties import (
    Party,
    key_of,
    overlapping,
    part_requests_to,
    parties_called,
    writers_at,
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
from wirnetz.activities.queries.years import (
    gatherings_of_year,
    joint_activities_in,
    networks_inviting,
    year_rows,
)

__all__ = [
    "A_YEAR",
    "Choice",
    "Party",
    "Places",
    "feed_in_use",
    "feed_of_token",
    "free_slug",
    "gathering_known",
    "gatherings_between",
    "gatherings_for",
    "gatherings_of",
    "gatherings_of_year",
    "hosts_of",
    "idea_of",
    "in_area",
    "is_open_for_registration",
    "joint_activities_in",
    "key_of",
    "members_to_tell",
    "networks_inviting",
    "notes_about",
    "notes_listed",
    "open_tasks_of",
    "overlapping",
    "part_requests_to",
    "parties_called",
    "places_of",
    "possible_participants",
    "pulse_of",
    "registered_for",
    "registration_key",
    "registration_of_key",
    "times_brought",
    "to_record",
    "with_hosts",
    "writers_at",
    "year_rows",
]
