"""How old the records of the directories are."""

from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.core.models import OUTDATED_AFTER_YEARS
from wirnetz.networks.models import Membership, Network
from wirnetz.offers.models import Offer
from wirnetz.organisations.models import Organisation


def source_counts() -> list[dict[str, Any]]:
    """One row for each directory: total, recent, older, undated, invented; one query each."""
    limit = timezone.localdate().year - OUTDATED_AFTER_YEARS
    names = (
        (_("Netzwerke"), Network),
        (_("Organisationen"), Organisation),
        (_("Mitgliedschaften"), Membership),
        (_("Angebote"), Offer),
    )
    rows = []
    for name, model in names:
        counts = model._default_manager.aggregate(
            total=Count("pk"),
            recent=Count("pk", filter=Q(as_of__gte=limit)),
            older=Count("pk", filter=Q(as_of__lt=limit)),
            undated=Count("pk", filter=Q(as_of__isnull=True)),
            example=Count("pk", filter=Q(is_example=True)),
        )
        rows.append({"name": name, **counts})
    return rows
