"""Reading a list of places that somebody types into a field."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as _

from wirnetz.core.fields import ASKED, ask_back
from wirnetz.regions.finder.listing import entries_of
from wirnetz.regions.models import Area
from wirnetz.regions.queries import areas_by_keys, areas_named, where

MOST_AREAS = 40


def read_areas(form: forms.Form, field: str, near: Sequence[str]) -> list[Area]:
    """What the list typed into `field` means; doubtful names are asked back below it, unknown ones named at it."""
    entries = entries_of(form.cleaned_data.get(field, ""))
    if len(entries) > MOST_AREAS:
        form.add_error(field, _("Das sind mehr als %d Orte. Tragen Sie sie in zwei Schritten ein.") % MOST_AREAS)
        return []
    found: list[Area] = []
    unknown = []
    for named in areas_named(entries, near=near):
        found += named.areas
        if not named.areas and named.choices:
            answer = ask_back(form, named.entry, [(area.key, where(area)) for area in named.choices])
            found += areas_by_keys([answer]).values() if answer else []
        elif not named.areas:
            unknown.append(f"„{named.entry}“")
    if unknown:
        said = _("Nicht gefunden haben wir: %s. Berichtigen Sie die Namen, oder streichen Sie sie.")
        form.add_error(field, said % ", ".join(unknown))
    asked = [name for name in form.fields if name.startswith(ASKED)]
    rest = [name for name in form.fields if name not in asked]
    form.order_fields([*rest[: rest.index(field) + 1], *asked, *rest[rest.index(field) + 1 :]])
    return list(dict.fromkeys(found))
