"""What records of several rooms have in common."""

from datetime import date

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

OUTDATED_AFTER_YEARS = 3


class Sourced(models.Model):
    """A record with its origin. `as_of` is the year that the source speaks of; empty means undated."""

    source_url = models.CharField(_("Quelle"), max_length=500, blank=True)
    source_note = models.CharField(_("Anmerkung zur Quelle"), max_length=300, blank=True)
    as_of = models.SmallIntegerField(_("Angaben von"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        abstract = True

    def is_outdated(self, today: date) -> bool:
        """Undated, or older than three years: shown as "wird geprüft"."""
        return self.as_of is None or today.year - self.as_of > OUTDATED_AFTER_YEARS

    @property
    def has_web_source(self) -> bool:
        """Whether the source is an address rather than a description."""
        return self.source_url.startswith(("http://", "https://"))


class SearchDocument(models.Model):
    """What the search knows of one record. Written by `core.search` only; `vector` holds our own normal forms."""

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    title = models.CharField(max_length=300)
    subtitle = models.CharField(max_length=400, blank=True)
    argument = models.CharField(max_length=100)
    sort_key = models.CharField(max_length=200, db_collation="C")
    weight = models.SmallIntegerField(default=50)
    is_public = models.BooleanField(default=True)
    vector = SearchVectorField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_document_once")]
        indexes = [GinIndex(fields=["vector"], name="search_document_vector", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.kind}: {self.title}"


class SearchWord(models.Model):
    """A distinct word of the searched texts; typing errors are corrected against these, never against names."""

    word = models.CharField(max_length=60, unique=True, db_collation="C")
    spelling = models.CharField(max_length=80)
    stem = models.CharField(max_length=60, db_collation="C")
    count = models.PositiveIntegerField(default=0)
    is_part = models.BooleanField(default=True)

    class Meta:
        constraints = [models.CheckConstraint(name="search_word_is_not_empty", condition=~models.Q(word=""))]

    def __str__(self) -> str:
        return self.spelling
