"""Which data about people the room `core` keeps."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from wirnetz.core.daily import daily
from wirnetz.core.limits import forget_old_counts
from wirnetz.core.models import Installation, OutboxMail, RequestCount, SearchDocument, SearchWord
from wirnetz.core.personal import Basis, Erase, Keep, Purpose, age, not_personal, personal, store

THIRTY_DAYS = Keep(_("30 Tage"), days=30, since="created_at")

personal(
    OutboxMail,
    *("to_address", "from_name", "reply_to", "subject", "text", "html", "kind", "state", "error", "created_at"),
    *("sent_at", "message_id"),
    purpose=Purpose.MAIL,
    basis=Basis.CONTRACT,
    keep=THIRTY_DAYS,
    erase=Erase.DELETE,
    subject="@to_address",
)
personal(
    Installation,
    *("operator_name", "operator_address", "operator_email", "operator_phone", "privacy_contact", "imprint"),
    *("sender_name", "sender_address"),
    purpose=Purpose.OPERATION,
    basis=Basis.DUTY,
    keep=Keep(_("bis die Verwaltung die Angabe ändert"), job="administration"),
    erase=Erase.KEEP,
    subject="@operator_email",
)
not_personal(
    Installation, "name", "claim", "accent", "logo", "logo_alt", "contents", "accepts_requests", "has_four_eyes",
    "set_up_at",
)  # fmt: skip
not_personal(
    SearchDocument,
    *("kind", "object_id", "title", "subtitle", "argument", "sort_key", "weight", "is_public", "vector"),
    because="nur öffentliche Datensätze; Personen nimmt die Suche nicht auf",
)
not_personal(SearchWord, "word", "spelling", "stem", "count", "is_part")
not_personal(RequestCount, "key", "window_from", "count", because="der Schlüssel ist ein Hashwert und wechselt")

store("folder", "installation", holds=_("Logo der Allianz"), keep=_("bis zum Austausch"), is_personal=False)
store(
    "cache",
    "default",
    holds=_("schon benutzte Zahlencodes und Zähler gegen das Ausprobieren, unter Nummern und Hashwerten"),
    keep=_("höchstens eine Stunde"),
    is_personal=True,
)
store(
    "log",
    "console",
    holds=_("Warnungen und Fehler des Programms; Mailadressen, Nummern und Codes sind entfernt, IP-Adressen gekürzt"),
    keep=_("wie lange, legt der Betreiber fest; empfohlen sind 7 Tage"),
    is_personal=False,
)
store(
    "log",
    "postgres.log",
    holds=_("Meldungen der mitgelieferten Datenbank, ohne Werte und ohne die Anweisung, die sie enthielt"),
    keep=_("wie lange, legt der Betreiber fest; empfohlen sind 7 Tage"),
    is_personal=False,
)
store(
    "cookie",
    "sessionid",
    holds=_("Kennung der Anmeldung; erst wenn Sie ein Formular öffnen oder sich anmelden"),
    keep=_("bis zum Abmelden, höchstens 12 Stunden"),
    is_personal=True,
)
store(
    "cookie",
    "csrftoken",
    holds=_("Zufallszahl, die fremde Seiten daran hindert, in Ihrem Namen Formulare zu senden"),
    keep=_("bis Sie den Browser schließen, höchstens ein Jahr"),
    is_personal=False,
)


@daily("forget_what_is_over")
def forget_what_is_over(on: date) -> dict[str, int]:
    """Apply every declared time that a number of days ends."""
    return age(on=on)


@daily("forget_request_counts")
def forget_request_counts(on: date) -> int:
    """Remove counts of requests whose window is over."""
    return forget_old_counts()
