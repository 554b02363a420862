"""Which data about people the room `infoservice` keeps: who wrote, agreed and decided, and who reads."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.core.acts import ActKind, acts
from wirnetz.core.personal import HISTORY_TIME, Basis, Erase, Keep, Purpose, Subject, not_personal, personal, store
from wirnetz.infoservice.models import (
    Adaptation,
    AdaptedItem,
    ConsentEntry,
    Deliverability,
    Edition,
    InfoService,
    Item,
    LeftLevel,
    Mailing,
    MailingBody,
    MailingPicture,
    MailingRecipient,
    PassedOn,
    PassedOver,
    PassingOn,
    PumpGuard,
    PumpWorker,
    Reader,
    ReturnsMailbox,
    Subscription,
    Suppression,
)
from wirnetz.infoservice.queries.tokens import digests_of

not_personal(
    InfoService,
    *("name", "promise", "rhythm", "next_on", "window_hours", "needs_second_person", "decision", "decided_on"),
)
not_personal(PassingOn, "place", "at_window_end", "signature", "is_trial", "is_public", "is_told")
not_personal(PassedOn, "edition", "place", "at_window_end", "signature", "is_public", "told")
not_personal(PassingOn, "reply_to", because="Adresse des Hauses für Antworten, nicht einer Person")
not_personal(
    Edition,
    *("slug", "title", "greeting", "state", "planned_on", "changed_at", "submitted_at", "reviewed_at", "review_note"),
    *("adapt_until", "released_at", "withdrawn_at", "withdrawn_reason", "is_example", "title_en", "greeting_en"),
    "houses_told_at",
)
not_personal(
    Item,
    *("edition", "key", "position", "kind", "headline", "text", "action", "link", "link_words", "topic", "areas"),
    *("audience", "expires_on", "picture", "picture_alt", "source", "is_example"),
    *("headline_en", "text_en", "action_en", "picture_alt_en"),
)
not_personal(PassedOver, "source", "at")
not_personal(ReturnsMailbox, *("name", "uid_validity", "last_uid", "tried_at", "read_at", "fault", "left"))
not_personal(Adaptation, "edition", "place", "greeting", "greeting_en", "is_held", "approved_at", "changed_at")
not_personal(
    AdaptedItem,
    *("adaptation", "key", "kind", "headline", "text", "action", "link", "expires_on", "is_hidden", "position", "base"),
    *("headline_en", "text_en", "action_en", "picture", "picture_alt"),
)
for model, pointers in (
    (Edition, ("author", "changed_by", "reviewed_by")),
    (PassedOver, ("by",)),
    (Adaptation, ("approved_by", "changed_by")),
):
    for pointer in pointers:
        personal(
            model,
            pointer,
            purpose=Purpose.RECORD,
            basis=Basis.HOUSE,
            keep=HISTORY_TIME,
            erase=Erase.KEEP,
            subject=pointer,
        )
not_personal(
    Mailing,
    *(
        "family",
        "title",
        "state",
        "reason",
        "reason_text",
        "told_at",
        "per_minute",
        "not_before",
        "not_after",
        "policy",
    ),
    *("run", "size", "wave", "last_wave", "wave_pause_minutes", "wave_clear_at", "created_at", "started_at"),
    *("finished_at", "kept_counts"),
)
not_personal(MailingBody, "mailing", "key", "language", "subject", "html", "text", "sender_name", "fields", "digest")
not_personal(MailingBody, "pictures")
not_personal(MailingPicture, "mailing", "name", "content")
not_personal(
    MailingBody, "sender_address", "reply_to", because="Adressen der Plattform und eines Hauses, nicht einer Person"
)
personal(
    MailingRecipient,
    *("mailing", "body", "address", "canonical", "domain_group", "language", "reasons", "footer", "message_id", "wave"),
    *("state", "attempts", "ambiguous", "next_at", "first_tried_at", "tried_at", "settled_at", "reply", "reply_code"),
    *("reply_text", "score", "came_back", "came_back_at", "released_at"),
    purpose=Purpose.MAIL,
    basis=Basis.HOUSE,
    keep=Keep(_("90 Tage, danach nur Zahlen"), days=90, since="released_at"),
    erase=Erase.DELETE,
    subject="@address",
)
personal(
    MailingRecipient,
    "token",
    purpose=Purpose.MAIL,
    basis=Basis.HOUSE,
    keep=Keep(_("bis die Mail angenommen ist, höchstens 90 Tage"), days=90, since="released_at"),
    erase=Erase.DELETE,
    subject="@address",
    is_exported=False,
)
not_personal(MailingRecipient, "owner", "leased_at")
not_personal(PumpWorker, "host", "process", "note", "started_at", "seen_at")
not_personal(PumpGuard, "instance", "generation", "told_at")


def digest_is_of(subject: Subject) -> Q:
    """Condition on rows that know an address by its digest only."""
    return Q(digest__in=[digest for address in subject.addresses for digest in digests_of(address)])


def consent_is_of(subject: Subject) -> Q:
    """The same for the record of consents."""
    return Q(subject__in=[digest for address in subject.addresses for digest in digests_of(address)])


personal(
    Reader,
    *("address", "canonical", "person", "language", "rhythm", "topics", "areas", "paused_until", "left_at"),
    "created_at",
    purpose=Purpose.READING,
    basis=Basis.HOUSE,
    keep=Keep(_("solange die Adresse etwas bekommt oder abbestellt hat"), job="readers"),
    erase=Erase.DELETE,
    subject=("person", "@address"),
)
not_personal(Reader, "digest")
personal(
    Deliverability,
    *("address", "canonical", "soft_count", "soft_on", "undeliverable_at", "status", "last_at"),
    purpose=Purpose.MAIL,
    basis=Basis.HOUSE,
    keep=Keep(
        _("180 Tage nach der letzten Rückmeldung; eine unzustellbare Adresse, solange jemand sie führt"),
        days=180,
        since="last_at",
        where=Q(undeliverable_at=None),
    ),
    erase=Erase.DELETE,
    subject="@address",
)
not_personal(Deliverability, "seen", because="Prüfsummen von Mails, damit keine zweimal zählt")
personal(
    LeftLevel,
    *("reader", "place", "left_at"),
    purpose=Purpose.READING,
    basis=Basis.HOUSE,
    keep=Keep(_("solange die Adresse etwas bekommt oder abbestellt hat"), job="readers"),
    erase=Erase.DELETE,
    subject=("reader__person", "@reader__address"),
)
personal(
    Subscription,
    *("reader", "place", "requested_at", "form_address", "text_version", "text", "topics", "areas", "mailed_at"),
    *("language", "message_id", "confirmed_at", "ended_at"),
    purpose=Purpose.READING,
    basis=Basis.CONSENT,
    keep=Keep(_("bis zum Widerruf; ohne Bestätigung 14 Tage"), job="readers"),
    erase=Erase.DELETE,
    subject=("reader__person", "@reader__address"),
)
personal(
    ConsentEntry,
    *("subject", "place", "place_name", "act", "at", "details"),
    purpose=Purpose.READING,
    basis=Basis.DUTY,
    keep=Keep(_("drei volle Kalenderjahre nach dem Widerruf, ohne Namen und Adresse"), job="readers"),
    erase=Erase.KEEP,
    subject=consent_is_of,
)
not_personal(ConsentEntry, "position", "previous_hash", "hash")
personal(
    Suppression,
    *("digest", "left_at"),
    purpose=Purpose.READING,
    basis=Basis.DUTY,
    keep=Keep(_("bis die Abbestellung aufgehoben wird, ohne Namen und Adresse"), job="readers"),
    erase=Erase.KEEP,
    subject=digest_is_of,
)
store("folder", "infoservice", holds=_("Bilder zu Meldungen"), keep=_("bis zum Austausch"), is_personal=False)
acts(
    ActKind.EDITION,
    {
        "set_info_service": _("hat den Infodienst eingestellt"),
        "begin_edition": _("hat eine Ausgabe begonnen"),
        "edit_edition": _("hat eine Ausgabe geändert"),
        "drop_edition": _("hat den Entwurf einer Ausgabe verworfen"),
        "submit_edition": _("hat eine Ausgabe zur Prüfung gegeben"),
        "reclaim_edition": _("hat eine Ausgabe aus der Prüfung zurückgeholt"),
        "send_edition_back": _("hat eine Ausgabe geprüft und zurückgegeben"),
        "pass_edition_to_houses": _("hat eine Ausgabe geprüft und den Häusern gegeben"),
        "release_edition": _("hat eine Ausgabe hinausgegeben"),
        "withdraw_edition": _("hat eine Ausgabe zurückgezogen"),
        "adapt_edition": _("hat eine Ausgabe für das eigene Haus angepasst"),
        "approve_adaptation": _("hat die Fassung des eigenen Hauses freigegeben"),
        "release_mailing": _("hat einen Versand begonnen"),
        "pause_mailing": _("hat einen Versand angehalten"),
        "resume_mailing": _("hat einen Versand fortgesetzt"),
        "cancel_mailing": _("hat einen Versand abgebrochen"),
        "set_pace_of_mailing": _("hat das Tempo eines Versands geändert"),
        "resolve_unknown_mail": _("hat über eine Mail entschieden, deren Ankunft ungewiss war"),
        "confirm_database": _("hat bestätigt, dass aus dieser Datenbank versandt wird"),
        "set_passing_on": _("hat eingestellt, wie das Haus Ausgaben weitergibt"),
    },
)
