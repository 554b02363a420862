"""The people of an organisation as a list, a row for each network they work in."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils import timezone

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.core.tables import Export, Value, export_table
from wirnetz.imports.queries.people import house_of
from wirnetz.networks.enums import InvolvementRole
from wirnetz.networks.models import Involvement
from wirnetz.organisations.models import Adviser, Organisation

HEADINGS = (
    *("Personalkennung", "Name", "Funktion", "E-Mail", "Telefon", "Themen", "Dienststelle", "Netzwerk"),
    *("Rolle im Netzwerk", "gültig ab"),
)
ROLES = {
    InvolvementRole.MEMBER: "Mitglied",
    InvolvementRole.COORDINATION: "Koordination",
    InvolvementRole.DEPUTY: "Vertretung",
    InvolvementRole.DELEGATE: "Entsendung",
    InvolvementRole.GUEST: "Gast",
}
"""Roles in words that reading them in understands."""


def export_people(organisation: Organisation, *, visitor: Visitor, form: str) -> Export:
    """The people of the house whom `visitor` may see, without those who have left."""
    name = f"personen-{organisation.slug}-{timezone.localdate().isoformat()}"
    return export_table(name, HEADINGS, _rows(organisation, visitor), form=form)


def _rows(organisation: Organisation, visitor: Visitor) -> Iterator[tuple[Value, ...]]:
    house = house_of(organisation)
    people = visible(visitor, Adviser.objects.filter(organisation__in=house, until_on__isnull=True))
    ties: dict[int, list[Involvement]] = defaultdict(list)
    running = Involvement.objects.filter(adviser__organisation__in=house, until_on__isnull=True)
    for tie in visible(visitor, running).select_related("network", "organisation").order_by("network__sort_key", "pk"):
        ties[tie.adviser_id].append(tie)
    for person in people.select_related("organisation").order_by("sort_key", "pk"):
        who = (person.own_key, person.name, person.function, person.email, person.phone, person.topics)
        if person.pk not in ties:
            yield *who, person.organisation.name, "", "", person.from_on.isoformat() if person.from_on else ""
        for tie in ties[person.pk]:
            since = tie.from_on.isoformat() if tie.from_on else ""
            yield *who, tie.organisation.name, tie.network.name, ROLES[InvolvementRole(tie.role)], since
