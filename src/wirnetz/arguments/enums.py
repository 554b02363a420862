"""Closed lists of the argument library."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Idea(models.TextChoices):
    """The five ideas of the founding text."""

    USE_EXISTING = "use_existing", _("Vorhandenes gemeinsam wirkungsvoller nutzen")
    COOPERATE = "cooperate", _("In der Region kooperieren")
    SHARED_OFFERS = "shared_offers", _("Die „Wir-Möglichkeiten“ nutzen")
    AGREED_STANDARDS = "agreed_standards", _("Abgestimmte Standards nutzen")
    QUALITY = "quality", _("Die Qualität der Unterstützung gemeinsam verbessern")


class Audience(models.TextChoices):
    """Whom an argument speaks to."""

    OWN_ADVISERS = "own_advisers", _("Beratende im eigenen Haus")
    HEAD_OFFICE = "head_office", _("Leitung des eigenen Hauses")
    OTHER_NETWORK = "other_network", _("ein bestehendes Netzwerk")
    SME = "sme", _("ein Betrieb")

    @property
    def slug(self) -> str:
        """The short German name in addresses and commands."""
        return AUDIENCE_SLUGS[self]


AUDIENCE_SLUGS: dict[Audience, str] = {
    Audience.OWN_ADVISERS: "beratende",
    Audience.HEAD_OFFICE: "leitung",
    Audience.OTHER_NETWORK: "netzwerk",
    Audience.SME: "betrieb",
}
