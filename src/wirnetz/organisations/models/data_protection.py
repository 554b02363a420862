"""On what a house rests its data about people, and who answers questions about them."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.organisations.enums import Footing
from wirnetz.organisations.models.organisations import Organisation


@pghistory.track()
class DataProtection(models.Model):
    """What an organisation has settled for itself; without a row its kind decides (`queries.footing_of`)."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="data_protection")
    footing = models.CharField(_("Rechtsgrundlage"), max_length=12, choices=Footing.choices, blank=True)
    law = models.CharField(_("Vorschrift dazu"), max_length=200, blank=True)
    contact = models.TextField(_("Wer Fragen zum Datenschutz beantwortet"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("Datenschutz einer Organisation")
        verbose_name_plural = _("Datenschutz der Organisationen")
        constraints = [
            models.CheckConstraint(
                condition=Q(footing="") | Q(footing__in=Footing.values), name="data_protection_footing_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_footing_display()}"
