"""Uploaded lists that are not finished: a question is open, or the preview has not been decided."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.core.waiting import Waiting, waiting_source
from wirnetz.imports.enums import RunState
from wirnetz.imports.models import ImportRun

KEPT_FOR = timedelta(days=30)
"""An uploaded file is kept so long; what was not applied by then has to be uploaded again."""


@waiting_source("lists")
def unfinished_lists(visitor: Visitor, on: date) -> Iterable[Waiting]:
    """Each with what is missing."""
    runs = visible(visitor, ImportRun.objects.filter(state__in=(RunState.QUESTIONS, RunState.PREVIEWED)))
    if not visitor.is_authenticated:
        return
    mine = runs.filter(created_by=visitor.pk).select_related("organisation").order_by("created_at", "pk")
    for run in mine[:10]:
        is_asked = run.state == RunState.QUESTIONS
        words = _("Zu Ihrer Liste „%s“ ist eine Frage offen.") if is_asked else _("Ihre Liste „%s“ ist noch zu prüfen.")
        yield Waiting(
            words % run.file_name,
            _("Antworten") if is_asked else _("Prüfen und übernehmen"),
            reverse("imports:run", args=[run.organisation.slug, run.pk]),
            due_on=timezone.localdate(run.created_at) + KEPT_FOR,
            why=_("Übernommen ist noch nichts."),
            place=run.organisation.slug,
        )
