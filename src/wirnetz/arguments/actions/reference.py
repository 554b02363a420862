"""Bringing the library in line with the texts that come with the product."""

from dataclasses import replace
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.arguments.actions.storing import add_version, next_number
from wirnetz.arguments.enums import VersionState
from wirnetz.arguments.models import Argument, ArgumentVersion
from wirnetz.arguments.queries.library import with_blocks
from wirnetz.arguments.validators.content import BlockText, Content, keyed
from wirnetz.arguments.validators.library import FOLDER, ArgumentText, LibraryError, read_arguments
from wirnetz.arguments.validators.occasions import occasions
from wirnetz.core.reference import LoadReport, ReferenceDataError


def load_reference(folder: Path = FOLDER) -> LoadReport:
    """Bring unrevised arguments in line with the files; repeated loads change nothing. All or nothing.

    A changed text becomes a new version; what left the files is retired. What people wrote or revised stays as it is.
    """
    try:
        texts = read_arguments(folder)
        occasions(folder)
    except LibraryError as error:
        remedy = _("Berichtigen Sie die Datei und laden Sie erneut.")
        reason = f"„{error.entry}“: {error.reason}" if error.entry else error.reason
        raise ReferenceDataError(error.path, reason, remedy, column=error.field) from error
    report = LoadReport(_("Argumente"))
    with transaction.atomic():
        arguments = Argument.objects.select_for_update()
        known = {argument.slug: argument for argument in arguments}
        told = _told_versions()
        for text in texts:
            _load(text, known.get(text.slug), told, report)
        named = {text.slug for text in texts}
        for slug, argument in known.items():
            if slug not in named and not (argument.is_revised or argument.is_example or argument.is_retired):
                _retire(argument)
                report.changed += 1
    return report


def _told_versions() -> dict[int, ArgumentVersion]:
    """The latest version of each argument that is or was published."""
    versions = ArgumentVersion.objects.unscoped("the program's own texts").filter(is_reference=True)
    return {version.argument_id: version for version in with_blocks(versions).order_by("number")}


def _load(text: ArgumentText, argument: Argument | None, told: dict[int, ArgumentVersion], report: LoadReport) -> None:
    if argument is None:
        argument = Argument.objects.create(slug=text.slug, position=text.position)
        add_version(argument, text.content, state=VersionState.PUBLISHED, is_reference=True)
        report.created += 1
        return
    last = told.get(argument.pk)
    if argument.is_revised or argument.is_example or last is None:
        report.unchanged += 1
        return
    content = inherit_keys(text.content, last.content)
    is_same = last.content == content and not argument.is_retired
    if not is_same:
        _replace(argument, last, content)
    if argument.position != text.position:
        argument.position = text.position
        argument.save(update_fields=["position"])
    if is_same:
        report.unchanged += 1
    else:
        report.changed += 1


def _replace(argument: Argument, last: ArgumentVersion, content: Content) -> None:
    if last.state == VersionState.PUBLISHED:
        last.state = VersionState.REPLACED
        last.save(update_fields=["state"])
    if argument.is_retired:
        argument.retired_on, argument.retired_reason = None, ""
        argument.save(update_fields=["retired_on", "retired_reason"])
    add_version(argument, content, state=VersionState.PUBLISHED, number=next_number(argument), is_reference=True)


def _retire(argument: Argument) -> None:
    argument.retired_on = timezone.localdate()
    argument.retired_reason = _("Der Text gehört nicht mehr zum mitgelieferten Bestand.")
    argument.save(update_fields=["retired_on", "retired_reason"])
    versions = ArgumentVersion.objects.unscoped("the program's own texts")
    versions.filter(argument=argument, state=VersionState.PUBLISHED).update(state=VersionState.RETIRED)


def inherit_keys(content: Content, before: Content) -> Content:
    """`content` with the keys that the same blocks had `before`: by equal text first, then by their place."""
    kept: list[BlockText] = []
    for kind in dict.fromkeys(block.kind for block in content.blocks):
        old, new = list(before.of_kind(kind)), list(content.of_kind(kind))
        same = {block.text: block.key for block in old}
        free = [block.key for block in old if block.text not in {other.text for other in new}]
        for block in new:
            key = same.get(block.text) or (free.pop(0) if free else "")
            kept.append(replace(block, key=key))
    return replace(content, blocks=keyed(kept, (block.key for block in before.blocks)))
