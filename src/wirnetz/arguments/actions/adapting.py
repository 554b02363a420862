"""Saying an argument in the words of one's own house."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import Person
from wirnetz.arguments.models import AdaptedBlock, Argument
from wirnetz.arguments.validators.adapting import OwnBlock
from wirnetz.arguments.validators.content import block_faults
from wirnetz.core.editing import EditConflict
from wirnetz.organisations.models import Organisation


@transaction.atomic
def adapt_argument(
    *, organisation: Organisation, argument: Argument, parts: Sequence[OwnBlock], seen: Sequence[OwnBlock], by: Person
) -> None:
    """What the house says of an argument becomes these parts; one that does nothing is forgotten.

    EditConflict where somebody changed it since it was `seen`, ValidationError for a text that no slide can hold.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    stored = {block.key: block for block in _blocks(organisation, argument)}
    if sorted(repr(block.as_own()) for block in stored.values()) != sorted(map(repr, seen)):
        raise EditConflict(argument)
    kept = [part for part in parts if not part.says_nothing]
    for part in kept:
        if part.text and (faults := block_faults(part.kind, part.text)):
            raise ValidationError({part.key: faults})
    for part in kept:
        block = stored.pop(part.key, None) or AdaptedBlock(organisation=organisation, argument=argument, key=part.key)
        if block.pk and block.as_own() == part:
            continue
        for name in ("kind", "text", "citation", "is_hidden", "is_added", "position", "base"):
            setattr(block, name, getattr(part, name))
        block.changed_by = by
        block.save()
    _blocks(organisation, argument).filter(pk__in=[block.pk for block in stored.values()]).delete()
    record_audit(by=by, action="adapt_argument", record=organisation, details={"argument": argument.slug})


def _blocks(organisation: Organisation, argument: Argument) -> QuerySet[AdaptedBlock]:
    return AdaptedBlock.objects.unscoped("the caller may write for the house").filter(
        organisation=organisation, argument=argument
    )
