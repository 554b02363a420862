"""Who may do what where, and since when."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.enums import Role
from wirnetz.accounts.models.people import Person
from wirnetz.accounts.models.tree import Node
from wirnetz.core.guarded import GuardedManager


@pghistory.track()
class Grant(models.Model):
    """A role of a person at a node and everything below it, from a day on, perhaps until a day (inclusive).

    `confirmed_on` is the day on which somebody last said that it is still right; `asked_on` the day on which that
    was last asked for. Unconfirmed grants lapse 30 days after the question.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="grants")
    node = models.ForeignKey(Node, models.CASCADE, related_name="grants")
    role = models.CharField(_("Rolle"), max_length=20, choices=Role.choices)
    from_on = models.DateField(_("ab"))
    until_on = models.DateField(_("bis"), null=True, blank=True)
    granted_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_on = models.DateField(_("zuletzt bestätigt"), null=True, blank=True)
    asked_on = models.DateField(_("zuletzt nachgefragt"), null=True, blank=True)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Recht")
        verbose_name_plural = _("Rechte")
        indexes = [models.Index(fields=["person", "role"], name="grant_of_person")]
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="grant_role_known"),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="grant_ends_after_begin",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"
