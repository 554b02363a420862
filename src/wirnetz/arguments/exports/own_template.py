"""A partner's own PowerPoint template, handed to the kit: checked, read, and said honestly what becomes of it."""

from dataclasses import replace
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wirnetz.arguments.exports.choices import KitRefused
from wirnetz.arguments.exports.kit import Kit
from wirnetz.core.uploads import check_office_zip
from wirnetz.documents.pptx.own_template import Template, TemplateRefused, homes_in, read_template


def chosen_template(path: Path) -> Template:
    """The template at `path`; KitRefused with the reason for what is no safe, readable PPTX."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise KitRefused(_("Die Vorlage „%s“ lässt sich nicht lesen.") % path.name) from error
    try:
        check_office_zip(data)
        return read_template(data)
    except ValidationError as error:
        raise KitRefused(
            _("Vorlage „%(name)s“: %(reason)s") % {"name": path.name, "reason": error.messages[0]}
        ) from error
    except TemplateRefused as error:
        raise KitRefused(_("Vorlage „%(name)s“: %(reason)s") % {"name": path.name, "reason": error}) from error


def with_template_noted(kit: Kit, template: Template, name: str) -> Kit:
    """The kit whose note says which layouts the template has, and that the deck is not built into it yet."""
    lines = [
        _("Zur Vorlage „%(name)s“: Sie hat %(count)d Layouts.") % {"name": name, "count": len(template.layouts)},
        *(
            _("- %(slide)s: Layout „%(layout)s“") % {"slide": home.words, "layout": home.layout}
            if home.layout
            else _("- %s: kein passendes Layout") % home.words
            for home in homes_in(template.layouts)
        ),
        _("Der Foliensatz steht noch in unserem Aufbau, nicht in dieser Vorlage."),
    ]
    missing = _("In die Vorlage „%s“ können wir noch nicht hineinbauen; was sie bietet, steht im Anschreiben.") % name
    return replace(kit, note=f"{kit.note}\n" + "\n".join(lines) + "\n", missing=(*kit.missing, missing))
