"""How the alliance sends."""

from typing import Any

from django.db import transaction

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.core.editing import save_if_unchanged
from wirnetz.infoservice.models import InfoService

SETTING_FIELDS = (
    *("name", "promise", "rhythm", "next_on", "window_hours", "needs_second_person", "decision", "decided_on"),
)


@transaction.atomic
def set_info_service(*, values: dict[str, Any], seen: str, by: Person | None) -> InfoService:
    """Change the settings. EditConflict if they are not as the editor has `seen` them."""
    stored, _is_new = InfoService.objects.select_for_update().get_or_create(pk=1)
    saved = save_if_unchanged(stored, {name: values[name] for name in SETTING_FIELDS}, seen=seen)
    record_audit(by=by, action="set_info_service", record=saved)
    return saved
