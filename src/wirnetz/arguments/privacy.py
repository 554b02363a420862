"""Which data about people the room `arguments` keeps: who wrote, reviewed, handed kits down, is quoted or shown."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from wirnetz.arguments.models import (
    AdaptedBlock,
    Argument,
    ArgumentVersion,
    Block,
    BrochureMilestone,
    BrochurePicture,
    BrochureVoice,
    HandDown,
    HandedKit,
    KitStamp,
    NetworkBrochure,
)
from wirnetz.core.acts import ActKind, acts
from wirnetz.core.personal import HISTORY_TIME, Basis, Erase, Keep, Purpose, not_personal, personal, store

not_personal(Argument, "slug", "position", "is_revised", "retired_on", "retired_reason", "successor", "is_example")
not_personal(
    ArgumentVersion,
    *("argument", "number", "state", "is_reference", "idea", "audience", "partner_kind", "occasions", "fact_keys"),
    *("created_at", "changed_at", "submitted_at", "reviewed_at", "review_note"),
)
not_personal(
    Block,
    *("version", "key", "kind", "position", "text", "evidence_kind", "citation", "source_url", "as_of", "expires_on"),
    *("approval", "picture"),
)
not_personal(
    AdaptedBlock,
    *("organisation", "argument", "key", "kind", "text", "citation", "is_hidden", "is_added", "position", "base"),
    "changed_at",
)
personal(
    AdaptedBlock,
    "changed_by",
    purpose=Purpose.RECORD,
    basis=Basis.HOUSE,
    keep=HISTORY_TIME,
    erase=Erase.KEEP,
    subject="changed_by",
)
not_personal(
    KitStamp,
    *("code", "organisation", "occasion", "audience", "area_keys", "selection", "made_on", "ingredients", "own"),
)
not_personal(
    HandDown,
    *("organisation", "occasion", "audience", "in_own_template", "note", "tells_people", "state", "started_at"),
    *("kept_until", "is_example"),
)
personal(
    HandDown,
    "started_by",
    purpose=Purpose.RECORD,
    basis=Basis.HOUSE,
    keep=HISTORY_TIME,
    erase=Erase.KEEP,
    subject="started_by",
)
not_personal(
    HandedKit,
    *("hand_down", "office", "state", "reason", "remarks", "tries", "stamp", "file", "size", "made_at", "fetched_at"),
)
for pointer in ("author", "changed_by", "reviewed_by"):
    personal(
        ArgumentVersion,
        pointer,
        purpose=Purpose.RECORD,
        basis=Basis.HOUSE,
        keep=HISTORY_TIME,
        erase=Erase.KEEP,
        subject=pointer,
    )
not_personal(
    NetworkBrochure,
    *("network", "portrait", "success", "members_text", "partner", "partner_text", "joining", "released"),
    *("released_on", "changed_at", "is_example"),
)
not_personal(BrochureMilestone, "brochure", "on", "text", "source", "origin", "is_turn", "is_example")
for pointer in ("changed_by", "released_by"):
    personal(
        NetworkBrochure,
        pointer,
        purpose=Purpose.RECORD,
        basis=Basis.HOUSE,
        keep=HISTORY_TIME,
        erase=Erase.KEEP,
        subject=pointer,
    )
shown_data = partial(
    personal,
    purpose=Purpose.APPROVALS,
    basis=Basis.CONSENT,
    keep=Keep(_("bis das Netzwerk es entfernt; gezeigt nur, solange die Freigabe gilt"), job="the network"),
    erase=Erase.DELETE,
)
shown_data(
    BrochureVoice,
    *("brochure", "text", "name", "function", "email", "person", "approval", "is_example"),
    subject=("person", "@email"),
)
shown_data(
    BrochurePicture,
    *("brochure", "kind", "voice", "contact", "alt", "credit", "digest", "approval", "is_example"),
    subject=("voice__person", "@voice__email", "contact__person", "@contact__email"),
)
not_personal(BrochurePicture, "organisation")
shown_data(
    BrochurePicture,
    "file",
    subject=("voice__person", "@voice__email", "contact__person", "@contact__email"),
)
store(
    "folder",
    "brochures",
    holds=_("Porträts und Logos in Broschüren von Netzwerken"),
    keep=_("bis das Netzwerk sie entfernt oder die Person gelöscht wird"),
    is_personal=True,
)
store("folder", "arguments", holds=_("Bilder zu Argumenten"), keep=_("bis zum Austausch"), is_personal=False)
store(
    "folder",
    "handed_kits",
    holds=_("Mappen, die Häuser für ihre Stellen zusammengestellt haben; sie nennen, wen jede Stelle öffentlich nennt"),
    keep=_("90 Tage"),
    is_personal=True,
)
acts(
    ActKind.ARGUMENT,
    {
        "begin_argument": _("hat ein Argument entworfen"),
        "revise_argument": _("hat begonnen, ein Argument zu überarbeiten"),
        "edit_argument": _("hat den Entwurf eines Arguments geändert"),
        "submit_argument": _("hat ein Argument zur Prüfung gegeben"),
        "withdraw_argument": _("hat ein Argument aus der Prüfung zurückgeholt"),
        "drop_argument_draft": _("hat den Entwurf eines Arguments verworfen"),
        "publish_argument": _("hat ein Argument geprüft und veröffentlicht"),
        "send_argument_back": _("hat ein Argument geprüft und zurückgegeben"),
        "retire_argument": _("hat ein Argument zurückgezogen"),
        "adapt_argument": _("hat ein Argument mit eigenen Worten gesagt"),
        "start_hand_down": _("hat begonnen, Mappen an Stellen weiterzugeben"),
        "pause_hand_down": _("hat eine Weitergabe von Mappen angehalten"),
        "resume_hand_down": _("hat eine Weitergabe von Mappen fortgesetzt"),
        "stop_hand_down": _("hat eine Weitergabe von Mappen abgebrochen"),
        "try_hand_down_again": _("hat Mappen, die fehlten, noch einmal zusammenstellen lassen"),
        "forget_hand_down": _("hat die Mappen einer Weitergabe nach 90 Tagen gelöscht"),
    },
)
acts(
    ActKind.APPROVAL,
    {
        "edit_brochure": _("hat an der Broschüre eines Netzwerks geschrieben"),
        "set_milestones": _("hat Meilensteine einer Broschüre ausgewählt"),
        "add_voice": _("hat eine Stimme in eine Broschüre aufgenommen"),
        "edit_voice": _("hat eine Stimme in einer Broschüre geändert"),
        "remove_voice": _("hat eine Stimme aus einer Broschüre genommen"),
        "add_brochure_picture": _("hat ein Bild in eine Broschüre aufgenommen"),
        "remove_brochure_picture": _("hat ein Bild aus einer Broschüre genommen"),
        "release_brochure": _("hat die Broschüre eines Netzwerks freigegeben"),
        "unpublish_brochure": _("hat die Freigabe einer Broschüre zurückgenommen"),
    },
)
