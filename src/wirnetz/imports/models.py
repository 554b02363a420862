"""Uploads of lists, what each row came to, and what is remembered for the next upload."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.core.guarded import GuardedManager
from wirnetz.imports.enums import Effect, ImportKind, Outcome, RunState, Undoing
from wirnetz.organisations.models import Organisation


class ImportRun(models.Model):
    """One upload: the file (encrypted, for 30 days), what was asked and answered, and how far it got.

    `questions` is a list of {"id", "text", "choices": [{"value", "label"}], "suggested"}; `answers` maps their ids to
    values. `counts` maps outcomes to numbers of rows. `fingerprint` names the records that the preview has seen;
    `marks` the last event of each history when the run was applied, so that later edits can be told.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="import_runs")
    kind = models.CharField(_("Art der Liste"), max_length=12, choices=ImportKind.choices)
    state = models.CharField(_("Stand"), max_length=10, choices=RunState.choices, default=RunState.UPLOADED)
    file = models.FileField(_("Datei"), upload_to="imports/", blank=True)
    file_name = models.CharField(_("Name der Datei"), max_length=200)
    digest = models.CharField(_("Prüfsumme"), max_length=64)
    questions = models.JSONField(_("Fragen"), default=list)
    answers = models.JSONField(_("Antworten"), default=dict)
    columns = models.JSONField(_("Spalten"), default=list)
    notes = models.JSONField(_("Hinweise"), default=list)
    counts = models.JSONField(_("Zahlen"), default=dict)
    fingerprint = models.CharField(max_length=64, blank=True)
    marks = models.JSONField(default=dict)
    created_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(_("hochgeladen"), auto_now_add=True)
    applied_at = models.DateTimeField(_("übernommen"), null=True, blank=True)
    undone_at = models.DateTimeField(_("zurückgenommen"), null=True, blank=True)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Einlesen einer Liste")
        verbose_name_plural = _("Eingelesene Listen")
        indexes = [models.Index(fields=["organisation", "-created_at", "-id"], name="import_run_newest_first")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ImportKind.values), name="import_run_kind_known"),
            models.CheckConstraint(condition=Q(state__in=RunState.values), name="import_run_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=[RunState.APPLIED, RunState.UNDONE]) | Q(applied_at__isnull=False),
                name="import_run_applied_has_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_open(self) -> bool:
        """Whether it can still be applied."""
        return self.state in {RunState.UPLOADED, RunState.QUESTIONS, RunState.PREVIEWED}


class ImportRow(models.Model):
    """What one row of a list came to; a record that the list leaves out has a row without a number.

    `before` and `after` hold the fields that differ (of a new record: all). `choices` is what a person may decide:
    a list of {"value", "label"}. `twin` is the row of the same list that says the same.
    """

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rows", db_index=False)  # see `indexes`
    number = models.PositiveIntegerField(_("Zeile"), null=True)
    outcome = models.CharField(_("Ergebnis"), max_length=10, choices=Outcome.choices)
    effect = models.CharField(_("Wirkung"), max_length=6, choices=Effect.choices, default=Effect.NONE)
    title = models.CharField(_("Bezeichnung"), max_length=200, blank=True)
    record_type = models.CharField(max_length=60, blank=True)
    record_id = models.BigIntegerField(null=True)
    twin = models.PositiveIntegerField(_("gleicht Zeile"), null=True)
    area_key = models.CharField(_("Gebiet"), max_length=8, blank=True)
    before = models.JSONField(_("vorher"), default=dict)
    after = models.JSONField(_("nachher"), default=dict)
    choices = models.JSONField(_("Möglichkeiten"), default=list)
    message = models.CharField(_("Hinweis"), max_length=500, blank=True)
    decision = models.CharField(_("Entscheidung"), max_length=40, blank=True)
    undoing = models.CharField(_("beim Zurücknehmen"), max_length=10, choices=Undoing.choices, blank=True)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Zeile einer Liste")
        verbose_name_plural = _("Zeilen einer Liste")
        indexes = [
            models.Index(fields=["run", "outcome", "id"], name="import_row_by_outcome"),
            models.Index(fields=["record_type", "record_id"], name="import_row_by_record"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="import_row_outcome_known"),
            models.CheckConstraint(condition=Q(effect__in=Effect.values), name="import_row_effect_known"),
            models.CheckConstraint(condition=Q(undoing__in=["", *Undoing.values]), name="import_row_undoing_known"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"


class ColumnMemory(models.Model):
    """What a heading meant last time in a list of this organisation."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    kind = models.CharField(_("Art der Liste"), max_length=12, choices=ImportKind.choices)
    heading = models.CharField(_("Überschrift"), max_length=200)
    field = models.CharField(_("Feld"), max_length=40)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("gemerkte Spalte")
        verbose_name_plural = _("gemerkte Spalten")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "heading"], name="column_memory_once"),
            models.CheckConstraint(condition=Q(kind__in=ImportKind.values), name="column_memory_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.heading}: {self.field}"


class DuplicateDecision(models.Model):
    """What somebody decided about two offices that look alike: the same, or not.

    Each is named as lists name it (`planning.remembering.called`), so that the next list can be answered without
    asking again, whatever became of the records.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    one = models.CharField(_("die eine"), max_length=500, db_collation="C")
    other = models.CharField(_("die andere"), max_length=500, db_collation="C")
    is_same = models.BooleanField(_("dieselbe"))
    run = models.ForeignKey(ImportRun, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("entschieden"))

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Entscheidung über Doppelte")
        verbose_name_plural = _("Entscheidungen über Doppelte")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "one", "other"], name="duplicate_decision_once"),
            models.CheckConstraint(condition=Q(one__lte=F("other")), name="duplicate_decision_is_ordered"),
        ]

    def __str__(self) -> str:
        return f"{self.one} – {self.other}"
