"""A partner's own PowerPoint template: checked, the deck built into it, and said honestly what was done differently."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wirnetz.arguments.exports.choices import KitRefused
from wirnetz.arguments.exports.kit import Kit
from wirnetz.core.uploads import check_office_zip
from wirnetz.documents.pptx.house import build_apart
from wirnetz.documents.pptx.own_template import TemplateRefused, read_template
from wirnetz.organisations.models import SlideTemplate


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A checked template: its file, its name, and which of its layouts serves which kind of slide."""

    name: str
    data: bytes
    mapping: Mapping[str, int] = field(default_factory=dict)


def chosen_template(path: Path) -> OwnTemplate:
    """The template at `path`; KitRefused with the reason for what is no safe, readable PPTX."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise KitRefused(_("Die Vorlage „%s“ lässt sich nicht lesen.") % path.name) from error
    try:
        check_office_zip(data)
        read_template(data)
    except ValidationError as error:
        raise KitRefused(
            _("Vorlage „%(name)s“: %(reason)s") % {"name": path.name, "reason": error.messages[0]}
        ) from error
    except TemplateRefused as error:
        raise KitRefused(_("Vorlage „%(name)s“: %(reason)s") % {"name": path.name, "reason": error}) from error
    return OwnTemplate(path.name, data)


def stored_template(template: SlideTemplate) -> OwnTemplate:
    """The template that a house has handed in, as it was checked then."""
    with template.file.open("rb") as file:
        return OwnTemplate(template.name, file.read(), template.mapping)


def built_into(kit: Kit, template: OwnTemplate) -> Kit:
    """The kit with its deck built into the template; note and `missing` say what differs from its layouts.

    KitRefused where nothing can be built into the file.
    """
    try:
        built = build_apart(kit.deck, template.data, template.mapping)
    except TemplateRefused as error:
        raise KitRefused(_("Vorlage „%(name)s“: %(reason)s") % {"name": template.name, "reason": error}) from error
    lines = [
        _("Der Foliensatz ist in die Vorlage „%s“ gebaut.") % template.name,
        *(f"- {remark}" for remark in built.remarks),
    ]
    note = f"{kit.note}\n" + "\n".join(lines) + "\n"
    return replace(kit, note=note, missing=(*kit.missing, *built.remarks), built=built.data)
