"""Three trees of the recipients become one, and a note of where the rows of a mailing lie.

Whatever moves a row writes into every tree. One by address and mailing answers both for an address and that nobody gets
a mailing twice; the rows of a mailing lie side by side.
"""

from typing import ClassVar

from django.contrib.postgres.indexes import BrinIndex
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

from wirnetz.core.migrating import together

MODEL = "mailingrecipient"


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("infoservice", "0014_language_asked_for")]
    operations: ClassVar[list[Operation]] = together([
        migrations.RemoveConstraint(MODEL, "recipient_once"),
        migrations.RemoveIndex(MODEL, "recipient_address"),
        migrations.RemoveIndex(MODEL, "recipient_body"),
        migrations.AddIndex(
            MODEL, BrinIndex(autosummarize=True, fields=["mailing", "body"], name="recipient_mailing")
        ),
        migrations.AddConstraint(
            MODEL, models.UniqueConstraint(fields=("canonical", "mailing"), name="recipient_once")
        ),
    ])  # fmt: skip
