"""Loading what comes with the product: official areas, public records, the invented example year."""

from collections.abc import Callable

from django.db import connection, transaction

from wirnetz.activities.actions import load_example_activities, load_example_carried, load_example_gatherings
from wirnetz.arguments.actions import load_example_arguments, load_example_brochure, load_example_hand_down
from wirnetz.arguments.actions import load_reference as load_arguments
from wirnetz.core.enums import InstallationContents
from wirnetz.core.models import SearchDocument
from wirnetz.core.reference import LoadReport
from wirnetz.core.search import reindex_all
from wirnetz.infoservice.actions import load_example_editions
from wirnetz.landscape.actions import load_example_replies, load_example_split
from wirnetz.networks.actions import load_example as load_example_networks
from wirnetz.networks.actions import (
    load_example_answers,
    load_example_contacts,
    load_example_house_memberships,
    load_example_involvements,
    load_example_profiles,
    load_example_running,
)
from wirnetz.networks.actions import load_reference as load_networks
from wirnetz.offers.actions import load_reference as load_offers
from wirnetz.offers.actions import load_topics
from wirnetz.organisations.actions import ensure_alliance, load_example_houses
from wirnetz.organisations.actions import load_reference as load_organisations
from wirnetz.portal.actions.example import load_example_office
from wirnetz.portal.actions.example_offers import load_example_offers
from wirnetz.portal.queries.administration.contents import present_contents
from wirnetz.regions.actions import load_reference as load_regions

Loader = Callable[[], LoadReport]
LOADERS: tuple[Loader, ...] = (load_regions, load_organisations, load_offers, load_networks, load_arguments)
"""The public records, in the order in which they need each other."""
BARE_LOADERS: tuple[Loader, ...] = (load_regions, load_topics)
"""What every installation has: the official areas, and the words under which offers are found."""
EXAMPLE_LOADERS: tuple[Loader, ...] = (
    load_example_networks,
    load_example_profiles,
    load_example_houses,
    load_example_house_memberships,
    load_example_involvements,
    load_example_contacts,
    load_example_answers,
    load_example_gatherings,
    load_example_carried,
    load_example_activities,
    load_example_office,
    load_example_offers,
    load_example_running,
    load_example_split,
    load_example_replies,
    load_example_arguments,
    load_example_brochure,
    load_example_hand_down,
    load_example_editions,
)
"""The parts of the example year; each marks its records with `is_example`."""


def load_all(contents: InstallationContents | None = None) -> list[LoadReport]:
    """Load what belongs to `contents` (the chosen ones, if not said) and index it: all or nothing.

    ReferenceDataError for a broken table; a second run changes nothing.
    """
    with transaction.atomic():
        contents = contents or present_contents()
        reports = [load() for load in _loaders(contents)]
        ensure_alliance()
        if any(report.created or report.changed for report in reports) or not SearchDocument.objects.exists():
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")  # the planner must not take full tables for empty ones
            reindex_all()
    return reports


def _loaders(contents: InstallationContents) -> tuple[Loader, ...]:
    if contents == InstallationContents.EMPTY:
        return BARE_LOADERS
    return (*LOADERS, *EXAMPLE_LOADERS) if contents == InstallationContents.EXAMPLE else LOADERS
