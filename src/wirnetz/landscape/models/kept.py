"""The finished landscape, as the background made it last."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class KeptLandscape(models.Model):
    """The landscape with its answers; the row with the highest number holds.

    `version`: up to which state of the records it is known to be right · `read_at`: when it was read · `program`: what
    wrote it; another program does not read it · `body`: see `queries.kept`, `digest` proves it is ours.
    """

    version = models.TextField(_("Stand der Angaben"))
    read_at = models.DateTimeField(_("gelesen am"))
    program = models.CharField(_("geschrieben von"), max_length=20)
    digest = models.CharField(_("Prüfsumme"), max_length=64)
    body = models.BinaryField(_("Inhalt"))

    is_on_kept_pages = False

    class Meta:
        verbose_name = _("Gerechnete Landschaft")
        verbose_name_plural = _("Gerechnete Landschaften")

    def __str__(self) -> str:
        return f"{self.pk}: {self.read_at:%d.%m.%Y %H:%M}"
