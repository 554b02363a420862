"""Counts of requests may be lost in a crash; so they need not wait for the disk."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0004_people_and_own_data")]
    operations = [
        migrations.RunSQL("ALTER TABLE core_requestcount SET UNLOGGED", "ALTER TABLE core_requestcount SET LOGGED")
    ]
