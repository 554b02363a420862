"""Where offices hang after a list was written, and what ends with those that end."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pgtrigger
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.actions import end_grants_below
from wirnetz.accounts.models import Grant, Node, Person
from wirnetz.imports.actions.histories import UPDATE, history_comes_later, write_history
from wirnetz.imports.actions.marks import edited_since
from wirnetz.imports.enums import Effect, Outcome
from wirnetz.imports.models import ImportRow, ImportRun
from wirnetz.imports.queries import rows_of
from wirnetz.organisations.models import Organisation

OFFICES, GRANT = "organisations.organisation", "accounts.grant"
_STAGE = """
    DROP TABLE IF EXISTS import_stage;
    CREATE TEMPORARY TABLE import_stage (record_id bigint, parent_id bigint, level int, node_id bigint) ON COMMIT DROP
"""
_FIND_NODES = "UPDATE import_stage s SET node_id = o.node_id FROM organisations_organisation o WHERE o.id = s.record_id"
_HANG = "UPDATE organisations_organisation o SET parent_id = s.parent_id FROM import_stage s WHERE o.id = s.record_id"
_HANG_NODES = """
    UPDATE accounts_node n SET parent_id = above.node_id
    FROM import_stage s JOIN organisations_organisation above ON above.id = s.parent_id
    WHERE n.id = s.node_id AND above.node_id IS NOT NULL AND s.level = %s
"""
_PATHS = """
    WITH RECURSIVE place AS (
        SELECT id, path FROM accounts_node WHERE id = %s
        UNION ALL
        SELECT n.id, place.path || n.id::text FROM accounts_node n JOIN place ON n.parent_id = place.id
    )
    UPDATE accounts_node n SET path = place.path FROM place WHERE n.id = place.id AND n.path <> place.path
"""
PATHS_COME_LATER = "accounts.Node:node_path_after"


class _House:
    """The running offices of a house: what each hangs below, as it will be."""

    def __init__(self, house: Organisation) -> None:
        offices = Organisation.objects.filter(_below(house), ended_on="").values_list("pk", "parent_id", "own_key")
        self.above: dict[int, int | None] = {pk: parent for pk, parent, _key in offices}
        self.above[house.pk] = None
        self._keys: dict[int, str] = {pk: key for pk, _parent, key in offices if key}
        self._taken = {(self.above[pk], key): pk for pk, key in self._keys.items()}

    def refusal(self, office: int, parent: int | None) -> str:
        """Why an office cannot hang there; empty where it can."""
        if parent is None or parent not in self.above:
            return _("Die übergeordnete Stelle ist nicht eingetragen; die Zuordnung bleibt.")
        at: int | None = parent
        while at is not None:
            if at == office:
                return _("Die Stelle läge unter sich selbst; die Zuordnung bleibt.")
            at = self.above.get(at)
        if self._taken.get((parent, self._keys.get(office, "")), office) != office:
            return _("Dort gibt es diese Nummer schon; die Zuordnung bleibt.")
        return ""

    def hang(self, office: int, parent: int) -> None:
        """From now on the office hangs there."""
        key = self._keys.get(office)
        if key:
            self._taken.pop((self.above[office], key), None)
            self._taken[parent, key] = office
        self.above[office] = parent


def hang_offices(run: ImportRun) -> None:
    """Hang offices where the rows say; where that is not possible, the row tells why and nothing moves."""
    said = rows_of(run).filter(record_type=OFFICES, record_id__isnull=False, after__has_key="parent")
    rows = list(said.exclude(effect__in=[Effect.NONE, Effect.END]))
    house = _House(run.organisation) if rows or _reopened(run).exists() else None
    if house is None:
        return
    rows += _below_what_ended(run, house, {row.record_id for row in rows})
    numbers = [row.after["parent_row"] for row in rows if row.after.get("parent_row")]
    named = rows_of(run).filter(number__in=numbers, record_id__isnull=False)
    made: dict[int | None, int | None] = dict(named.values_list("number", "record_id"))
    moved: dict[int, int] = {}
    refused = _hang_all(house, [row for row in rows if row.record_id in house.above], made, moved)
    ImportRow.objects.unscoped("rows of the run that is applied").bulk_update(refused, ["message"], batch_size=500)
    move_offices(run.organisation, moved, lambda office: _depth(office, house.above))


def _hang_all(
    house: _House, rows: list[ImportRow], made: dict[int | None, int | None], moved: dict[int, int]
) -> list[ImportRow]:
    """Fill `moved`; whoever is in another's way is tried again when that one has moved. Answers whom it refused."""
    while rows:
        refused = []
        for row in rows:
            office, parent = int(row.record_id or 0), row.after["parent"] or made.get(row.after.get("parent_row"))
            if house.refusal(office, parent):
                refused.append(row)
            elif parent and house.above[office] != parent:
                house.hang(office, parent)
                moved[office] = parent
        if len(refused) == len(rows):
            break
        rows = refused
    for row in rows:
        office, parent = int(row.record_id or 0), row.after["parent"] or made.get(row.after.get("parent_row"))
        row.message = f"{row.message} {house.refusal(office, parent)}".strip()[:500]
    return rows


def _reopened(run: ImportRun) -> Any:
    return rows_of(run).filter(record_type=OFFICES, effect=Effect.REOPEN)


def _below_what_ended(run: ImportRun, house: _House, said: set[int | None]) -> list[ImportRow]:
    """Offices that are led again while what they hung below is not: they go below the house itself."""
    found = []
    for row in _reopened(run).exclude(record_id__in=said):
        above = house.above.get(int(row.record_id or 0))
        if above is not None and above not in house.above:
            row.before |= {"parent": above}
            row.after |= {"parent": run.organisation_id, "parent_text": run.organisation.name}
            found.append(row)
    ImportRow.objects.unscoped("rows of the run that is applied").bulk_update(found, ["before", "after"])
    return found


def move_offices(house: Organisation, moved: dict[int, int], depth: Callable[[int], int]) -> None:
    """Hang offices (by number) below others, with their places in the tree of rights.

    From the top down, so that nobody lies below themselves on the way. Paths and history are written once for all: a
    trigger for each row would take longer than everything else about a list.
    """
    if not moved or house.node_id is None:
        return
    levels = {office: depth(office) for office in moved}
    later = history_comes_later(Organisation, Node)
    with connection.cursor() as cursor:
        cursor.execute(_STAGE)
        with cursor.copy("COPY import_stage (record_id, parent_id, level) FROM STDIN") as copy:
            for office, parent in moved.items():
                copy.write_row((office, parent, levels[office]))
        cursor.execute("ANALYZE import_stage")
        cursor.execute(_FIND_NODES)
        with later, pgtrigger.ignore(PATHS_COME_LATER):
            cursor.execute(_HANG)
            for level in sorted(set(levels.values())):
                cursor.execute(_HANG_NODES, [level])
            cursor.execute(_PATHS, [house.node_id])
    write_history(Organisation, apps.get_model("organisations.OrganisationEvent"), UPDATE, numbers="record_id")
    write_history(Node, apps.get_model("accounts.NodeEvent"), UPDATE, numbers="node_id")


def hang_back(run: ImportRun) -> set[int]:
    """Before a run is taken back: its offices hang as before, new ones below the house; those edited since stay.

    Answers which offices were moved.
    """
    rows = rows_of(run).filter(record_type=OFFICES, record_id__isnull=False).exclude(effect=Effect.NONE)
    changed = rows.filter(Q(before__has_key="parent") | Q(effect=Effect.CREATE, after__has_key="parent"))
    wanted = {int(row.record_id or 0): row.before.get("parent", run.organisation_id) for row in changed}
    wanted = {office: parent for office, parent in wanted.items() if parent}
    for office in edited_since(run.kind, OFFICES, run.marks.get(OFFICES, 0), sorted(wanted)):
        del wanted[office]
    above: dict[int, int | None] = dict(
        Organisation.objects.filter(_below(run.organisation)).values_list("pk", "parent_id")
    )
    above |= {run.organisation_id: None} | wanted
    for some in (wanted, *({office: parent} for office, parent in wanted.items())):
        try:
            with transaction.atomic():
                move_offices(run.organisation, some, lambda office: _depth(office, above))
        except IntegrityError:
            continue
        if some is wanted:
            return set(wanted)
    hang_so = Organisation.objects.filter(pk__in=wanted).values_list("pk", "parent_id")
    return {office for office, parent in hang_so if parent == wanted[office]}


def _below(house: Organisation) -> Q:
    return Q(node__path__below=str(house.node.path)) if house.node else Q(parent=house)


def _depth(office: int, above: Mapping[int, int | None]) -> int:
    """How many hang above."""
    depth, at = 0, above.get(office)
    while at is not None and depth < len(above):
        depth, at = depth + 1, above.get(at)
    return depth


def end_access(run: ImportRun, by: Person | None) -> None:
    """Rights at offices that end are over at once; each stands on a row of its own, so that it can be given back."""
    ended: dict[Any, str] = dict(
        rows_of(run).filter(record_type=OFFICES, effect=Effect.END, record_id__isnull=False)
        .values_list("record_id", "title")
    )  # fmt: skip
    today = timezone.localdate()
    offices = {
        office.node_id: office
        for office in Organisation.objects.filter(pk__in=list(ended), node__isnull=False).select_related("node")
    }
    running = Q(until_on__isnull=True) | Q(until_on__gte=today)
    grants = list(Grant.objects.unscoped("rights at offices that end").filter(running, node__in=offices))
    rows = [
        ImportRow(
            run=run, outcome=Outcome.ENDED, effect=Effect.END, title=ended[offices[grant.node_id].pk],
            record_type=GRANT, record_id=grant.pk, message=_("Ein Recht an dieser Stelle endet mit ihr."),
            before={"from_on": grant.from_on.isoformat(), "until_on": _text(grant.until_on)},
            after={"until_on": (today - timedelta(days=1)).isoformat()},
        )
        for grant in grants
    ]  # fmt: skip
    for node in {grant.node_id for grant in grants}:
        end_grants_below(node=offices[node].node, on=today - timedelta(days=1), by=by)  # type: ignore[arg-type]
    ImportRow.objects.unscoped("rows of the run that is applied").bulk_create(rows, batch_size=500)


def _text(day: Any) -> str:
    return day.isoformat() if day else ""
