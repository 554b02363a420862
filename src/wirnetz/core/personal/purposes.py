"""What data about people is for, on what it rests, how long it stays, and what becomes of it: closed lists."""

from dataclasses import dataclass

from django.db.models import Q, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Purpose(TextChoices):
    """What data about a person is for; the export and the record of processing are ordered by it."""

    ACCOUNT = "account", _("Konto und Anmeldung")
    SECURITY = "security", _("Sicherheit der Anmeldung")
    RIGHTS = "rights", _("Wer was darf")
    JOINING = "joining", _("Einladung und Aufnahme")
    PARTNERSHIP = "partnership", _("Anträge auf Partnerschaft")
    DIRECTORY = "directory", _("Verzeichnis der Ansprechpersonen")
    GATHERINGS = "gatherings", _("Treffen, Veranstaltungen und Anmeldungen")
    ENTRIES = "entries", _("Einträge von Netzwerken: Ansprechpersonen und Hinweise")
    APPROVALS = "approvals", _("Freigaben von Zitaten, Porträts und Logos")
    MAIL = "mail", _("Mails des Systems")
    READING = "reading", _("Infodienst: Empfang, Einstellungen und Abbestellung")
    IMPORTS = "imports", _("Listen, die Organisationen hochladen")
    OPERATION = "operation", _("Betreiber und Absender nennen")
    RECORD = "record", _("Protokoll und Verlauf")


WHAT_FOR: dict[Purpose, Words] = {
    Purpose.ACCOUNT: _("Damit Sie sich anmelden und andere wissen, mit wem sie zusammenarbeiten."),
    Purpose.SECURITY: _("Damit niemand anders Ihr Konto benutzt und Sie fremde Anmeldungen erkennen."),
    Purpose.RIGHTS: _("Damit jede Person sieht und ändert, was zu ihrer Aufgabe gehört, und nichts darüber hinaus."),
    Purpose.JOINING: _("Damit Organisationen entscheiden können, wer für sie arbeitet."),
    Purpose.PARTNERSHIP: _("Damit die Geschäftsstelle über Anträge entscheiden und antworten kann."),
    Purpose.DIRECTORY: _("Damit Betriebe und Partner die richtige Ansprechperson finden."),
    Purpose.GATHERINGS: _("Damit wir Anmeldungen bestätigen, an Termine erinnern und Änderungen mitteilen können."),
    Purpose.ENTRIES: _(
        "Damit man Netzwerke erreicht, Hinweise geprüft werden und Netzwerke ihren Eintrag selbst führen können."
    ),
    Purpose.APPROVALS: _("Damit Ihre Worte, Ihr Bild und Ihr Logo nur gezeigt werden, solange Sie es erlauben."),
    Purpose.MAIL: _("Damit Anmeldecodes, Einladungen und Hinweise ankommen und Fehler erkennbar sind."),
    Purpose.READING: _("Damit Sie bekommen, was Sie gewählt haben, und nichts, was Sie abbestellt haben."),
    Purpose.IMPORTS: _("Damit Organisationen ihre Stellen und Ansprechpersonen nicht einzeln eintippen müssen."),
    Purpose.OPERATION: _("Damit erkennbar ist, wer diese Seiten betreibt und in wessen Namen Dokumente entstehen."),
    Purpose.RECORD: _("Damit nachvollziehbar bleibt, wer was geändert hat, und Fehler zurückgenommen werden können."),
}


class Basis(TextChoices):
    """On which part of Article 6 GDPR the processing rests.

    Public bodies cannot claim an interest for their tasks, so what the houses do rests on what each has settled: such
    fields are declared `HOUSE`, and every text names the bases that the houses concerned have (`core.personal.bases`).
    """

    CONTRACT = "contract", _("Nutzung des Kontos (Art. 6 Abs. 1 Buchst. b DSGVO)")
    HOUSE = "house", _("wie es die Organisation für sich festgelegt hat (Art. 6 Abs. 1 DSGVO)")
    INTEREST = "interest", _("berechtigtes Interesse (Art. 6 Abs. 1 Buchst. f DSGVO)")
    TASK = "task", _("öffentliche Aufgabe (Art. 6 Abs. 1 Buchst. e DSGVO)")
    DUTY = "duty", _("Nachweis und Sicherheit (Art. 6 Abs. 1 Buchst. c, Art. 32 DSGVO)")
    CONSENT = "consent", _("Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO)")


class Erase(TextChoices):
    """What becomes of a field when its person is erased or its time is over."""

    DELETE = "delete", _("wird gelöscht")
    BLANK = "blank", _("wird geleert")
    PSEUDONYM = "pseudonym", _("wird durch „Ehemaliges Mitglied“ ersetzt")
    END = "end", _("endet an diesem Tag")
    KEEP = "keep", _("bleibt, mit der Nummer statt des Namens")


@dataclass(frozen=True)
class Keep:
    """How long data stays: in words, and where a day decides, `days` after the day or moment `since`.

    With `days` the daily work applies the field's erase action to the rows whose time is over and to which `where`
    applies. Without, `job` names the daily work or the event in the words that ends the time.
    """

    words: Words
    days: int | None = None
    since: str = ""
    where: Q | None = None
    job: str = ""

    def __post_init__(self) -> None:
        """A number of days needs a beginning."""
        if (self.days is None) != (not self.since):
            raise ValueError("days are counted since a field")


WHILE_ACCOUNT = Keep(_("solange das Konto besteht; 90 Tage nach dem letzten Recht wird es gelöscht"), job="accounts")
"""The usual time for what belongs to an account."""
AUDIT_TIME = Keep(_("24 Monate"), job="audit")
"""The usual time for the record of what was done."""
HISTORY_TIME = Keep(_("solange der Datensatz besteht; der Name nur, bis das Konto gelöscht ist"), job="accounts")
"""The usual time for who did something to a record."""
