"""Questions about uploads."""

from django.db.models import QuerySet

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.imports.models import ColumnMemory, ImportRun
from wirnetz.organisations.models import Organisation


def runs_of(organisation: Organisation, *, visitor: Visitor) -> QuerySet[ImportRun]:
    """The uploads of an organisation as far as `visitor` may see them, the newest first."""
    found = ImportRun.objects.filter(organisation=organisation).select_related("created_by")
    return visible(visitor, found).order_by("-created_at", "-pk")


def run_with_number(number: int, *, visitor: Visitor) -> QuerySet[ImportRun]:
    """The upload of a page, with its organisation; empty for who may not see it."""
    found = ImportRun.objects.filter(pk=number).select_related("organisation__node", "created_by")
    return visible(visitor, found)


def remembered_columns(organisation: Organisation, kind: str) -> dict[str, str]:
    """What headings meant in earlier lists of this kind."""
    memories = ColumnMemory.objects.unscoped("reading a list of the organisation that remembered them")
    return dict(memories.filter(organisation=organisation, kind=kind).values_list("heading", "field"))
