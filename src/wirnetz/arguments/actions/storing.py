"""Versions and their blocks as they are written to the database; for the other actions of this room."""

from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from wirnetz.accounts.models import Person
from wirnetz.arguments.enums import VersionState
from wirnetz.arguments.models import Argument, ArgumentVersion, Block
from wirnetz.arguments.validators.content import BLOCK_FIELDS, Content, keyed


def add_version(
    argument: Argument,
    content: Content,
    *,
    state: VersionState,
    number: int = 1,
    is_reference: bool = False,
    by: Person | None = None,
    at: datetime | None = None,
) -> ArgumentVersion:
    """A version with its blocks; it enters its final state when they are there, since then they stay."""
    version = ArgumentVersion.objects.create(
        argument=argument,
        number=number,
        is_reference=is_reference,
        author=by,
        changed_by=by,
        **values_of(content),
    )
    write_blocks(version, content)
    now = at or timezone.now()
    version.created_at = version.changed_at = now
    version.state = state
    if state == VersionState.PUBLISHED:
        version.reviewed_at = now
    version.save(update_fields=["state", "created_at", "changed_at", "reviewed_at"])
    return version


def write_blocks(version: ArgumentVersion, content: Content) -> None:
    """The blocks of a draft become those of `content`; new ones get keys that the argument never had."""
    blocks = Block.objects.unscoped("the blocks of a version that its editor may write")
    used = set(blocks.filter(version__argument=version.argument_id).values_list("key", flat=True))
    stored = {block.key: block for block in blocks.filter(version=version)}
    new = []
    for position, text in enumerate(keyed(content.blocks, used)):
        block = stored.pop(text.key, None)
        values = {name: getattr(text, name) for name in BLOCK_FIELDS} | {"position": position}
        if block is None:
            new.append(Block(version=version, **values))
        elif any(getattr(block, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(block, name, value)
            block.save()
    blocks.filter(pk__in=[block.pk for block in stored.values()]).delete()
    Block.objects.bulk_create(new)


def values_of(content: Content) -> dict[str, object]:
    """What of a content stands in the version itself."""
    return {
        "idea": content.idea,
        "audience": content.audience,
        "partner_kind": content.partner_kind,
        "occasions": list(content.occasions),
        "fact_keys": list(content.fact_keys),
    }


def next_number(argument: Argument) -> int:
    """The number of the version that comes next."""
    versions = ArgumentVersion.objects.unscoped("numbers only").filter(argument=argument)
    return int(versions.aggregate(last=Max("number"))["last"] or 0) + 1
