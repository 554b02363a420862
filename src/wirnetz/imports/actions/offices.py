"""Writing planned offices: the rows of a run into stages, from there in one statement each into the records."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node, Person
from wirnetz.core.sorting import german_sort_key
from wirnetz.imports.actions.histories import INSERT, UPDATE, history_comes_later, write_history
from wirnetz.imports.actions.slugs import Slugs
from wirnetz.imports.actions.tree import end_access, hang_offices
from wirnetz.imports.enums import Effect
from wirnetz.imports.models import ImportRun
from wirnetz.imports.planning.offices import FIELDS
from wirnetz.imports.queries import rows_of
from wirnetz.organisations.enums import OrganisationLevel, Reach
from wirnetz.organisations.models import Organisation
from wirnetz.regions.models import Area

_TEXTS = tuple(name for name in FIELDS if name not in {"seat", "municipality"})
_STAGE = f"""
    DROP TABLE IF EXISTS import_stage;
    CREATE TEMPORARY TABLE import_stage (
        row_id bigint, record_id bigint, node_id bigint, slug text, sort_key text, ended_on text,
        {", ".join(f"{name} text" for name in _TEXTS)}, seat_id bigint, municipality_id bigint
    ) ON COMMIT DROP
"""
_COPY = f"""
    COPY import_stage (
        row_id, record_id, node_id, slug, sort_key, ended_on, {", ".join(_TEXTS)}, seat_id, municipality_id
    ) FROM STDIN
"""
_NUMBERS = """
    SELECT nextval(pg_get_serial_sequence('organisations_organisation', 'id')),
        nextval(pg_get_serial_sequence('accounts_node', 'id'))
    FROM generate_series(1, %s)
"""
_NODES = """
    INSERT INTO accounts_node (id, kind, parent_id, path)
    SELECT s.node_id, %s, parent.id, parent.path || s.node_id::text
    FROM import_stage s, accounts_node parent WHERE parent.id = %s ORDER BY s.node_id
"""
_PATH = "accounts.Node:node_path_before"
_POINT_ROWS = "UPDATE imports_importrow r SET record_id = s.record_id FROM import_stage s WHERE r.id = s.row_id"
_CHANGED = (*_TEXTS, "seat_id", "municipality_id", "sort_key")
_UPDATE = f"""
    UPDATE organisations_organisation o SET
        {", ".join(f"{name} = coalesce(s.{name}, o.{name})" for name in _CHANGED)},
        source_note = %s, as_of = %s
    FROM import_stage s WHERE o.id = s.record_id
"""  # noqa: S608 - names of this file only
_REOPEN = _UPDATE.replace("source_note", "ended_on = '', ended_reason = '', source_note", 1)
_END = """
    UPDATE organisations_organisation o SET ended_on = s.ended_on FROM import_stage s WHERE o.id = s.record_id
"""
_AT_ONCE = 5000
HISTORY = "organisations.OrganisationEvent"


def write_offices(run: ImportRun, by: Person | None) -> None:
    """Create, change, end and reopen offices as the rows of the run say; unchanged ones are not touched."""
    areas = dict(Area.objects.values_list("key", "pk"))
    slugs = Slugs(Organisation.objects.values_list("slug", flat=True), below=run.organisation.slug)
    _stage(run, Effect.CREATE, areas, slugs)
    _create(run)
    origin: list[Any] = [_note(run), timezone.localdate().year]
    for effect, update in ((Effect.UPDATE, _UPDATE), (Effect.REOPEN, _REOPEN), (Effect.END, _END)):
        _stage(run, effect, areas, None)
        with history_comes_later(Organisation), connection.cursor() as cursor:
            cursor.execute(update, [] if effect == Effect.END else origin)
        write_history(Organisation, apps.get_model(HISTORY), UPDATE, numbers="record_id")
    hang_offices(run)
    end_access(run, by)


def _stage(run: ImportRun, effect: str, areas: dict[str, int], slugs: Slugs | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_STAGE)
        for rows in _portions(run, effect):
            numbers = _new_numbers(cursor, len(rows)) if slugs else [(record, None) for _, record, _ in rows]
            with cursor.copy(_COPY) as copy:
                for (pk, _, after), (record, node) in zip(rows, numbers, strict=True):
                    copy.write_row((pk, record, node, *_staged(after, areas, slugs)))
        cursor.execute("ANALYZE import_stage (row_id, record_id, node_id)")


def _new_numbers(cursor: Any, count: int) -> list[tuple[int, int]]:
    """Numbers of so many new offices and of their places in the tree of rights."""
    cursor.execute(_NUMBERS, [count])
    return list(cursor.fetchall())


def _portions(run: ImportRun, effect: str) -> Iterator[list[Any]]:
    """The rows with this effect, some at a time: nothing can be read while a stage is being filled."""
    rows: Any = rows_of(run).filter(effect=effect).values_list("pk", "record_id", "after")
    last = 0
    while some := list(rows.filter(pk__gt=last)[:_AT_ONCE]):
        yield some
        last = some[-1][0]


def _staged(after: dict[str, Any], areas: dict[str, int], slugs: Slugs | None) -> tuple[Any, ...]:
    name = after.get("name")
    key = german_sort_key(name) if name else None
    texts = [after.get(field) if slugs is None else after.get(field, "") for field in _TEXTS]
    seat, municipality = (areas.get(after.get(field, "")) for field in ("seat", "municipality"))
    slug = slugs.take(key or "") if slugs else None
    return slug, key, after.get("ended_on"), *texts, seat, municipality


def _create(run: ImportRun) -> None:
    organisation = run.organisation
    given: dict[str, Any] = {
        "kind": organisation.kind,
        "reach": Reach.REGIONAL,
        "level": OrganisationLevel.OFFICE,
        "parent_id": organisation.pk,
        "source_note": _note(run),
        "as_of": timezone.localdate().year,
        "is_example": organisation.is_example,
    }
    staged = {**{name: name for name in _CHANGED}, "slug": "slug", "node_id": "node_id", "id": "record_id"}
    for field in Organisation._meta.concrete_fields:
        if field.attname not in staged:
            given.setdefault(field.attname, field.get_default())
    columns = [*staged, *given]
    values = [*(f"s.{name}" for name in staged.values()), *("%s" for _name in given)]
    insert = f"""INSERT INTO organisations_organisation ({", ".join(columns)})
        SELECT {", ".join(values)} FROM import_stage s ORDER BY s.sort_key"""  # noqa: S608 - names of fields only
    # In the order of most indexes, which saves a third of their time; the tree's trigger would ask for each path apart.
    with history_comes_later(Node, Organisation, also=(_PATH,)), connection.cursor() as cursor:
        cursor.execute(_NODES, [NodeKind.OFFICE, _node(organisation).pk])
        cursor.execute(insert, list(given.values()))
        cursor.execute(_POINT_ROWS)
    write_history(Node, apps.get_model("accounts.NodeEvent"), INSERT, numbers="node_id")
    write_history(Organisation, apps.get_model(HISTORY), INSERT, numbers="record_id")


def _node(organisation: Organisation) -> Node:
    """The organisation's place in the tree of rights; offices hang below it."""
    if organisation.node is None:
        raise ValueError(f"{organisation.slug} has no place in the tree of rights")
    return organisation.node


def _note(run: ImportRun) -> str:
    day = timezone.localdate().strftime("%d.%m.%Y")
    return _("Liste von %(organisation)s vom %(day)s") % {"organisation": run.organisation.name, "day": day}
