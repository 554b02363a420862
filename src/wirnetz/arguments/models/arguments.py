"""An argument as a lasting thing: its texts stand in versions."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


@pghistory.track()
class Argument(models.Model):
    """One thing to say. What is published is one of its versions; `is_revised` once people have worked on it here.

    The texts that come with the product are brought in line only as long as nobody has.
    """

    slug = models.SlugField(_("Kurzname"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    is_revised = models.BooleanField(_("hier bearbeitet"), default=False)
    retired_on = models.DateField(_("zurückgezogen am"), null=True, blank=True)
    retired_reason = models.CharField(_("Grund"), max_length=300, blank=True)
    successor = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="predecessors", verbose_name=_("Nachfolger")
    )
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        verbose_name = _("Argument")
        verbose_name_plural = _("Argumente")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(retired_on__isnull=True) | ~Q(retired_reason=""), name="argument_retired_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")), name="argument_follows_another"
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def is_retired(self) -> bool:
        """Whether it is said no more."""
        return self.retired_on is not None
