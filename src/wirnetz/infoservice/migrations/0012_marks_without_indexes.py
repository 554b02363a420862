"""Indexes of recipients by what changes when a row is taken and at its end; room in each page for its marks.

A mark changes neither, so it needs no entry in any index. Pages that exist keep their room; new ones have it.
"""

from typing import ClassVar

from django.db import migrations, models
from django.db.migrations.operations.base import Operation

ROOM_IN_PAGES = "ALTER TABLE infoservice_mailingrecipient SET (fillfactor = 60)"
NO_ROOM = "ALTER TABLE infoservice_mailingrecipient RESET (fillfactor)"
MODEL = "mailingrecipient"


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("infoservice", "0011_english_texts")]
    operations: ClassVar[list[Operation]] = [
        migrations.RemoveIndex(MODEL, "recipient_due"),
        migrations.RemoveIndex(MODEL, "recipient_in_hand"),
        migrations.RemoveIndex(MODEL, "recipient_open"),
        migrations.AddIndex(
            MODEL,
            models.Index(
                condition=models.Q(("owner__isnull", True), ("settled_at__isnull", True)),
                fields=["mailing", "domain_group", "next_at", "id"],
                name="recipient_due",
            ),
        ),
        migrations.AddIndex(
            MODEL,
            models.Index(
                condition=models.Q(("owner__isnull", False)), fields=["owner"], name="recipient_in_hand"
            ),
        ),
        migrations.AddIndex(
            MODEL,
            models.Index(
                condition=models.Q(("settled_at__isnull", True)), fields=["mailing", "wave"], name="recipient_open"
            ),
        ),
        migrations.RunSQL(ROOM_IN_PAGES, NO_ROOM),
    ]
