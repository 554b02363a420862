"""The records that a list is compared with, and a fingerprint that changes when they do."""

from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.formats import date_format

from wirnetz.imports.enums import ImportKind
from wirnetz.imports.models import DuplicateDecision
from wirnetz.imports.planning.offices import FIELDS
from wirnetz.imports.planning.records import Known
from wirnetz.imports.planning.remembering import Memory, Remembered
from wirnetz.imports.queries.people import house_of
from wirnetz.organisations.enums import OrganisationLevel
from wirnetz.organisations.models import Organisation

_AREAS = {"seat": "seat__key", "municipality": "municipality__key"}
_HOUSE = """(SELECT o.id FROM organisations_organisation o LEFT JOIN accounts_node n ON n.id = o.node_id
    WHERE n.path <@ %(path)s::ltree OR o.parent_id = %(organisation)s)"""
_SEEN = {
    ImportKind.OFFICES: (
        "SELECT {whole} FROM organisations_organisation r WHERE r.id IN {house}",
        "SELECT {whole} FROM regions_areaedition r",
    ),
    ImportKind.PEOPLE: (
        "SELECT {whole} FROM organisations_organisation r WHERE r.id IN {house}",
        "SELECT {whole} FROM organisations_adviser r WHERE r.organisation_id IN {house}",
        "SELECT {whole} FROM networks_involvement r WHERE r.organisation_id IN {house}",
        "SELECT {whole} FROM networks_network r",
        "SELECT {whole} FROM accounts_erasureentry r",
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
    """The offices of the organisation and what hangs directly below it; only the former can end with a list.

    `parent` is the number of the office above, empty directly below the organisation.
    """
    paths = [_AREAS.get(name, name) for name in FIELDS]
    children = house_of(organisation).exclude(pk=organisation.pk)
    rows: Any = children.values_list("pk", "level", "parent_id", *paths).iterator(5000)
    return [
        Known(
            pk,
            {name: value for name, value in zip(FIELDS, values, strict=True) if value}
            | ({"parent": str(parent)} if parent != organisation.pk else {}),
            level == OrganisationLevel.OFFICE,
        )
        for pk, level, parent, *values in rows
    ]


def former_offices(organisation: Organisation) -> list[Known]:
    """The offices of the organisation that have ended, the last ones first, with how they ended."""
    if organisation.node is None:
        return []
    names = (*FIELDS, "ended_on", "ended_reason", "parent", "successor", "successor_name")
    paths = [_AREAS.get(name, name) for name in names[:-1]] + ["successor__name"]
    ended = Organisation.objects.exclude(ended_on="").filter(
        level=OrganisationLevel.OFFICE, node__path__below=str(organisation.node.path)
    )
    rows: Any = ended.order_by("-ended_on", "-pk").values_list("pk", *paths).iterator(5000)
    return [
        Known(pk, {name: str(value) for name, value in zip(names, values, strict=True) if value})
        for pk, *values in rows
    ]


def memory_of(organisation: Organisation) -> Memory:
    """What was decided about offices of the organisation that look alike."""
    decisions = DuplicateDecision.objects.unscoped("reading a list of the organisation that decided")
    return Memory(
        {
            (decision.one, decision.other): Remembered(
                decision.is_same, date_format(timezone.localdate(decision.decided_at), "j. F Y")
            )
            for decision in decisions.filter(organisation=organisation)
        }
    )


def fingerprint(organisation: Organisation, kind: str) -> str:
    """A digest of all records that a preview of this kind depends on."""
    seen = " UNION ALL ".join(
        query.format(whole=f"{_WHOLE} AS digest", house=_HOUSE) for query in _SEEN[ImportKind(kind)]
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT md5(string_agg(digest, '')) FROM ({seen}) AS seen",  # noqa: S608 - texts of this file only
            {"organisation": organisation.pk, "path": str(organisation.node.path) if organisation.node else ""},
        )
        return str(cursor.fetchone()[0])
