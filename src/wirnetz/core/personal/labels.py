"""What fields are called where people read them; the packages' and pointers' names are no German words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wirnetz.core.personal.purposes import Words

LABELS: dict[str, Words] = {
    "person": _("Person"),
    "user": _("Person"),
    "node": _("wo"),
    "organisation": _("Organisation"),
    "approval_node": _("zustimmende Organisation"),
    "granted_by": _("vergeben von"),
    "invitation": _("Einladung"),
    "asked_by": _("gefragt von"),
    "invited_by": _("eingeladen von"),
    "decided_by": _("entschieden von"),
    "undone_by": _("zurückgenommen von"),
    "uploaded_by": _("hochgeladen von"),
    "added_by": _("abgelegt von"),
    "created_by": _("angelegt von"),
    "started_by": _("begonnen von"),
    "author": _("entworfen von"),
    "changed_by": _("geändert von"),
    "reviewed_by": _("geprüft von"),
    "approved_by": _("freigegeben von"),
    "by": _("von"),
    "mailing": _("Versand"),
    "body": _("Fassung"),
    "said_by": _("angegeben von"),
    "recorded_by": _("eingetragen von"),
    "released_by": _("freigegeben von"),
    "brochure": _("Broschüre"),
    "voice": _("Zitat"),
    "contact": _("Ansprechperson"),
    "approval": _("Freigabe"),
    "used_by": _("benutzt von"),
    "used_at": _("benutzt"),
    "created_at": _("angelegt"),
    "updated_at": _("geändert"),
    "created": _("angelegt"),
    "sent": _("gesendet"),
    "expires_at": _("gilt bis"),
    "erased_at": _("gelöscht"),
    "decided_at": _("entschieden"),
    "applied_at": _("übernommen"),
    "undone_at": _("zurückgenommen"),
    "last_login": _("zuletzt angemeldet"),
    "last_seen_at": _("zuletzt gesehen"),
    "last_used_at": _("zuletzt benutzt"),
    "date_joined": _("verbunden"),
    "expire_date": _("gilt bis"),
    "sort_key": _("Name für die Sortierung"),
    "group": _("Gruppe"),
    "permission": _("Einzelrecht"),
    "is_superuser": _("Betreiber mit allen Rechten"),
    "metadata": _("Seite"),
    "email": _("E-Mail-Adresse"),
    "email_address": _("E-Mail-Adresse"),
    "verified": _("bestätigt"),
    "primary": _("Hauptadresse"),
    "type": _("Art"),
    "ip": _("IP-Adresse"),
    "user_agent": _("Browser"),
    "data": _("weitere Angaben"),
    "provider": _("Dienst"),
    "uid": _("Kennung beim Dienst"),
    "extra_data": _("Angaben des Dienstes"),
    "account": _("Konto"),
    "app": _("Dienst"),
    "args": _("Angaben"),
    "task_name": _("Aufgabe"),
    "scheduled_at": _("geplant für"),
    "status": _("Stand"),
    "lock": _("Sperre"),
    "queueing_lock": _("Sperre der Warteschlange"),
    "address_digest": _("verschlüsselter Hinweis auf die Adresse"),
    "person_number": _("Nummer der Person"),
    "record_type": _("Art des Datensatzes"),
    "record_id": _("Nummer des Datensatzes"),
    "message_id": _("Kennung"),
    "adviser": _("Person"),
    "reader": _("Empfang"),
    "place": _("wovon"),
    "subject": _("verschlüsselter Hinweis auf die Adresse"),
    "digest": _("verschlüsselter Hinweis auf die Adresse"),
    "network": _("Netzwerk"),
    "gathering": _("Termin"),
    "offer": _("Angebot"),
    "merged_by": _("zusammengefasst von"),
    "written_by": _("notiert von"),
    "from_person": _("bisherige Koordination"),
    "to_person": _("künftige Koordination"),
    "run": _("Einlesen"),
    "marks": _("Merkzeichen"),
    "fingerprint": _("Prüfsumme"),
}
TABLES: dict[str, Words] = {
    "sessions.Session": _("Anmeldung in einem Browser"),
    "usersessions.UserSession": _("Anmeldung in einem Browser"),
    "pghistory.Context": _("Änderung, die Sie gespeichert haben"),
    "procrastinate.ProcrastinateJob": _("Aufgabe im Hintergrund"),
    "accounts.Person_groups": _("Gruppe von Betreibern"),
    "accounts.Person_user_permissions": _("Einzelrecht von Betreibern"),
    "account.EmailAddress": _("E-Mail-Adresse"),
    "account.EmailConfirmation": _("Bestätigung einer Adresse"),
    "mfa.Authenticator": _("Passkey oder zweiter Faktor"),
    "socialaccount.SocialAccount": _("Anmeldung über einen anderen Dienst"),
    "socialaccount.SocialToken": _("Schlüssel eines anderen Dienstes"),
}


BETTER: dict[str, Words] = {
    "accounts.Person.is_superuser": _("Betreiber mit allen Rechten"),
    "accounts.Person.last_login": _("zuletzt angemeldet"),
    "accounts.Person.seen_on": _("zuletzt hier"),
    "sessions.Session.expire_date": _("endet spätestens"),
    "account.EmailAddress.primary": _("Anmeldung mit dieser Adresse"),
    "accounts.AuditEntry.at": _("Zeitpunkt"),
    "accounts.AuditEntry.action": _("Handlung"),
    "accounts.AuditEntry.origin": _("Netz, aus dem es kam"),
    "core.OutboxMail.kind": _("Anlass"),
}
"""Fields whose usual name says nothing to their reader, or is a package's."""


def has_own_words(field: Any) -> bool:
    """Whether the field was given a name for readers."""
    return str(field.verbose_name) != field.name.replace("_", " ")


def field_label(field: Any) -> str:
    """What a field is called: the packages' words are replaced, ours stand as the model says them."""
    better = BETTER.get(f"{field.model._meta.label}.{field.name}")
    if better is not None:
        return str(better)
    own = field.model.__module__.startswith("wirnetz.") and has_own_words(field)
    return str(field.verbose_name if own else LABELS.get(field.name, field.verbose_name))


def table_label(model: Any) -> str:
    """What one record of a table is called."""
    return str(TABLES.get(model._meta.label, model._meta.verbose_name))
