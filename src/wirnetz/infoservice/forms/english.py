"""Fields for the English text beside a German one."""

from typing import Any

from django import forms


def english_field(label: Any, most: int, *, rows: int = 1, help_text: Any = "") -> forms.CharField:
    """A text in English beside a German one; browsers check its spelling in English."""
    attrs: dict[str, Any] = {"lang": "en"}
    widget = forms.Textarea(attrs=attrs | {"rows": rows}) if rows > 1 else forms.TextInput(attrs=attrs)
    return forms.CharField(label=label, max_length=most, required=False, widget=widget, help_text=help_text)
