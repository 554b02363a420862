"""How often people asked for their data or left, in the last twelve months."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from wirnetz.accounts.models import AuditEntry

EXPORTS = ("export_own_data", "export_person", "export_address")
ERASURES = ("erase_person", "erase_address")


@dataclass(frozen=True)
class RequestFigures:
    """Exports and erasures of the last year, and how many of these the passing of time brought about."""

    exports: int
    erasures: int
    by_time: int


def request_figures(*, on: date) -> RequestFigures:
    """For the page of data protection; counts only."""
    entries = AuditEntry.objects.unscoped("counts, no names").filter(at__date__gt=on - timedelta(days=365))
    found = entries.aggregate(
        exports=Count("pk", filter=Q(action__in=EXPORTS)),
        erasures=Count("pk", filter=Q(action__in=ERASURES)),
        by_time=Count("pk", filter=Q(action__in=ERASURES, person__isnull=True)),
    )
    return RequestFigures(**found)
