"""What a house settles about data protection."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.editing import VersionedForm
from wirnetz.organisations.enums import Footing
from wirnetz.organisations.models import DataProtection, Organisation
from wirnetz.organisations.queries import usual_footing
from wirnetz.portal.forms.administration.lines import one_line


class DataProtectionForm(VersionedForm):
    """Legal basis, the law behind it, who answers questions."""

    footing = forms.ChoiceField(
        label=gettext_lazy("Rechtsgrundlage"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("Wählen Sie eine der Grundlagen.")},
    )
    law = forms.CharField(
        label=gettext_lazy("Vorschrift dazu"),
        required=False,
        max_length=200,
        validators=[one_line],
        help_text=gettext_lazy(
            "Bei öffentlichen Stellen die Vorschrift, aus der die Aufgabe folgt, zum Beispiel: § 1 Abs. 1 IHKG. "
            "Steht hinter dem Artikel."
        ),
    )
    contact = forms.CharField(
        label=gettext_lazy("Wer Fragen zum Datenschutz beantwortet"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Stelle und wie sie zu erreichen ist; steht in der Nachricht an Ihre Leute."),
    )

    def __init__(
        self, data: Any = None, *, organisation: Organisation, said: DataProtection | None = None, seen: str = ""
    ) -> None:
        initial = {name: getattr(said, name) for name in ("footing", "law", "contact")} if said else {"footing": ""}
        super().__init__(data, initial=initial | {"seen": seen})
        usual = _("Wie bei Organisationen dieser Art üblich: %s") % usual_footing(organisation).label
        field: Any = self.fields["footing"]
        field.choices = [("", usual), *Footing.choices]

    @property
    def footing_chosen(self) -> Footing | None:
        """The chosen basis; None where the kind decides."""
        chosen = self.cleaned_data["footing"]
        return Footing(chosen) if chosen else None
