"""Fields that forms of several rooms ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

WRONG_DAY = gettext_lazy("Diesen Tag gibt es nicht. Schreiben Sie ihn als 30.11.2026.")
WRONG_TIME = gettext_lazy("Schreiben Sie die Uhrzeit als 14:30.")


def day_field(label: Any, *, help_text: Any = "", required: bool = True) -> forms.DateField:
    """A day, typed or picked."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": WRONG_DAY},
    )


def clock_field(label: Any, *, required: bool = True) -> forms.TimeField:
    """A time of day, typed or picked."""
    return forms.TimeField(
        label=label,
        required=required,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": WRONG_TIME},
    )
