"""Questions about organisations. Those that join networks are in the room `networks`."""

from wirnetz.organisations.queries.bodies import applications_listed, bodies_listed, free_body_slug
from wirnetz.organisations.queries.data_protection import (
    Settled,
    bases_of_houses,
    house_above,
    houses_by_basis,
    settled_by,
    settled_by_all,
    usual_footing,
)
from wirnetz.organisations.queries.informing import TO_TELL_WITHIN, informed_by_house, informed_by_program
from wirnetz.organisations.queries.look import brand_of, theme_of, voice_at, voice_of
from wirnetz.organisations.queries.offices import (
    free_slug,
    offices_and_house,
    offices_below,
    offices_listed,
    offices_without_district,
    organisations_to_join,
    possible_parents,
    workplace,
    workplaces_of,
)
from wirnetz.organisations.queries.recorded import (
    areas_touching,
    hand_edited,
    land_wide_organisations,
    offices_of,
    organisations_listed,
    organisations_seated_in,
    organisations_with_slug,
    recorded_organisations,
    the_alliance,
)

__all__ = [
    "TO_TELL_WITHIN",
    "Settled",
    "applications_listed",
    "areas_touching",
    "bases_of_houses",
    "bodies_listed",
    "brand_of",
    "free_body_slug",
    "free_slug",
    "hand_edited",
    "house_above",
    "houses_by_basis",
    "informed_by_house",
    "informed_by_program",
    "land_wide_organisations",
    "offices_and_house",
    "offices_below",
    "offices_listed",
    "offices_of",
    "offices_without_district",
    "organisations_listed",
    "organisations_seated_in",
    "organisations_to_join",
    "organisations_with_slug",
    "possible_parents",
    "recorded_organisations",
    "settled_by",
    "settled_by_all",
    "the_alliance",
    "theme_of",
    "usual_footing",
    "voice_at",
    "voice_of",
    "workplace",
    "workplaces_of",
]
