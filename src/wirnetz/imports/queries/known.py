"""The records that a list is compared with, and a fingerprint that changes when they do."""

from typing import Any

from django.db import connection
from django.db.models import Q

from wirnetz.imports.enums import ImportKind
from wirnetz.imports.planning.offices import FIELDS
from wirnetz.imports.planning.records import Known
from wirnetz.organisations.enums import OrganisationLevel
from wirnetz.organisations.models import Organisation

_AREAS = {"seat": "seat__key", "municipality": "municipality__key"}
_SEEN = {
    ImportKind.OFFICES: (
        "SELECT {whole} FROM organisations_organisation r WHERE r.parent_id = %(organisation)s",
        "SELECT {whole} FROM regions_areaedition r",
    ),
    ImportKind.PEOPLE: (
        "SELECT {whole} FROM organisations_organisation r WHERE %(organisation)s IN (r.id, r.parent_id)",
        """SELECT {whole} FROM organisations_adviser r JOIN organisations_organisation o ON o.id = r.organisation_id
            WHERE %(organisation)s IN (o.id, o.parent_id)""",
        """SELECT {whole} FROM networks_involvement r JOIN organisations_organisation o ON o.id = r.organisation_id
            WHERE %(organisation)s IN (o.id, o.parent_id)""",
        "SELECT {whole} FROM networks_network r",
    ),
    ImportKind.NETWORKS: (
        "SELECT {whole} FROM networks_network r",
        "SELECT {whole} FROM networks_membership r",
        "SELECT {whole} FROM networks_territory r",
        "SELECT {whole} FROM organisations_organisation r",
    ),
    ImportKind.STATISTICS: ("SELECT {whole} FROM regions_areafigure r", "SELECT {whole} FROM regions_areaedition r"),
}
_WHOLE = "md5(coalesce(string_agg(md5(r::text), '' ORDER BY r.id), ''))"


def known_offices(organisation: Organisation) -> list[Known]:
    """What belongs directly to the organisation and has not ended; regional offices are of the list's own kind."""
    paths = [_AREAS.get(name, name) for name in FIELDS]
    children = Organisation.objects.filter(Q(parent=organisation), ended_on="").order_by("pk")
    rows: Any = children.values_list("pk", "level", *paths).iterator(5000)
    return [
        Known(
            pk,
            {name: value for name, value in zip(FIELDS, values, strict=True) if value},
            level == OrganisationLevel.OFFICE,
        )
        for pk, level, *values in rows
    ]


def fingerprint(organisation: Organisation, kind: str) -> str:
    """A digest of all records that a preview of this kind depends on."""
    seen = " UNION ALL ".join(query.format(whole=f"{_WHOLE} AS digest") for query in _SEEN[ImportKind(kind)])
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT md5(string_agg(digest, '')) FROM ({seen}) AS seen",  # noqa: S608 - texts of this file only
            {"organisation": organisation.pk},
        )
        return str(cursor.fetchone()[0])
