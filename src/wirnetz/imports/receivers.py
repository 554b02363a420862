"""Answers to what earlier rooms ask."""

from typing import Any

from django.db.models import Model
from django.dispatch import receiver

from wirnetz.imports.enums import Effect, RunState
from wirnetz.imports.models import ImportRow
from wirnetz.organisations.signals import edits_asked


@receiver(edits_asked)
def records_of_lists(sender: type[Model], **kwargs: Any) -> set[int]:
    """Records that an applied list has created, changed or ended count as edited by hand."""
    rows = ImportRow.objects.unscoped("which records lists have written").filter(
        record_type=sender._meta.label_lower, record_id__isnull=False, run__state=RunState.APPLIED
    )
    return {number for number in rows.exclude(effect=Effect.NONE).values_list("record_id", flat=True) if number}
