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
    POLITICS = "politics", _("Kommune, Land oder Ministerium")

    @property
    def slug(self) -> str:
        """The short German name in addresses and commands."""
        return AUDIENCE_SLUGS[self]


AUDIENCE_SLUGS: dict[Audience, str] = {
    Audience.OWN_ADVISERS: "beratende",
    Audience.HEAD_OFFICE: "leitung",
    Audience.OTHER_NETWORK: "netzwerk",
    Audience.SME: "betrieb",
    Audience.POLITICS: "politik",
}


class VersionState(models.TextChoices):
    """Where a version of an argument stands. What has once been published never changes again."""

    DRAFT = "draft", _("Entwurf")
    IN_REVIEW = "in_review", _("in Prüfung")
    PUBLISHED = "published", _("veröffentlicht")
    REPLACED = "replaced", _("durch eine neue Fassung ersetzt")
    RETIRED = "retired", _("zurückgezogen")


OPEN_STATES = (VersionState.DRAFT, VersionState.IN_REVIEW)
"""Versions that may still change; only the library's own people read them."""


class BlockKind(models.TextChoices):
    """The parts of which a version is made."""

    CLAIM = "claim", _("Aussage")
    GIVES = "gives", _("Beitrag")
    GETS = "gets", _("Nutzen")
    REASON = "reason", _("Grund")
    EVIDENCE = "evidence", _("Beleg")
    OBJECTION = "objection", _("Einwand")
    ANSWER = "answer", _("Antwort")
    NOTE = "note", _("Sprechnotiz")
    PICTURE = "picture", _("Bild")


MANY = (BlockKind.REASON, BlockKind.EVIDENCE)
"""Kinds of which a version may have several; of all others it has one at most."""


class EvidenceKind(models.TextChoices):
    """What sort of evidence it is."""

    FACT = "fact", _("Tatsache")
    FIGURE = "figure", _("Zahl")
    EXAMPLE = "example", _("Beispiel aus der Praxis")
    QUOTE = "quote", _("Zitat")


class FactSubject(models.TextChoices):
    """What a figure is about; in the order of the page of figures."""

    REGION = "region", _("Die Region")
    NETWORKS = "networks", _("Netzwerke")
    ORGANISATIONS = "organisations", _("Organisationen")
    OFFERS = "offers", _("Angebote und ihre Nutzung")
    ACTIVITIES = "activities", _("Was geschieht")
    LANDSCAPE = "landscape", _("Wege und weiße Flecken")
    HOUSE = "house", _("Das eigene Haus")


class HandDownState(models.TextChoices):
    """Where the making of kits for many offices stands."""

    RUNNING = "running", _("läuft")
    PAUSED = "paused", _("angehalten")
    STOPPED = "stopped", _("abgebrochen")
    DONE = "done", _("fertig")


GOING_ON = (HandDownState.RUNNING, HandDownState.PAUSED)
"""A house has one at most that is not at its end."""


class HandedState(models.TextChoices):
    """Where the kit of one office stands."""

    WAITING = "waiting", _("wartet")
    MADE = "made", _("zusammengestellt")
    FAILED = "failed", _("nicht gelungen")
