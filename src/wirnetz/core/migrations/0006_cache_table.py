"""The table of Django's database cache: short-lived facts that all processes share, such as codes that were used."""

from django.db import migrations

CREATE = """CREATE UNLOGGED TABLE core_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX core_cache_expires ON core_cache (expires)"""


class Migration(migrations.Migration):
    dependencies = [("core", "0005_counts_are_unlogged")]
    operations = [migrations.RunSQL(CREATE, "DROP TABLE core_cache")]
