"""How many firms were reached. A firm counts once: see `docs/measures.md`."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirnetz.activities.enums import ReachMethod
from wirnetz.activities.models.gatherings import Gathering
from wirnetz.activities.models.joint import Joining
from wirnetz.core.guarded import GuardedManager


@pghistory.track()
class FirmReach(models.Model):
    """Firms that an event, or a network's part in a joint activity, reached.

    `known_count` of the `firm_count` firms were counted elsewhere in the same joint activity already; only the rest
    is added up.
    """

    gathering = models.OneToOneField(Gathering, models.CASCADE, null=True, blank=True, related_name="reach")
    joining = models.OneToOneField(Joining, models.CASCADE, null=True, blank=True, related_name="reach")
    firm_count = models.PositiveIntegerField(_("Betriebe erreicht"))
    known_count = models.PositiveIntegerField(_("davon schon anderswo gezählt"), default=0)
    method = models.CharField(_("Wie wir es wissen"), max_length=10, choices=ReachMethod.choices)
    note = models.CharField(_("Anmerkung"), max_length=200, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Erreichte Betriebe")
        verbose_name_plural = _("Erreichte Betriebe")
        constraints = [
            models.CheckConstraint(
                condition=Q(gathering__isnull=False) ^ Q(joining__isnull=False), name="firmreach_says_where"
            ),
            models.CheckConstraint(condition=Q(method__in=ReachMethod.values), name="firmreach_method_known"),
            models.CheckConstraint(condition=Q(known_count__lte=F("firm_count")), name="firmreach_known_are_some"),
        ]

    def __str__(self) -> str:
        return f"{self.gathering or self.joining}: {self.firm_count}"
