"""What a form says where something is left out that it needs: what to do, not that a rule was broken."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

WORDS: dict[type[forms.Field], Any] = {
    forms.Field: _("Das fehlt noch. Bitte tragen Sie es ein."),
    forms.ChoiceField: _("Wählen Sie eine Möglichkeit aus."),
    forms.ModelChoiceField: _("Wählen Sie eine Möglichkeit aus."),
    forms.MultipleChoiceField: _("Wählen Sie mindestens eine Möglichkeit aus."),
    forms.ModelMultipleChoiceField: _("Wählen Sie mindestens eine Möglichkeit aus."),
    forms.FileField: _("Wählen Sie eine Datei aus."),
}


def speak_plainly() -> None:
    """Let every field without words of its own say these."""
    for field, words in WORDS.items():
        field.default_error_messages = {**field.__dict__.get("default_error_messages", {}), "required": words}
