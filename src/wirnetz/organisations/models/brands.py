"""How an organisation looks: colour, logo, sender, and the slide template it works with."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.core.guarded import GuardedManager
from wirnetz.organisations.models.organisations import Organisation


@pghistory.track()
class Brand(models.Model):
    """The look that an organisation's own documents take on."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="brand")
    accent = models.CharField(_("Akzentfarbe"), max_length=7, blank=True)
    logo = models.FileField(_("Logo"), upload_to="logos/", blank=True)
    logo_alt = models.CharField(_("Beschreibung des Logos"), max_length=200, blank=True)

    sender_name = models.CharField(_("Absendername"), max_length=80, blank=True)
    sender_email = models.EmailField(_("Antwortadresse"), blank=True)
    contact = models.TextField(_("Kontakt in Dokumenten"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("Erscheinungsbild")
        verbose_name_plural = _("Erscheinungsbilder")
        constraints = [
            models.CheckConstraint(condition=Q(accent__regex=r"^(#[0-9a-f]{6})?$"), name="brand_accent_is_hex"),
            models.CheckConstraint(condition=Q(logo="") | ~Q(logo_alt=""), name="brand_logo_is_described"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.accent}"


@pghistory.track()
class SlideTemplate(models.Model):
    """A PowerPoint template that an organisation has handed in; decks are built into it.

    `layouts` is a list of {"name", "placeholders": [{"kind", "name", "share", "box"}], "is_used"}. `mapping` says for
    each kind of slide that the house has settled which layout (its number, -1: drawn) serves it; the rest is found.
    `remarks` are German sentences about what is wrong with the file.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="slide_templates")
    file = models.FileField(_("Datei"), upload_to="slide_templates/")
    name = models.CharField(_("Name der Datei"), max_length=120)
    layouts = models.JSONField(_("Layouts"), default=list)
    mapping = models.JSONField(_("Zuordnung der Layouts"), default=dict)
    remarks = models.JSONField(_("Hinweise"), default=list)
    width_mm = models.DecimalField(_("Breite in Millimetern"), max_digits=7, decimal_places=2)
    height_mm = models.DecimalField(_("Höhe in Millimetern"), max_digits=7, decimal_places=2)
    uploaded_at = models.DateTimeField(_("hochgeladen"), auto_now_add=True)
    uploaded_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    is_current = models.BooleanField(_("wird benutzt"), default=True)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Folienvorlage")
        verbose_name_plural = _("Folienvorlagen")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(is_current=True), name="slide_template_one_current"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.name}"
