"""The offices of an organisation as a list."""

from collections.abc import Iterator

from django.utils import timezone

from wirnetz.core.tables import Export, Value, export_table
from wirnetz.imports.queries.people import house_of
from wirnetz.organisations.enums import OrganisationLevel
from wirnetz.organisations.models import Organisation

HEADINGS = (
    "Nummer", "Name", "Art", "Straße", "PLZ", "Ort", "Kreis", "Telefon", "E-Mail", "Website", "Gehört zu", "Eröffnet",
)  # fmt: skip


def export_offices(organisation: Organisation, *, form: str) -> Export:
    """The offices that have not ended, in German order, with headings that reading them in understands."""
    name = f"stellen-{organisation.slug}-{timezone.localdate().isoformat()}"
    return export_table(name, HEADINGS, _rows(organisation), form=form)


def _rows(organisation: Organisation) -> Iterator[tuple[Value, ...]]:
    offices = house_of(organisation).filter(level=OrganisationLevel.OFFICE).exclude(pk=organisation.pk)
    for office in offices.select_related("seat", "parent").order_by("sort_key", "pk").iterator(2000):
        district = office.seat.full_name if office.seat else ""
        address = (office.street, office.postcode, office.seat_city, district)
        yield (
            office.own_key,
            office.name,
            office.source_kind_label,
            *address,
            office.phone,
            office.email,
            office.website,
            (office.parent.own_key or office.parent.name) if office.parent and office.parent != organisation else "",
            office.opened_on,
        )
