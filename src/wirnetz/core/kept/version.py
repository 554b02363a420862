"""The version of all records: another one after every committed write, whoever wrote.

Each writing transaction leaves its number in a row of `core_datachange`; a trigger on every table of records sees
to it, so no way of writing can forget it. Writers never wait for each other: each takes a row that is free.
"""

from typing import Any

from django.apps import AppConfig, apps
from django.db import connection
from django.db.models import Model
from django.utils import timezone
from pghistory.models import Event

WITHOUT_RECORDS = {"core", "accounts", "imports"}
"""Rooms whose tables no kept page shows: signing in, indexing or uploading must not throw all pages away."""

SHOWN_ANYWAY = {"core_installation", "accounts_node"}
"""Tables of those rooms that count all the same: name and colour of the installation; the tree of houses and networks,
along which audiences are kept."""

VERSION = "SELECT id, written_by FROM core_datachange"
TRIGGER = """CREATE OR REPLACE TRIGGER core_note_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION core_note_change()"""
NO_TRIGGER = "DROP TRIGGER IF EXISTS core_note_change ON {table}"


def data_version() -> str:
    """Which state of the records is visible now, and the day (pages speak of today); one query.

    Empty inside a transaction: what is seen there may never be committed, so nothing made of it may be kept.
    Ask before reading the records: what changes in between is then made again, never kept too long.
    """
    if connection.in_atomic_block:
        return ""
    with connection.cursor() as cursor:
        cursor.execute(VERSION)
        return f"{timezone.localdate()} {sorted(cursor.fetchall())}"


def note_changes(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """After a migration: put the trigger on every table of records that the room `sender` has.

    A model that says `is_on_kept_pages = False` has none: what work writes by rows or by the second (deliveries, signs
    of life of workers) must not throw pages away.
    """
    if not sender.name.startswith("wirnetz.") or using != connection.alias:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regproc('core_note_change')")
        if cursor.fetchone() == (None,):  # migrated back to a state before the version existed
            return
        there = set(connection.introspection.table_names(cursor))
        for model in apps.get_app_config(sender.label).get_models(include_auto_created=True):
            if model._meta.db_table in there and (statement := _statement(sender, model)):
                cursor.execute(statement.format(table=connection.ops.quote_name(model._meta.db_table)))


def _statement(room: AppConfig, model: type[Model]) -> str:
    """What the table of a model needs: the trigger, or to be without it; empty for one that never had any."""
    if getattr(model, "is_on_kept_pages", True):
        return TRIGGER if _is_shown(room, model) else ""
    return NO_TRIGGER


def _is_shown(room: AppConfig, model: type[Model]) -> bool:
    """Whether kept pages may show rows of this table."""
    if room.label in WITHOUT_RECORDS:
        return model._meta.db_table in SHOWN_ANYWAY
    return not issubclass(model, Event) and model._meta.managed
