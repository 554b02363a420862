"""Papers that a network keeps for its own people."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.models import Person
from wirnetz.core.guarded import GuardedManager
from wirnetz.networks.models.networks import Network


@pghistory.track()
class NetworkFile(models.Model):
    """A paper of a network, checked when it came in. It belongs to the network, whoever added it.

    `digest` is that of the stored content, so that the same paper is kept once.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="files")
    title = models.CharField(_("Titel"), max_length=150)
    about = models.CharField(_("Worum es geht, in einem Satz"), max_length=250, blank=True)
    file = models.FileField(_("Datei"), upload_to="network_files/")
    ending = models.CharField(_("Endung"), max_length=5)
    size = models.PositiveIntegerField(_("Größe in Byte"), default=0)
    digest = models.CharField(_("Prüfsumme"), max_length=64, blank=True)
    added_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField(_("abgelegt"), auto_now_add=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = GuardedManager()

    class Meta:
        verbose_name = _("Unterlage eines Netzwerks")
        verbose_name_plural = _("Unterlagen von Netzwerken")
        indexes = [models.Index(fields=["network", "-id"], name="networkfile_newest_first")]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="networkfile_has_title"),
            models.UniqueConstraint(
                fields=["network", "digest"], condition=~Q(digest=""), name="networkfile_kept_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def download_name(self) -> str:
        """What the file is called where it is taken away."""
        return f"{self.title}.{self.ending}"
