"""Questions about people, rights and ways in."""

from wirnetz.accounts.queries.acting import person_of
from wirnetz.accounts.queries.approvals import approvals_of
from wirnetz.accounts.queries.erasures import address_digest, erased_addresses
from wirnetz.accounts.queries.grants import (
    example_people,
    grants_below,
    grants_of,
    grants_on,
    house_to_ask,
    houses_of,
    is_last_administration,
    is_unconfirmed,
    lapsing_grants,
    people_holding,
    unconfirmed_grants,
)
from wirnetz.accounts.queries.people import has_open_invitation, person_with_address
from wirnetz.accounts.queries.places import house_of, name_places_by, place_name, place_names
from wirnetz.accounts.queries.ways_in import (
    invitation_with_token,
    invitations_below,
    invitations_to,
    invitations_to_approve,
    requests_below,
    requests_of,
    token_digest,
)

__all__ = [
    "address_digest",
    "approvals_of",
    "erased_addresses",
    "example_people",
    "grants_below",
    "grants_of",
    "grants_on",
    "has_open_invitation",
    "house_of",
    "house_to_ask",
    "houses_of",
    "invitation_with_token",
    "invitations_below",
    "invitations_to",
    "invitations_to_approve",
    "is_last_administration",
    "is_unconfirmed",
    "lapsing_grants",
    "name_places_by",
    "people_holding",
    "person_of",
    "person_with_address",
    "place_name",
    "place_names",
    "requests_below",
    "requests_of",
    "token_digest",
    "unconfirmed_grants",
]
