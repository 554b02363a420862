"""The offices of an organisation as a list."""

from collections.abc import Iterator

from django.utils import timezone

from wirnetz.imports.exports.tables import Export, Value, export_table
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import offices_below

HEADINGS = ("Nummer", "Name", "Art", "Straße", "PLZ", "Ort", "Kreis", "Telefon", "E-Mail", "Website")


def export_offices(organisation: Organisation, *, form: str) -> Export:
    """The offices that have not ended, in German order, with headings that reading them in understands."""
    name = f"stellen-{organisation.slug}-{timezone.localdate().isoformat()}"
    return export_table(name, HEADINGS, _rows(organisation), form=form)


def _rows(organisation: Organisation) -> Iterator[tuple[Value, ...]]:
    for office in offices_below(organisation).exclude(pk=organisation.pk).iterator(2000):
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
        )
