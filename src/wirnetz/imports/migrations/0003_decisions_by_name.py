import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

from wirnetz.core.migrating import together


class Migration(migrations.Migration):
    dependencies = [("imports", "0002_meaning_of_lists")]

    operations = together([
        migrations.RemoveField(model_name="duplicatedecision", name="first"),
        migrations.RemoveField(model_name="duplicatedecision", name="second"),
        migrations.AlterField(
            model_name="duplicatedecision",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
            ),
        ),
        migrations.AlterField(
            model_name="duplicatedecision",
            name="decided_at",
            field=models.DateTimeField(verbose_name="entschieden"),
        ),
        migrations.AddConstraint(
            model_name="duplicatedecision",
            constraint=models.UniqueConstraint(fields=("organisation", "one", "other"), name="duplicate_decision_once"),
        ),
        migrations.AddConstraint(
            model_name="duplicatedecision",
            constraint=models.CheckConstraint(
                condition=Q(one__lte=F("other")), name="duplicate_decision_is_ordered"
            ),
        ),
    ])
