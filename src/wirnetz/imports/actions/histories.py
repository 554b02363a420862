"""History of many records at once: one statement instead of a trigger for each row.

A trigger per row costs more than everything else about writing a list. For these statements it looks away, and the
same events are written in one go, in the same transaction.
"""

from contextlib import AbstractContextManager

import pgtrigger
from django.db import connection
from django.db.models import Model

INSERT, UPDATE = "insert", "update"


def history_comes_later(*models: type[Model], also: tuple[str, ...] = ()) -> AbstractContextManager[None]:
    """The triggers of these models write no events meanwhile; call `write_history` for what was written.

    `also` names triggers whose work the statement does itself.
    """
    names = [f"{model._meta.label}:{kind}_{kind}" for model in models for kind in (INSERT, UPDATE)]
    return pgtrigger.ignore(*names, *also)


def write_history(model: type[Model], event: type[Model], label: str, *, numbers: str) -> None:
    """The events of the records whose keys stand in the column `numbers` of the stage, as they are now."""
    columns = [
        connection.ops.quote_name(str(field.column))
        for field in event._meta.concrete_fields
        if not field.name.startswith("pgh_")
    ]
    table, events = (connection.ops.quote_name(each._meta.db_table) for each in (model, event))
    insert = f"""
        INSERT INTO {events} (pgh_created_at, pgh_label, pgh_obj_id, pgh_context_id, {", ".join(columns)})
        SELECT now(), %s, t.id, (SELECT _pgh_attach_context()), {", ".join(f"t.{column}" for column in columns)}
        FROM {table} t JOIN import_stage s ON t.id = s.{numbers} ORDER BY t.id
    """  # noqa: S608 - names of tables and columns only
    with connection.cursor() as cursor:
        cursor.execute(insert, [label])
