"""What records of several rooms have in common."""

from datetime import date

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
