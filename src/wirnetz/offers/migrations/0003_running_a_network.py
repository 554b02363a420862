import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from wirnetz.core.migrating import together


class Migration(migrations.Migration):

    dependencies = [
        ('offers', '0002_history_of_deletions'),
        ('organisations', '0004_data_protection'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('regions', '0002_area_figures'),
    ]

    operations = together([
        migrations.CreateModel(
            name='OfferStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source_url', models.CharField(blank=True, max_length=500, verbose_name='Quelle')),
                ('source_note', models.CharField(blank=True, max_length=300, verbose_name='Anmerkung zur Quelle')),
                ('as_of', models.SmallIntegerField(blank=True, null=True, verbose_name='Angaben von')),
                ('is_example', models.BooleanField(default=False, verbose_name='Beispiel')),
                ('stage', models.CharField(choices=[('idea', 'Idee'), ('working_group', 'in einer Arbeitsgruppe'), ('recommendation', 'empfohlen'), ('consensus', 'im Konsens beschlossen'), ('published', 'veröffentlicht'), ('revised', 'überarbeitet'), ('retired', 'zurückgezogen')], max_length=15, verbose_name='Stand')),
                ('on', models.DateField(verbose_name='am')),
                ('version', models.CharField(blank=True, max_length=20, verbose_name='Fassung')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='Anmerkung')),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offer_steps', to='organisations.body')),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='offers.offer')),
            ],
            options={
                'verbose_name': 'Schritt eines Angebots',
                'verbose_name_plural': 'Lebenslauf der Angebote',
                'ordering': ['on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', ['idea', 'working_group', 'recommendation', 'consensus', 'published', 'revised', 'retired'])), name='offerstep_stage_known'), models.UniqueConstraint(fields=('offer', 'stage', 'on', 'version'), name='offerstep_once', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='OfferStepEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('source_url', models.CharField(blank=True, max_length=500, verbose_name='Quelle')),
                ('source_note', models.CharField(blank=True, max_length=300, verbose_name='Anmerkung zur Quelle')),
                ('as_of', models.SmallIntegerField(blank=True, null=True, verbose_name='Angaben von')),
                ('is_example', models.BooleanField(default=False, verbose_name='Beispiel')),
                ('stage', models.CharField(choices=[('idea', 'Idee'), ('working_group', 'in einer Arbeitsgruppe'), ('recommendation', 'empfohlen'), ('consensus', 'im Konsens beschlossen'), ('published', 'veröffentlicht'), ('revised', 'überarbeitet'), ('retired', 'zurückgezogen')], max_length=15, verbose_name='Stand')),
                ('on', models.DateField(verbose_name='am')),
                ('version', models.CharField(blank=True, max_length=20, verbose_name='Fassung')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='Anmerkung')),
                ('body', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.body')),
                ('offer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offers.offer')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offers.offerstep')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OfferSteward',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(blank=True, null=True, verbose_name='ab')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='bis')),
                ('is_example', models.BooleanField(default=False, verbose_name='Beispiel')),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stewards', to='offers.offer')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stewardships', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'Federführung eines Angebots',
                'verbose_name_plural': 'Federführung der Angebote',
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('from_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='offersteward_ends_after_begin'), models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('offer', 'organisation'), name='offersteward_once')],
            },
        ),
        migrations.CreateModel(
            name='OfferStewardEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('from_on', models.DateField(blank=True, null=True, verbose_name='ab')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='bis')),
                ('is_example', models.BooleanField(default=False, verbose_name='Beispiel')),
                ('offer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offers.offer')),
                ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offers.offersteward')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SelfDeclaration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('firm_name', models.CharField(blank=True, max_length=200, verbose_name='Betrieb')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='Adresse für die Erinnerung')),
                ('declared_on', models.DateField(verbose_name='erklärt am')),
                ('valid_until', models.DateField(verbose_name='gilt bis')),
                ('reminded_on', models.DateField(blank=True, null=True, verbose_name='erinnert am')),
                ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='zurückgenommen am')),
                ('is_example', models.BooleanField(default=False, verbose_name='Beispiel')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.area', verbose_name='Ort')),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='declarations', to='offers.offer')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='declarations', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recorded_declarations', to='organisations.organisation', verbose_name='eingetragen von')),
            ],
            options={
                'verbose_name': 'Selbsterklärung',
                'verbose_name_plural': 'Selbsterklärungen',
                'constraints': [models.CheckConstraint(condition=models.Q(('organisation__isnull', False), models.Q(('firm_name', ''), _negated=True), _connector='OR'), name='selfdeclaration_says_who'), models.CheckConstraint(condition=models.Q(('valid_until__gte', models.F('declared_on'))), name='selfdeclaration_ends_after')],
            },
        ),
        migrations.CreateModel(
            name='SelfDeclarationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('firm_name', models.CharField(blank=True, max_length=200, verbose_name='Betrieb')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='Adresse für die Erinnerung')),
                ('declared_on', models.DateField(verbose_name='erklärt am')),
                ('valid_until', models.DateField(verbose_name='gilt bis')),
                ('reminded_on', models.DateField(blank=True, null=True, verbose_name='erinnert am')),
                ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='zurückgenommen am')),
                ('is_example', models.BooleanField(default=False, verbose_name='Beispiel')),
                ('area', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regions.area', verbose_name='Ort')),
                ('offer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offers.offer')),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offers.selfdeclaration')),
                ('recorded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation', verbose_name='eingetragen von')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ServiceArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(blank=True, null=True, verbose_name='ab')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='bis')),
                ('is_example', models.BooleanField(default=False, verbose_name='Beispiel')),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='service_areas', to='regions.area')),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='service_areas', to='offers.offer')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='service_areas', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'Einsatzgebiet',
                'verbose_name_plural': 'Einsatzgebiete',
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('from_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='servicearea_ends_after_begin'), models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('offer', 'office', 'area'), name='servicearea_once')],
            },
        ),
        migrations.CreateModel(
            name='ServiceAreaEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('from_on', models.DateField(blank=True, null=True, verbose_name='ab')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='bis')),
                ('is_example', models.BooleanField(default=False, verbose_name='Beispiel')),
                ('area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='regions.area')),
                ('offer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='offers.offer')),
                ('office', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='offers.servicearea')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='offer',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='offer',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='offer',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='offer',
            name='declaration_months',
            field=models.SmallIntegerField(blank=True, help_text='Leer: Zu diesem Angebot gibt es keine Selbsterklärung.', null=True, verbose_name='Selbsterklärung gilt (Monate)'),
        ),
        migrations.AddField(
            model_name='offer',
            name='stage',
            field=models.CharField(blank=True, choices=[('idea', 'Idee'), ('working_group', 'in einer Arbeitsgruppe'), ('recommendation', 'empfohlen'), ('consensus', 'im Konsens beschlossen'), ('published', 'veröffentlicht'), ('revised', 'überarbeitet'), ('retired', 'zurückgezogen')], max_length=15, verbose_name='Stand im Lebenslauf'),
        ),
        migrations.AddField(
            model_name='offer',
            name='version',
            field=models.CharField(blank=True, max_length=20, verbose_name='Fassung'),
        ),
        migrations.AddField(
            model_name='offerevent',
            name='declaration_months',
            field=models.SmallIntegerField(blank=True, help_text='Leer: Zu diesem Angebot gibt es keine Selbsterklärung.', null=True, verbose_name='Selbsterklärung gilt (Monate)'),
        ),
        migrations.AddField(
            model_name='offerevent',
            name='stage',
            field=models.CharField(blank=True, choices=[('idea', 'Idee'), ('working_group', 'in einer Arbeitsgruppe'), ('recommendation', 'empfohlen'), ('consensus', 'im Konsens beschlossen'), ('published', 'veröffentlicht'), ('revised', 'überarbeitet'), ('retired', 'zurückgezogen')], max_length=15, verbose_name='Stand im Lebenslauf'),
        ),
        migrations.AddField(
            model_name='offerevent',
            name='version',
            field=models.CharField(blank=True, max_length=20, verbose_name='Fassung'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offers_offerevent" ("as_of", "audience", "declaration_months", "ended_on", "id", "is_example", "is_shared", "kind", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "provider_name", "purpose", "slug", "sort_key", "source_note", "source_url", "stage", "status", "version", "website") VALUES (NEW."as_of", NEW."audience", NEW."declaration_months", NEW."ended_on", NEW."id", NEW."is_example", NEW."is_shared", NEW."kind", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provider_id", NEW."provider_name", NEW."purpose", NEW."slug", NEW."sort_key", NEW."source_note", NEW."source_url", NEW."stage", NEW."status", NEW."version", NEW."website"); RETURN NULL;', hash='866abd0c0a6d054db33c0b0921aa72619b683423', operation='INSERT', pgid='pgtrigger_insert_insert_ba1dd', table='offers_offer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offers_offerevent" ("as_of", "audience", "declaration_months", "ended_on", "id", "is_example", "is_shared", "kind", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "provider_name", "purpose", "slug", "sort_key", "source_note", "source_url", "stage", "status", "version", "website") VALUES (NEW."as_of", NEW."audience", NEW."declaration_months", NEW."ended_on", NEW."id", NEW."is_example", NEW."is_shared", NEW."kind", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provider_id", NEW."provider_name", NEW."purpose", NEW."slug", NEW."sort_key", NEW."source_note", NEW."source_url", NEW."stage", NEW."status", NEW."version", NEW."website"); RETURN NULL;', hash='c6fee7a2e1079fc296a1f7bd011fdc8d6984d200', operation='UPDATE', pgid='pgtrigger_update_update_3503b', table='offers_offer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offers_offerevent" ("as_of", "audience", "declaration_months", "ended_on", "id", "is_example", "is_shared", "kind", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider_id", "provider_name", "purpose", "slug", "sort_key", "source_note", "source_url", "stage", "status", "version", "website") VALUES (OLD."as_of", OLD."audience", OLD."declaration_months", OLD."ended_on", OLD."id", OLD."is_example", OLD."is_shared", OLD."kind", OLD."name", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."provider_id", OLD."provider_name", OLD."purpose", OLD."slug", OLD."sort_key", OLD."source_note", OLD."source_url", OLD."stage", OLD."status", OLD."version", OLD."website"); RETURN NULL;', hash='b4fbbb4767e569b58426e9ecae1069bf0f0255b2', operation='DELETE', pgid='pgtrigger_delete_delete_6af50', table='offers_offer', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['', 'idea', 'working_group', 'recommendation', 'consensus', 'published', 'revised', 'retired'])), name='offer_stage_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offerstep',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offers_offerstepevent" ("as_of", "body_id", "id", "is_example", "note", "offer_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note", "source_url", "stage", "version") VALUES (NEW."as_of", NEW."body_id", NEW."id", NEW."is_example", NEW."note", NEW."offer_id", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_note", NEW."source_url", NEW."stage", NEW."version"); RETURN NULL;', hash='3c828f3da635d3663b36a5fac5d063875c51ca2f', operation='INSERT', pgid='pgtrigger_insert_insert_825f9', table='offers_offerstep', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offerstep',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offers_offerstepevent" ("as_of", "body_id", "id", "is_example", "note", "offer_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note", "source_url", "stage", "version") VALUES (NEW."as_of", NEW."body_id", NEW."id", NEW."is_example", NEW."note", NEW."offer_id", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_note", NEW."source_url", NEW."stage", NEW."version"); RETURN NULL;', hash='1a389483763c5e83eb1dab5a61fee437cc58ce98', operation='UPDATE', pgid='pgtrigger_update_update_64352', table='offers_offerstep', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offerstep',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offers_offerstepevent" ("as_of", "body_id", "id", "is_example", "note", "offer_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_note", "source_url", "stage", "version") VALUES (OLD."as_of", OLD."body_id", OLD."id", OLD."is_example", OLD."note", OLD."offer_id", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_note", OLD."source_url", OLD."stage", OLD."version"); RETURN NULL;', hash='331edb0e89f9ec129707baac43ea7529612c4093', operation='DELETE', pgid='pgtrigger_delete_delete_f5d89', table='offers_offerstep', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offerstepevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cc119080bdcc9849dd5d6649c04bf25fb5c6f9f9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6e1da', table='offers_offerstepevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offersteward',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offers_offerstewardevent" ("from_on", "id", "is_example", "offer_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (NEW."from_on", NEW."id", NEW."is_example", NEW."offer_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."until_on"); RETURN NULL;', hash='39686d22c3e96689868c723f0f76670867f0ca45', operation='INSERT', pgid='pgtrigger_insert_insert_9ed42', table='offers_offersteward', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offersteward',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offers_offerstewardevent" ("from_on", "id", "is_example", "offer_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (NEW."from_on", NEW."id", NEW."is_example", NEW."offer_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."until_on"); RETURN NULL;', hash='314caa9dd5f1560343ce49dc211c865208a675ac', operation='UPDATE', pgid='pgtrigger_update_update_2d77f', table='offers_offersteward', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offersteward',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offers_offerstewardevent" ("from_on", "id", "is_example", "offer_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (OLD."from_on", OLD."id", OLD."is_example", OLD."offer_id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."until_on"); RETURN NULL;', hash='78fdd407195549087a240af2f6f800d7d813626a', operation='DELETE', pgid='pgtrigger_delete_delete_b3502', table='offers_offersteward', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offerstewardevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bf2a541ce24f8cee29275dcf5fbaf88a2692898c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ee792', table='offers_offerstewardevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='selfdeclaration',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offers_selfdeclarationevent" ("area_id", "contact_email", "declared_on", "firm_name", "id", "is_example", "offer_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "reminded_on", "valid_until", "withdrawn_on") VALUES (NEW."area_id", NEW."contact_email", NEW."declared_on", NEW."firm_name", NEW."id", NEW."is_example", NEW."offer_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_by_id", NEW."reminded_on", NEW."valid_until", NEW."withdrawn_on"); RETURN NULL;', hash='dd5e5ba8ce7a76cfb67946cad79592e955e097a0', operation='INSERT', pgid='pgtrigger_insert_insert_e22ab', table='offers_selfdeclaration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='selfdeclaration',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offers_selfdeclarationevent" ("area_id", "contact_email", "declared_on", "firm_name", "id", "is_example", "offer_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "reminded_on", "valid_until", "withdrawn_on") VALUES (NEW."area_id", NEW."contact_email", NEW."declared_on", NEW."firm_name", NEW."id", NEW."is_example", NEW."offer_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_by_id", NEW."reminded_on", NEW."valid_until", NEW."withdrawn_on"); RETURN NULL;', hash='2f4af26abe106032e42127c0de62c19a3037e088', operation='UPDATE', pgid='pgtrigger_update_update_b0245', table='offers_selfdeclaration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='selfdeclaration',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offers_selfdeclarationevent" ("area_id", "contact_email", "declared_on", "firm_name", "id", "is_example", "offer_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "reminded_on", "valid_until", "withdrawn_on") VALUES (OLD."area_id", OLD."contact_email", OLD."declared_on", OLD."firm_name", OLD."id", OLD."is_example", OLD."offer_id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_by_id", OLD."reminded_on", OLD."valid_until", OLD."withdrawn_on"); RETURN NULL;', hash='3ba8f6f3dd75b01101faef311fab5b9119bb3ebe', operation='DELETE', pgid='pgtrigger_delete_delete_f1990', table='offers_selfdeclaration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='selfdeclarationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e0eb0dc0b1456aed9b7793fcee0a87536b62368a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0aadd', table='offers_selfdeclarationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicearea',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offers_serviceareaevent" ("area_id", "from_on", "id", "is_example", "offer_id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (NEW."area_id", NEW."from_on", NEW."id", NEW."is_example", NEW."offer_id", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."until_on"); RETURN NULL;', hash='709a6754a97248a449cfdbd0c25c742318437923', operation='INSERT', pgid='pgtrigger_insert_insert_504ad', table='offers_servicearea', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicearea',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "offers_serviceareaevent" ("area_id", "from_on", "id", "is_example", "offer_id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (NEW."area_id", NEW."from_on", NEW."id", NEW."is_example", NEW."offer_id", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."until_on"); RETURN NULL;', hash='aed3efdbe16935d7816445411a0bade25e1dd0d6', operation='UPDATE', pgid='pgtrigger_update_update_35fb2', table='offers_servicearea', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='servicearea',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "offers_serviceareaevent" ("area_id", "from_on", "id", "is_example", "offer_id", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (OLD."area_id", OLD."from_on", OLD."id", OLD."is_example", OLD."offer_id", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."until_on"); RETURN NULL;', hash='1bffc97470b881b341474f96d82467f582ab00b9', operation='DELETE', pgid='pgtrigger_delete_delete_a2108', table='offers_servicearea', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='serviceareaevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='124526d2578adba861a4b42eb7522645057d35db', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4789c', table='offers_serviceareaevent', when='BEFORE')),
        ),
    ])
