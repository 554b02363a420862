"""The list of who registered, for a spreadsheet."""

from collections.abc import Iterable

from django.utils import timezone

from wirnetz.activities.models import Gathering, Registration
from wirnetz.core.tables import CSV, Export, export_table

HEADINGS = ("Stand", "Name", "Organisation oder Betrieb", "E-Mail", "Anmerkung", "Bestätigt am")


def registration_list(gathering: Gathering, registrations: Iterable[Registration]) -> Export:
    """One row for each, those who wait last; no text can become a formula."""
    rows = (
        (
            each.get_state_display(),
            each.name,
            each.organisation_name,
            each.email,
            each.remark,
            f"{timezone.localtime(each.confirmed_at):%d.%m.%Y %H:%M}" if each.confirmed_at else "",
        )
        for each in registrations
    )
    return export_table(f"anmeldungen-{gathering.slug}", HEADINGS, rows, form=CSV)
