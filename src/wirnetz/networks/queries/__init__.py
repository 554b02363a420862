"""Questions about networks, one file per subject."""

from wirnetz.networks.queries.by_area import (
    REGIONAL,
    DistrictCoverage,
    OutlinedNetwork,
    district_coverage,
    ended_networks_in_areas,
    networks_in_areas,
    networks_listed,
    networks_with_slug,
    outlined_networks,
    recorded_networks,
    running,
    territory_of,
)
from wirnetz.networks.queries.in_areas import (
    kinds_missing,
    networks_without_recorded_link,
    offers_without_recorded_use,
    organisations_in_areas,
    regional_memberships_in,
    uptake_in,
)
from wirnetz.networks.queries.ties import former_members_of, former_networks_of, links_of, members_of, networks_of

__all__ = [
    "REGIONAL",
    "DistrictCoverage",
    "OutlinedNetwork",
    "district_coverage",
    "ended_networks_in_areas",
    "former_members_of",
    "former_networks_of",
    "kinds_missing",
    "links_of",
    "members_of",
    "networks_in_areas",
    "networks_listed",
    "networks_of",
    "networks_with_slug",
    "networks_without_recorded_link",
    "offers_without_recorded_use",
    "organisations_in_areas",
    "outlined_networks",
    "recorded_networks",
    "regional_memberships_in",
    "running",
    "territory_of",
    "uptake_in",
]
