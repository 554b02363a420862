"""Which data about people uploads keep: the file for 30 days, the rows of lists of people for half a year."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirnetz.core.acts import ActKind, acts
from wirnetz.core.personal import HISTORY_TIME, Basis, Erase, Keep, Purpose, Subject, not_personal, personal, store
from wirnetz.imports.models import ColumnMemory, DuplicateDecision, ImportRow, ImportRun
from wirnetz.organisations.models import Adviser


def rows_naming(subject: Subject) -> Q:
    """Rows that were about a person: by address, or by the entry in the directory that is theirs."""
    entries = Adviser.objects.unscoped("entries of the person whose data is asked for").filter(
        Q(person=subject.number) | Q(email__in=subject.addresses)
    )
    about = Q(record_type="organisations.adviser", record_id__in=entries.values("pk"))
    addresses = sorted(subject.addresses)
    return about | Q(after__email__in=addresses) | Q(before__email__in=addresses)


personal(
    ImportRow,
    *("title", "before", "after", "message"),
    purpose=Purpose.IMPORTS,
    basis=Basis.HOUSE,
    keep=Keep(_("bei Listen von Personen 180 Tage, um sie zurücknehmen zu können"), job="imports"),
    erase=Erase.BLANK,
    subject=rows_naming,
)
not_personal(
    ImportRow,
    *("run", "number", "outcome", "effect", "record_type", "record_id", "twin", "area_key", "choices", "decision"),
    "undoing",
)
personal(
    ImportRun,
    "file",
    purpose=Purpose.IMPORTS,
    basis=Basis.HOUSE,
    keep=Keep(_("30 Tage, verschlüsselt"), days=30, since="created_at"),
    erase=Erase.BLANK,
    subject="created_by",
    is_exported=False,
)
for model, pointer in ((ImportRun, "created_by"), (DuplicateDecision, "decided_by")):
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
    ImportRun,
    *("organisation", "kind", "state", "file_name", "digest", "questions", "answers", "columns", "notes", "counts"),
    *("fingerprint", "marks", "created_at", "applied_at", "undone_at"),
)
not_personal(ColumnMemory, "organisation", "kind", "heading", "field")
not_personal(DuplicateDecision, "organisation", "one", "other", "is_same", "run", "decided_at")

store(
    "folder",
    "imports",
    holds=_("hochgeladene Listen, verschlüsselt"),
    keep=_("30 Tage"),
    is_personal=True,
)
acts(
    ActKind.LIST,
    {
        "apply_import": _("hat eine Liste übernommen"),
        "export_list": _("hat eine Liste mitgenommen"),
        "undo_import": _("hat das Einlesen einer Liste zurückgenommen"),
    },
)
