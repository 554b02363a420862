"""Which data about people the room `networks` keeps: who works where, whom one may call, who told us what."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from wirnetz.core.acts import ActKind, acts
from wirnetz.core.personal import HISTORY_TIME, Basis, Erase, Keep, Purpose, not_personal, personal, store
from wirnetz.networks.models import (
    EntryCheck,
    EntryClaim,
    EntryProposal,
    Handover,
    Involvement,
    Membership,
    MembershipPause,
    MembershipRequest,
    Network,
    NetworkContact,
    NetworkFile,
    NetworkLink,
    OfferAnswer,
    SeatReport,
    Territory,
    Uptake,
)

personal(
    Involvement,
    *("adviser", "organisation", "network", "role", "from_on", "is_example"),
    purpose=Purpose.DIRECTORY,
    basis=Basis.HOUSE,
    keep=Keep(_("wie der Eintrag im Verzeichnis; danach ohne Namen"), job="with the adviser"),
    erase=Erase.KEEP,
    subject=("adviser__person", "@adviser__email"),
)
personal(
    Involvement,
    "until_on",
    purpose=Purpose.DIRECTORY,
    basis=Basis.HOUSE,
    keep=Keep(_("wie der Eintrag im Verzeichnis; danach ohne Namen"), job="with the adviser"),
    erase=Erase.END,
    subject=("adviser__person", "@adviser__email"),
)
personal(
    SeatReport,
    "said_by",
    purpose=Purpose.RECORD,
    basis=Basis.HOUSE,
    keep=HISTORY_TIME,
    erase=Erase.KEEP,
    subject="said_by",
)
not_personal(SeatReport, "organisation", "said_on", "is_example")

SOURCED = ("source_url", "source_note", "as_of", "is_example")
not_personal(
    Network,
    *SOURCED,
    *("slug", "name", "short_name", "sort_key", "kind", "category", "category_label", "territory_text", "coverage"),
    *("year_founded", "website", "status", "ended_on", "funding_note", "host", "node", "status_on", "status_note"),
    *("checked_on", "idea", "rhythm", "meeting_place", "meeting_area"),
)
not_personal(Network, "email", because="veröffentlichte Adresse des Netzwerks, nicht einer Person")
not_personal(Territory, *SOURCED, "network", "area", "from_on", "until_on")
not_personal(Membership, *SOURCED, "organisation", "network", "role", "from_on", "until_on")
not_personal(NetworkLink, *SOURCED, "first", "second", "kind", "since_on", "until_on")
not_personal(NetworkLink, "about", "told_by", "answered_on", "objection")
not_personal(Uptake, *SOURCED, "offer", "organisation", "network", "area", "since_on", "until_on")
not_personal(MembershipPause, "membership", "from_on", "until_on", "reason", "is_example")
not_personal(
    MembershipRequest,
    *("network", "organisation", "role", "asked_by_network", "message", "state", "created_at", "decided_at", "reason"),
    "is_example",
)
not_personal(
    OfferAnswer,
    *("offer", "organisation", "network", "kind", "reason", "said_on", "until_on", "reply", "replied_on", "is_example"),
)
for model, pointer in (
    (MembershipRequest, "created_by"),
    (MembershipRequest, "decided_by"),
    (OfferAnswer, "said_by"),
    (EntryProposal, "decided_by"),
    (EntryClaim, "decided_by"),
    (NetworkFile, "added_by"),
):
    personal(
        model,
        pointer,
        purpose=Purpose.RECORD,
        basis=Basis.HOUSE,
        keep=HISTORY_TIME,
        erase=Erase.KEEP,
        subject=pointer,
    )

not_personal(NetworkFile, "network", "file", "ending", "size", "digest", "added_at", "is_example")
not_personal(NetworkFile, "title", "about", because="was eine Unterlage ist, nicht von wem sie handelt")
store(
    "folder",
    "network_files",
    holds=_("Unterlagen, die Netzwerke für die eigenen Menschen abgelegt haben"),
    keep=_("bis das Netzwerk sie entfernt"),
    is_personal=True,
)

contact_data = partial(
    personal,
    purpose=Purpose.ENTRIES,
    basis=Basis.CONSENT,
    keep=Keep(_("solange die Person für das Netzwerk ansprechbar ist und 30 Tage danach"), days=30, since="until_on"),
    subject=("person", "@email"),
)
contact_data(NetworkContact, "name", erase=Erase.PSEUDONYM)
contact_data(NetworkContact, "function", "person", "email", "phone", "consent_how", erase=Erase.BLANK)
contact_data(NetworkContact, "token_hash", erase=Erase.BLANK, is_exported=False)
contact_data(
    NetworkContact,
    *("network", "organisation", "asked_on", "consent_on", "from_on", "is_example", "is_link", "named_until"),
    erase=Erase.KEEP,
)
contact_data(NetworkContact, "until_on", erase=Erase.END)

handover_data = partial(
    personal,
    purpose=Purpose.RIGHTS,
    basis=Basis.CONTRACT,
    keep=Keep(_("24 Monate nach der Übergabe"), days=730, since="decided_at"),
    subject=("from_person", "to_person", "@to_email"),
)
handover_data(Handover, "to_email", "note", erase=Erase.BLANK)
handover_data(
    Handover,
    *(
        "network",
        "from_person",
        "to_person",
        "invitation",
        "coordination",
        "stays",
        "on",
        "state",
        "created_at",
        "decided_at",
        "is_example",
    ),
    erase=Erase.KEEP,
)

proposal_data = partial(
    personal,
    purpose=Purpose.ENTRIES,
    basis=Basis.HOUSE,
    keep=Keep(_("180 Tage nach der Entscheidung"), days=180, since="decided_at"),
    erase=Erase.DELETE,
    subject="@email",
)
proposal_data(EntryProposal, "sender_hash", "token_hash", is_exported=False)
proposal_data(
    EntryProposal,
    *("kind", "network", "content", "message", "name", "email", "state", "created_at", "decided_at", "reason"),
    "is_example",
)
claim_data = partial(
    personal,
    purpose=Purpose.ENTRIES,
    basis=Basis.CONTRACT,
    keep=Keep(_("180 Tage nach der Entscheidung"), days=180, since="decided_at"),
    erase=Erase.DELETE,
    subject="@email",
)
claim_data(EntryClaim, "sender_hash", "token_hash", is_exported=False)
claim_data(
    EntryClaim,
    *("network", "name", "email", "function", "proof", "voucher", "state", "created_at", "expires_at", "decided_at"),
    *("reason", "is_example"),
)
check_data = partial(
    personal,
    purpose=Purpose.ENTRIES,
    basis=Basis.HOUSE,
    keep=Keep(_("24 Monate nach der Nachfrage"), days=730, since="sent_at"),
    erase=Erase.DELETE,
    subject="@sent_to",
)
check_data(EntryCheck, "token_hash", is_exported=False)
check_data(EntryCheck, "network", "sent_to", "sent_at", "answer", "answered_at", "is_example")
acts(
    ActKind.NETWORK,
    {
        "accept_proposal": _("hat einen Vorschlag zu einem Eintrag übernommen"),
        "agree_contact": _("hat zugestimmt, als Ansprechperson eines Netzwerks genannt zu werden"),
        "end_contact": _("hat eine Ansprechperson eines Netzwerks weggenommen"),
        "name_contact": _("hat jemanden gefragt, ob er als Ansprechperson eines Netzwerks genannt werden darf"),
        "take_contact_back": _("möchte nicht als Ansprechperson eines Netzwerks genannt werden"),
        "add_network_file": _("hat eine Unterlage eines Netzwerks abgelegt"),
        "remove_network_file": _("hat eine Unterlage eines Netzwerks entfernt"),
        "add_involvement": _("hat eine Mitarbeit in einem Netzwerk eingetragen"),
        "ask_to_take_part": _("hat gebeten, zu einem Netzwerk zu gehören"),
        "answer_offer": _("hat zu einem Angebot gesagt, warum es nicht genutzt wird oder was fehlt"),
        "ask_entry": _("hat ein Netzwerk gefragt, ob sein Eintrag noch stimmt"),
        "block_claim": _("hat die Bitte, einen Eintrag zu führen, und ihren Absender gesperrt"),
        "block_proposal": _("hat einen Vorschlag und seinen Absender gesperrt"),
        "reopen_claim": _("sieht sich die Bitte, einen Eintrag zu führen, noch einmal an"),
        "change_member_role": _("hat die Rolle einer Organisation in einem Netzwerk geändert"),
        "claim_entry": _("hat gebeten, den Eintrag eines Netzwerks zu führen"),
        "decide_claim": _("hat über die Übernahme eines Eintrags entschieden"),
        "pass_claim_on": _("hat die Übernahme eines Eintrags weitergegeben an die, die ihn führen"),
        "confirm_entry": _("hat einen Eintrag als richtig bestätigt"),
        "correct_entry": _("hat einen Eintrag über den Link der Nachfrage berichtigt"),
        "decide_membership": _("hat über eine Mitgliedschaft entschieden"),
        "decline_proposal": _("hat einen Vorschlag zu einem Eintrag nicht übernommen"),
        "divide_network": _("hat ein Netzwerk geteilt"),
        "reunite_network": _("hat die Teilung eines Netzwerks zurückgenommen"),
        "edit_network": _("hat das Profil eines Netzwerks geändert"),
        "end_involvement": _("hat eine Mitarbeit in einem Netzwerk beendet"),
        "follow_area_change": _("hat Gebiete in ihren Nachfolgern weitergeführt"),
        "settle_area_change": _("hat entschieden, wo ein aufgeteiltes Gebiet eines Netzwerks weitergeht"),
        "extend_territory": _("hat das Gebiet eines Netzwerks erweitert"),
        "begin_handover": _("möchte die Koordination eines Netzwerks übergeben"),
        "hand_over": _("hat die Koordination eines Netzwerks übernommen"),
        "close_handover": _("hat eine Übergabe der Koordination nicht angenommen oder zurückgezogen"),
        "invite_member": _("hat eine Organisation in ein Netzwerk eingeladen"),
        "join_network": _("hat eine Organisation einem Netzwerk zugeordnet"),
        "answer_link": _("hat auf eine Verbindung zweier Netzwerke geantwortet"),
        "end_link": _("hat eine Verbindung zweier Netzwerke beendet"),
        "link_networks": _("hat zwei Netzwerke verbunden"),
        "pause_membership": _("lässt eine Mitgliedschaft ruhen"),
        "propose_entry": _("hat etwas zu einem Eintrag vorgeschlagen"),
        "record_uptake": _("hat die Nutzung eines Angebots eingetragen"),
        "reopen_proposal": _("sieht sich einen Vorschlag noch einmal an"),
        "reply_to_answer": _("hat auf eine Rückmeldung zu einem Angebot geantwortet"),
        "take_hint_over": _("hat einen Eintrag nach einem Vorschlag geändert"),
        "report_seats": _("hat angegeben, wo eine Stelle mitarbeitet"),
        "resume_membership": _("hat eine ruhende Mitgliedschaft wieder aufgenommen"),
        "set_network_status": _("hat eingetragen, ob ein Netzwerk aktiv ist, ruht oder beendet ist"),
        "shorten_territory": _("hat das Gebiet eines Netzwerks verkleinert"),
        "withdraw_membership": _("hat eine Anfrage zur Mitgliedschaft zurückgezogen"),
    },
)
