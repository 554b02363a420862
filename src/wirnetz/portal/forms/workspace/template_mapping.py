"""Which layout of the house's own template serves which kind of slide."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wirnetz.core.editing import VersionedForm
from wirnetz.documents.pptx.mapping import DRAWN, NEEDS, homes_in, layout_names


class MappingForm(VersionedForm):
    """One choice for each kind of slide, what fits best chosen before anything is settled."""

    def __init__(
        self, data: Any = None, *, layouts: Sequence[Mapping[str, Any]], mapping: Mapping[str, int], seen: str
    ) -> None:
        initial = {home.need: str(home.number) for home in homes_in(layouts, mapping)}
        super().__init__(data, initial={**initial, "seen": seen})
        choices = [(str(number), name) for number, name in enumerate(layout_names(layouts))]
        choices.append((str(DRAWN), _("kein Layout: Wirnetz zeichnet die Folie in Ihren Farben")))
        for need, words in NEEDS.items():
            self.fields[need] = forms.ChoiceField(
                label=words,
                choices=choices,
                error_messages={"invalid_choice": _("Dieses Layout hat Ihre Vorlage nicht.")},
            )

    def mapping(self) -> dict[str, int]:
        """What a valid form says."""
        return {need: int(self.cleaned_data[need]) for need in NEEDS}

    def shown(self) -> dict[str, int]:
        """What stands in the fields; what cannot be a layout counts as drawn."""
        values = {need: str(self[need].value() or "") for need in NEEDS}
        return {need: int(value) if value.isdigit() else DRAWN for need, value in values.items()}
