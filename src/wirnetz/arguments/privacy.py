"""Which data about people the room `arguments` keeps: who wrote and who reviewed a version."""

from django.utils.translation import gettext_lazy as _

from wirnetz.arguments.models import AdaptedBlock, Argument, ArgumentVersion, Block, KitStamp
from wirnetz.core.acts import ActKind, acts
from wirnetz.core.personal import HISTORY_TIME, Basis, Erase, Purpose, not_personal, personal, store

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
store("folder", "arguments", holds=_("Bilder zu Argumenten"), keep=_("bis zum Austausch"), is_personal=False)
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
    },
)
