"""What a network writes for its own brochure: texts, milestones, voices, pictures. Everything else is counted."""

from typing import Any

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.enums import ApprovalKind
from wirnetz.accounts.models import Approval, Person, digest_of
from wirnetz.core.guarded import GuardedManager
from wirnetz.networks.models import Network, NetworkContact
from wirnetz.organisations.models import PARTIAL_DATE, Organisation


@pghistory.track()
class NetworkBrochure(models.Model):
    """The brochure of a network: a draft that its people work on, and in `released` what everybody may read.

    `released` holds texts, milestones, the partner and the numbers of voices and pictures as they were released; the
    wording of a voice stays with the voice, since its speaker may take it back.
    """

    network = models.OneToOneField(Network, models.CASCADE, related_name="brochure")
    portrait = models.TextField(_("Das Netzwerk in eigenen Worten"), max_length=1500, blank=True)
    success = models.TextField(_("Was es erfolgreich gemacht hat"), max_length=900, blank=True)
    members_text = models.TextField(_("Was es den Mitgliedern gebracht hat"), max_length=600, blank=True)
    partner = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("zentraler Partner")
    )
    partner_text = models.TextField(_("Was es dem zentralen Partner gebracht hat"), max_length=600, blank=True)
    joining = models.TextField(_("So können Sie mitmachen"), max_length=600, blank=True)
    released = models.JSONField(_("freigegebene Fassung"), default=dict, blank=True)
    released_on = models.DateField(_("freigegeben am"), null=True, blank=True)
    released_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    changed_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(_("zuletzt geändert"), auto_now=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Broschüre eines Netzwerks")
        verbose_name_plural = _("Broschüren von Netzwerken")

    def __str__(self) -> str:
        return f"{self.network}"

    @property
    def is_released(self) -> bool:
        """Whether everybody may read it."""
        return bool(self.released)


@pghistory.track()
class BrochureMilestone(models.Model):
    """What happened when, in one sentence. `origin` names the record that proposed it; without one a source is told."""

    brochure = models.ForeignKey(NetworkBrochure, models.CASCADE, related_name="milestones")
    on = models.CharField(_("wann"), max_length=10)
    text = models.CharField(_("was geschah"), max_length=220)
    source = models.CharField(_("Quelle"), max_length=200, blank=True)
    origin = models.CharField(max_length=60, blank=True)
    is_turn = models.BooleanField(_("Danach war etwas anders"), default=False)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Meilenstein einer Broschüre")
        verbose_name_plural = _("Meilensteine einer Broschüre")
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(on=""), name="brochuremilestone_says_what"),
            models.CheckConstraint(condition=Q(on__regex=PARTIAL_DATE), name="brochuremilestone_on_is_date"),
            models.CheckConstraint(condition=~Q(source="") | ~Q(origin=""), name="brochuremilestone_has_source"),
            models.UniqueConstraint(
                fields=["brochure", "origin"], condition=~Q(origin=""), name="brochuremilestone_origin_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.text}"


@pghistory.track()
class BrochureVoice(models.Model):
    """A quotation with its speaker; it is shown as long as `approval` holds for this very wording."""

    brochure = models.ForeignKey(NetworkBrochure, models.CASCADE, related_name="voices")
    text = models.CharField(_("Zitat"), max_length=320)
    name = models.CharField(_("Name"), max_length=150)
    function = models.CharField(_("Aufgabe und Haus"), max_length=150, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    approval = models.OneToOneField(Approval, models.SET_NULL, null=True, blank=True, related_name="voice")
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Stimme in einer Broschüre")
        verbose_name_plural = _("Stimmen in einer Broschüre")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(name=""), name="brochurevoice_says_what_and_who")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text}"

    @property
    def digest(self) -> str:
        """The fingerprint of the wording with who says it."""
        return digest_of(f"{self.text}\n{self.name}, {self.function}")


class BrochurePicture(models.Model):
    """A portrait of somebody who is named, or the logo of a house, drawn anew when it came in."""

    brochure = models.ForeignKey(NetworkBrochure, models.CASCADE, related_name="pictures")
    kind = models.CharField(_("Art"), max_length=10, choices=ApprovalKind.choices)
    voice = models.ForeignKey(BrochureVoice, models.CASCADE, null=True, blank=True, related_name="portraits")
    contact = models.ForeignKey(NetworkContact, models.CASCADE, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="+")
    file = models.FileField(_("Datei"), upload_to="brochures/")
    alt = models.CharField(_("Was ist zu sehen?"), max_length=200)
    credit = models.CharField(_("Wer hat es aufgenommen?"), max_length=120, blank=True)
    digest = models.CharField(_("Prüfsumme"), max_length=64)
    approval = models.OneToOneField(Approval, models.SET_NULL, null=True, blank=True, related_name="picture")
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Bild in einer Broschüre")
        verbose_name_plural = _("Bilder in einer Broschüre")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(alt=""), name="brochurepicture_is_described"),
            models.CheckConstraint(
                condition=Q(kind="logo", organisation__isnull=False, voice=None, contact=None)
                | Q(kind="portrait", organisation=None, voice__isnull=False, contact=None)
                | Q(kind="portrait", organisation=None, voice=None, contact__isnull=False),
                name="brochurepicture_says_whose",
            ),
        ]

    def __str__(self) -> str:
        return self.alt

    @property
    def subject(self) -> Any:
        """Whose picture it is. Load the three with it."""
        return self.voice or self.contact or self.organisation
