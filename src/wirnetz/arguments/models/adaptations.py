"""What a house says in its own words, and what it leaves out or adds."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.arguments.enums import BlockKind
from wirnetz.arguments.models.arguments import Argument
from wirnetz.arguments.validators.adapting import OwnBlock
from wirnetz.core.guarded import GuardedManager
from wirnetz.organisations.models import Organisation


@pghistory.track()
class AdaptedBlock(models.Model):
    """One block of an argument in a house's own version. Its offices say it likewise, and may adapt it again.

    `base` are the words that it stands in for: those of the library, or for an office those of the house above it.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    argument = models.ForeignKey(Argument, models.CASCADE, related_name="+")
    key = models.CharField(_("Kennung"), max_length=20)
    kind = models.CharField(_("Art"), max_length=10, choices=BlockKind.choices)
    text = models.TextField(_("eigener Text"), max_length=600, blank=True)
    citation = models.CharField(_("eigene Quelle"), max_length=200, blank=True)
    is_hidden = models.BooleanField(_("weggelassen"), default=False)
    is_added = models.BooleanField(_("hinzugefügt"), default=False)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), null=True, blank=True)
    base = models.TextField(_("Text des Originals"), max_length=600, blank=True)
    changed_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(_("zuletzt geändert"), auto_now=True)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("eigene Fassung eines Teils")
        verbose_name_plural = _("eigene Fassungen von Teilen")
        ordering = ["organisation_id", "argument_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "argument", "key"], name="adaptedblock_once"),
            models.CheckConstraint(condition=Q(kind__in=BlockKind.values), name="adaptedblock_kind_known"),
            models.CheckConstraint(
                condition=~Q(text="") | Q(is_hidden=True) | Q(position__isnull=False),
                name="adaptedblock_does_something",
            ),
            models.CheckConstraint(condition=Q(is_added=False) | ~Q(text=""), name="adaptedblock_added_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}, {self.argument_id}: {self.key}"

    def as_own(self) -> OwnBlock:
        """The part as plain data."""
        return OwnBlock(
            key=self.key,
            kind=self.kind,
            text=self.text,
            citation=self.citation,
            is_hidden=self.is_hidden,
            is_added=self.is_added,
            position=self.position,
            base=self.base,
        )
