"""Writing planned networks, their areas and their members."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import add_nodes
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node, Person
from wirnetz.core.sorting import german_sort_key
from wirnetz.imports.actions.slugs import Slugs
from wirnetz.imports.actions.staging import changed_records, leave_out, only_new, point_rows, rows_with
from wirnetz.imports.enums import Effect
from wirnetz.imports.models import ImportRow, ImportRun
from wirnetz.imports.planning.networks import MEMBERSHIP, NETWORK, TERRITORY
from wirnetz.networks.enums import Coverage, NetworkKind
from wirnetz.networks.models import Membership, Network, Territory
from wirnetz.regions.models import Area


def write_networks(run: ImportRun, by: Person | None) -> None:
    """Networks first, then the areas and memberships that hang on them."""
    origin = {
        "source_note": _("Liste von %(organisation)s vom %(day)s")
        % {"organisation": run.organisation.name, "day": timezone.localdate().strftime("%d.%m.%Y")},
        "as_of": timezone.localdate().year,
        "is_example": run.organisation.is_example,
    }
    _create_networks(run, origin)
    changed = changed_records(run, NETWORK, Network, _set_network)
    Network.objects.bulk_update(changed, ["website", "kind"], batch_size=500)
    made = {row.number: row.record_id for row in rows_with(run, NETWORK) if row.record_id and row.number}
    _create_territories(run, made, origin)
    _create_memberships(run, made, origin)
    ended = changed_records(run, MEMBERSHIP, Membership, _end_membership)
    Membership.objects.bulk_update(ended, ["until_on"], batch_size=500)


def _create_networks(run: ImportRun, origin: dict[str, Any]) -> None:
    rows = rows_with(run, NETWORK, Effect.CREATE)
    if not rows:
        return
    root = Node.objects.filter(kind=NodeKind.ALLIANCE).first()
    nodes = add_nodes(places=[(NodeKind.NETWORK, root)] * len(rows))
    slugs = Slugs(Network.objects.values_list("slug", flat=True))
    with_area = {row.after["network_row"] for row in rows_with(run, TERRITORY, Effect.CREATE)}
    networks = [
        Network(
            slug=slugs.take(german_sort_key(row.after["name"])),
            name=row.after["name"],
            sort_key=german_sort_key(row.after["name"]),
            kind=NetworkKind.OWN if row.after.get("kind") == NetworkKind.OWN else NetworkKind.OTHER,
            coverage=Coverage.FULL if row.number in with_area else Coverage.UNKNOWN,
            website=row.after.get("website", ""),
            node=node,
            **origin,
        )
        for row, node in zip(rows, nodes, strict=True)
    ]
    Network.objects.bulk_create(networks, batch_size=500)
    point_rows(rows, networks)


def _create_territories(run: ImportRun, made: dict[int, int], origin: dict[str, Any]) -> None:
    known = set(Territory.objects.filter(until_on__isnull=True).values_list("network_id", "area__key"))
    rows = _hanging(rows_with(run, TERRITORY, Effect.CREATE), made)
    rows = only_new(rows, known, lambda row: (_network(row, made), _key(row)))
    keys = {_key(row) for row in rows}
    areas = dict(Area.objects.filter(key__in=keys).values_list("key", "pk"))
    records = [Territory(network_id=_network(row, made), area_id=areas[_key(row)], **origin) for row in rows]
    Territory.objects.bulk_create(records, batch_size=500)
    point_rows(rows, records)


def _create_memberships(run: ImportRun, made: dict[int, int], origin: dict[str, Any]) -> None:
    running = Membership.objects.filter(until_on__isnull=True)
    known = set(running.values_list("organisation_id", "network_id", "role"))
    rows = _hanging(rows_with(run, MEMBERSHIP, Effect.CREATE), made)
    rows = only_new(rows, known, lambda row: (row.after["organisation"], _network(row, made), row.after["role"]))
    records = [
        Membership(
            network_id=_network(row, made),
            organisation_id=row.after["organisation"],
            role=row.after["role"],
            from_on=_day(row.after.get("from_on")),
            until_on=_day(row.after.get("until_on")),
            **origin,
        )
        for row in rows
    ]
    Membership.objects.bulk_create(records, batch_size=500)
    point_rows(rows, records)


def _hanging(rows: list[ImportRow], made: dict[int, int]) -> list[ImportRow]:
    """The rows whose network is there; the others lose their effect."""
    found = []
    for row in rows:
        if _network(row, made) is None:
            leave_out(row)
        else:
            found.append(row)
    return found


def _network(row: ImportRow, made: dict[int, int]) -> Any:
    return row.after.get("network") or made.get(row.after["network_row"])


def _key(row: ImportRow) -> str:
    return str(row.after.get("area") or row.area_key)[:5]


def _set_network(network: Network, after: dict[str, Any]) -> None:
    network.website = after.get("website", network.website)
    network.kind = after.get("kind", network.kind)


def _end_membership(membership: Membership, after: dict[str, Any]) -> None:
    membership.until_on = _day(after["until_on"])


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None
