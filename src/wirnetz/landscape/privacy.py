"""Which data about people the room `landscape` keeps: who made, said and decided what."""

from django.utils.translation import gettext_lazy as _

from wirnetz.core.acts import ActKind, acts
from wirnetz.core.personal import HISTORY_TIME, Basis, Erase, Purpose, not_personal, personal
from wirnetz.landscape.models import FindingReply, KeptLandscape, SplitDecision, SplitDraft, SplitRemark

for model, pointer in (
    (SplitDraft, "created_by"),
    (SplitRemark, "written_by"),
    (SplitDecision, "decided_by"),
    (SplitDecision, "undone_by"),
    (FindingReply, "said_by"),
):
    personal(
        model, pointer, purpose=Purpose.RECORD, basis=Basis.HOUSE, keep=HISTORY_TIME, erase=Erase.KEEP, subject=pointer
    )
not_personal(SplitDraft, "network", "level", "parts", "query", "created_at", "is_example")
not_personal(SplitDraft, "title", because="wie ein Entwurf heißt, nicht von wem er handelt")
not_personal(SplitRemark, "draft", "written_at", "is_example")
not_personal(SplitRemark, "text", because="was jemand zu einer Teilung sagt, nicht über jemanden")
not_personal(SplitDecision, "draft", "outcome", "from_on", "stays", "written", "decided_at", "undone_at", "is_example")
not_personal(SplitDecision, "reason", because="warum ein Gebiet geteilt wird, nicht über jemanden")
not_personal(
    FindingReply,
    *("question", "network", "organisation", "other", "reply", "said_on", "rests_until", "taken_back_on", "is_example"),
)
not_personal(FindingReply, "reason", because="warum zwei Netzwerke nebeneinander stehen, nicht von wem die Rede ist")
not_personal(KeptLandscape, "version", "read_at", "program", "digest")
not_personal(KeptLandscape, "body", because="Gebiete, Netzwerke und Organisationen, nie eine Person")
acts(
    ActKind.NETWORK,
    {
        "reply_to_finding": _("hat auf einen Befund der Landschaft geantwortet"),
        "take_reply_back": _("hat eine Antwort auf einen Befund der Landschaft zurückgenommen"),
        "save_split": _("hat den Entwurf einer Teilung gespeichert"),
        "remark_split": _("hat etwas zum Entwurf einer Teilung angemerkt"),
        "decide_split": _("hat über den Entwurf einer Teilung entschieden"),
        "undo_split": _("hat die Entscheidung über eine Teilung zurückgenommen"),
    },
)
