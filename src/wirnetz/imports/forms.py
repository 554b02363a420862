"""Uploading a list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirnetz.core.fields import set_choices
from wirnetz.imports.enums import ImportKind


class UploadForm(forms.Form):
    """A file, and what it is about. Statistics are offered to the alliance office only."""

    kind = forms.ChoiceField(label=_("Was steht in der Liste?"), widget=forms.RadioSelect, initial=ImportKind.OFFICES)
    file = forms.FileField(
        label=_("Datei"),
        help_text=_("Excel (.xlsx) oder CSV, bis 10 MB und 50.000 Zeilen. So, wie Sie sie haben."),
        error_messages={
            "required": _("Wählen Sie die Datei mit Ihrer Liste aus."),
            "empty": _("Die Datei ist leer. Wählen Sie die Datei mit Ihrer Liste aus."),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
    )

    def __init__(self, *args: Any, is_alliance: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [choice for choice in ImportKind.choices if is_alliance or choice[0] != ImportKind.STATISTICS]
        set_choices(self, "kind", kinds)
