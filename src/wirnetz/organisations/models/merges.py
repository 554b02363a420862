"""That one office was merged into another, and what moved along, so that it can be taken back."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.organisations.models.organisations import Organisation


class OfficeMerge(models.Model):
    """One office was merged into another one.

    `moved` lists what changed: {"record": label of the model, "pk", "before", "after"}, the latter two as fields and
    values. The merge holds until `undone_at`.
    """

    office = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    into = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    moved = models.JSONField(_("was umgezogen ist"), default=list)
    merged_at = models.DateTimeField(_("zusammengeführt"), auto_now_add=True)
    merged_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(_("aufgehoben"), null=True, blank=True)

    class Meta:
        verbose_name = _("Zusammenführung von Stellen")
        verbose_name_plural = _("Zusammenführungen von Stellen")
        constraints = [
            models.UniqueConstraint(
                fields=["office"], condition=Q(undone_at__isnull=True), name="office_merge_holds_once"
            ),
            models.CheckConstraint(condition=~Q(office=F("into")), name="office_merge_joins_two"),
        ]

    def __str__(self) -> str:
        return f"{self.office} → {self.into}"
