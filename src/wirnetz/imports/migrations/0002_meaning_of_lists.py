import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from wirnetz.imports.planning.remembering import called, pair
from wirnetz.core.migrating import together


def name_them(apps, schema_editor):
    """Name both offices of each decision as lists name them; what belongs to no organisation is dropped."""
    decisions = apps.get_model("imports", "DuplicateDecision")._base_manager
    for decision in decisions.select_related("first", "second"):
        house = decision.first.parent_id
        if house is None:
            decision.delete()
            continue
        names = [
            called({name: getattr(office, name) for name in ("name", "postcode", "seat_city", "street", "own_key")})
            for office in (decision.first, decision.second)
        ]
        one, other = pair(*names)
        if decisions.filter(organisation=house, one=one, other=other).exists():
            decision.delete()
            continue
        decision.organisation_id, decision.one, decision.other = house, one, other
        decision.save()


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0001_initial"),
        ("organisations", "0003_people_and_own_data"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = together([
        migrations.RemoveConstraint(model_name="duplicatedecision", name="duplicate_decision_once"),
        migrations.RemoveConstraint(model_name="duplicatedecision", name="duplicate_decision_is_ordered"),
        migrations.AddField(
            model_name="duplicatedecision",
            name="organisation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="duplicatedecision",
            name="one",
            field=models.CharField(db_collation="C", default="", max_length=500, verbose_name="die eine"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="duplicatedecision",
            name="other",
            field=models.CharField(db_collation="C", default="", max_length=500, verbose_name="die andere"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="duplicatedecision",
            name="run",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="imports.importrun",
            ),
        ),
        migrations.RunPython(name_them, migrations.RunPython.noop),
    ])
