"""Closed lists of the room `infoservice`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EditionState(models.TextChoices):
    """Where an edition stands: written, read by a second person, with the houses, out, taken back."""

    DRAFT = "draft", _("Entwurf")
    IN_REVIEW = "in_review", _("wartet auf die zweite Person")
    WITH_HOUSES = "with_houses", _("liegt bei den Häusern")
    RELEASED = "released", _("erschienen")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


PUBLIC_STATES = (EditionState.RELEASED, EditionState.WITHDRAWN)
"""What everybody may know of; of a withdrawn edition only that and why."""
OPEN_STATES = (EditionState.DRAFT, EditionState.IN_REVIEW, EditionState.WITH_HOUSES)
"""What has not gone out."""


class ItemKind(models.TextChoices):
    """What an item is about."""

    NEWS = "news", _("Neuigkeit")
    DATE = "date", _("Termin")
    OFFER = "offer", _("Angebot")
    ARGUMENT = "argument", _("Argument")
    JOINT_ACTIVITY = "joint_activity", _("gemeinsame Aktivität")
    QUESTION = "question", _("Frage")
    CALL = "call", _("Bitte um Hilfe")


class ItemAudience(models.TextChoices):
    """Whom an item is for; who else reads it is told so by nothing."""

    EVERYBODY = "everybody", _("alle")
    ADVISERS = "advisers", _("Beraterinnen und Berater")
    COORDINATORS = "coordinators", _("wer ein Netzwerk koordiniert")
    HOUSES = "houses", _("wer eine Partnerorganisation leitet")


class Rhythm(models.TextChoices):
    """How often the alliance means to send."""

    NONE = "none", _("ohne festen Rhythmus")
    WEEKLY = "weekly", _("jede Woche")
    MONTHLY = "monthly", _("jeden Monat")
    QUARTERLY = "quarterly", _("jedes Vierteljahr")


class ReadingRhythm(models.TextChoices):
    """How often somebody wants to read what comes out."""

    AT_ONCE = "at_once", _("jede Ausgabe sofort")
    WEEKLY = "weekly", _("einmal in der Woche gesammelt")
    MONTHLY = "monthly", _("einmal im Monat gesammelt")


class ReadingLanguage(models.TextChoices):
    """In which language somebody reads, as far as there is a text in it."""

    GERMAN = "de", _("Deutsch")
    ENGLISH = "en", _("Englisch, wo es einen englischen Text gibt")


class ConsentAct(models.TextChoices):
    """What an entry of the record of consents says."""

    GIVEN = "given", _("Einwilligung bestätigt")
    WITHDRAWN = "withdrawn", _("Einwilligung widerrufen")


class LeavingWay(models.TextChoices):
    """On which way somebody left."""

    PAGE = "page", _("auf der Seite mit den Einstellungen")
    ONE_CLICK = "one_click", _("mit dem Abmeldeknopf des Mailprogramms")
    MAIL = "mail", _("mit einer Mail")
    COMPLAINT = "complaint", _("durch eine Beschwerde beim Anbieter des Postfachs")
    ERASURE = "erasure", _("durch Löschung der Daten")


class AtWindowEnd(models.TextChoices):
    """What goes to the people of a house that has not decided when the time for adapting is over."""

    BASE = "base", _("Die Ausgabe der Allianz geht ohne Änderung hinaus.")
    OWN = "own", _("Unsere Fassung geht so hinaus, wie sie dann dasteht.")
    NOTHING = "nothing", _("Unsere Leute bekommen diese Ausgabe nicht.")


class MailingState(models.TextChoices):
    """How far a mailing is; the same words as in `delivery.states`."""

    RUNNING = "running", _("läuft")
    PAUSED = "paused", _("angehalten")
    HELD = "held", _("zurückgehalten")
    FINISHED = "finished", _("abgeschlossen")
    CANCELLED = "cancelled", _("abgebrochen")


class RecipientState(models.TextChoices):
    """How far one recipient of a mailing is; the same words as in `delivery.states`."""

    QUEUED = "queued", _("wartet")
    LEASED = "leased", _("ist an der Reihe")
    SENDING = "sending", _("wird gerade übergeben")
    DEFERRED = "deferred", _("aufgeschoben")
    ACCEPTED = "accepted", _("angenommen")
    SUPPRESSED = "suppressed", _("abbestellt")
    FAILED = "failed", _("abgelehnt")
    BROKEN = "broken", _("nicht zu schreiben")
    EXPIRED = "expired", _("nach drei Tagen aufgegeben")
    CANCELLED = "cancelled", _("abgebrochen")
    UNKNOWN = "unknown", _("ungewiss")


class HaltReason(models.TextChoices):
    """Why a mailing does not run, and what to do; the same words as in `delivery.states`."""

    PERSON = "person", _("Jemand hat den Versand angehalten.")
    LATE = (
        "late",
        _("Der Zeitraum für den Versand war vorbei, bevor er begann. Entscheiden Sie, ob er noch hinausgeht."),
    )
    RESTORED = (
        "restored",
        _("Die Datenbank wurde zurückgespielt. Was seither hinausging, ist ihr nicht bekannt; prüfen Sie das zuerst."),
    )
    SENDER = "sender", _("Der Mailserver nimmt unseren Absender nicht an. Prüfen Sie die Absenderadresse.")
    SIGN_IN = "sign_in", _("Der Mailserver nimmt unsere Anmeldung nicht an. Prüfen Sie Namen und Passwort in SMTP_URL.")
    ENCRYPTION = (
        "encryption",
        _("Die Verbindung zum Mailserver lässt sich nicht verschlüsseln. Prüfen Sie sein Zertifikat."),
    )
    FAILURES = "failures", _("Zu viele Adressen wurden abgelehnt. Prüfen Sie den Verteiler, bevor es weitergeht.")
    CONTENT = "content", _("Empfangende Server lehnen den Inhalt oder den Absender ab. Prüfen Sie beides.")
    AMBIGUOUS = (
        "ambiguous",
        _("Die Verbindung bricht zu oft ab, bevor der Mailserver bestätigt. Prüfen Sie ihn zuerst."),
    )
    BROKEN = "broken", _("Zu viele Mails ließen sich nicht schreiben. Die Gründe stehen bei den Empfangenden.")


class UnknownPolicy(models.TextChoices):
    """What becomes of a mail of which nobody can know whether it arrived; the same words as in `delivery.states`."""

    RESEND = "resend", _("noch einmal senden: niemand geht leer aus, wenige bekommen die Mail zweimal")
    HOLD = "hold", _("nicht noch einmal senden: niemand bekommt sie zweimal, über Ungewisse entscheiden Sie")


class CameBack(models.TextChoices):
    """What came back after the mail server had accepted a mail."""

    BOUNCED_HARD = "bounced_hard", _("unzustellbar")
    BOUNCED_SOFT = "bounced_soft", _("vorübergehend unzustellbar")
    COMPLAINED = "complained", _("als unerwünscht gemeldet")
