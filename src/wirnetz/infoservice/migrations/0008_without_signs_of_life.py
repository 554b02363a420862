"""What deliveries and workers write by the second no longer ends what is kept of public pages."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation

TABLES = (
    "mailing", "mailingbody", "mailingrecipient", "pumpworker", "pumpguard", "deliverability", "returnsmailbox",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("infoservice", "0007_public_versions")]
    operations: ClassVar[list[Operation]] = [
        migrations.RunSQL(
            [f"DROP TRIGGER IF EXISTS core_note_change ON infoservice_{table}" for table in TABLES],
            migrations.RunSQL.noop,
        )
    ]
