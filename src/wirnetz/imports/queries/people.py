"""The people of a house, their work in networks, and what a list may call offices and networks."""

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from wirnetz.imports.planning.naming import Named, Names
from wirnetz.imports.planning.people import FIELDS, Tie
from wirnetz.imports.planning.records import Known
from wirnetz.networks.enums import NetworkStatus
from wirnetz.networks.models import Involvement, Network
from wirnetz.organisations.models import Adviser, Organisation

_HOUSE = """
    WITH RECURSIVE house AS (
        SELECT id, level FROM organisations_organisation WHERE parent_id = %s AND ended_on = ''
        UNION
        SELECT o.id, o.level FROM organisations_organisation o JOIN house h ON o.parent_id = h.id
        WHERE h.level = 'office' AND o.ended_on = ''
    ) SELECT id FROM house UNION ALL SELECT %s
"""
"""An organisation, what hangs directly below it, and what hangs below its offices: each record is met once."""


def house_of(organisation: Organisation) -> QuerySet[Organisation]:
    """The organisation and everything of its own below it that has not ended."""
    house = RawSQL(_HOUSE, [organisation.pk, organisation.pk])  # noqa: S611 - parameters are passed as such
    return Organisation.objects.filter(pk__in=house).order_by("pk")


def known_people(organisation: Organisation) -> list[Known]:
    """The people of the house who have not left."""
    people = Adviser.objects.unscoped("a list of the house is compared with its people").filter(
        organisation__in=house_of(organisation), until_on__isnull=True
    )
    return _known(people.order_by("pk"))


def former_people(organisation: Organisation) -> list[Known]:
    """The people of the house who have left, the last ones first, with their last day."""
    people = Adviser.objects.unscoped("a list of the house is compared with its people").filter(
        organisation__in=house_of(organisation), until_on__isnull=False
    )
    return _known(people.order_by("-until_on", "-pk"))


def _known(people: QuerySet[Adviser]) -> list[Known]:
    names = [name for name in FIELDS if name not in {"organisation", "from_on"}]
    rows = people.values_list("pk", "organisation_id", "from_on", "until_on", *names)
    return [
        Known(
            pk,
            {"organisation": str(office), "from_on": from_on.isoformat() if from_on else ""}
            | ({"until_on": until_on.isoformat()} if until_on else {})
            | dict(zip(names, values, strict=True)),
        )
        for pk, office, from_on, until_on, *values in rows
    ]


def known_ties(organisation: Organisation) -> list[Tie]:
    """The running work of the house's people in networks."""
    ties = Involvement.objects.unscoped("a list of the house is compared with the work of its people").filter(
        adviser__organisation__in=house_of(organisation), until_on__isnull=True
    )
    return list(ties.values_list("adviser_id", "organisation_id", "network_id", "role"))


def office_names(organisation: Organisation) -> Names:
    """The house and its offices by name, number and town."""
    rows = house_of(organisation).values_list("pk", "name", "short_name", "own_key", "seat_city", "level")
    return Names(
        Named(pk, name, (short, key), "" if pk == organisation.pk else town) for pk, name, short, key, town, _ in rows
    )


def network_names() -> Names:
    """The networks that have not ended."""
    networks = Network.objects.exclude(status=NetworkStatus.ENDED).order_by("pk")
    return Names(Named(pk, name, (short,)) for pk, name, short in networks.values_list("pk", "name", "short_name"))
