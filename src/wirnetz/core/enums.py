"""Closed lists of the room `core`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InstallationContents(models.TextChoices):
    """What an installation begins with."""

    REFERENCE = "reference", _("mit den öffentlichen Angaben zu Netzwerken, Organisationen und Angeboten")
    EMPTY = "empty", _("leer: nur die amtlichen Gebiete")
    EXAMPLE = "example", _("mit den öffentlichen Angaben und einem erfundenen Beispieljahr")


class MailState(models.TextChoices):
    """Where a message of the system is."""

    WAITING = "waiting", _("wird übergeben")
    SENT = "sent", _("übergeben")
    KEPT = "kept", _("nicht versandt, hier nachzulesen")
    FAILED = "failed", _("abgelehnt")


SECRET_MAIL_KINDS = frozenset({"sign_in_code", "account"})
"""Messages that open an account to whoever reads them: their text is not kept once they are delivered or too old."""
