"""The table and function behind `core.kept.version`: each writing transaction leaves its number once."""

from django.db import migrations

FORWARD = """
CREATE TABLE core_datachange (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    written_by xid8 NOT NULL
) WITH (fillfactor = 50);
CREATE FUNCTION core_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM core_datachange WHERE written_by = pg_current_xact_id()) THEN
        RETURN NULL;
    END IF;
    UPDATE core_datachange SET written_by = pg_current_xact_id()
    WHERE id = (SELECT id FROM core_datachange ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED);
    IF NOT FOUND THEN
        INSERT INTO core_datachange (written_by) VALUES (pg_current_xact_id());
    END IF;
    RETURN NULL;
END
$$;
"""
BACKWARD = "DROP FUNCTION core_note_change() CASCADE; DROP TABLE core_datachange;"


class Migration(migrations.Migration):
    dependencies = [("core", "0002_search")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
