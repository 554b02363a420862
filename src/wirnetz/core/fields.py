"""Fields that forms of several rooms ask."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
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


def set_choices(form: forms.BaseForm, name: str, choices: Iterable[Any]) -> None:
    """What may be chosen in this form's field `name`, a choice of words."""
    cast(forms.ChoiceField, form.fields[name]).choices = list(choices)


def set_records(form: forms.BaseForm, name: str, records: QuerySet[Any]) -> None:
    """Which records may be chosen in this form's field `name`, a choice of records."""
    cast("forms.ModelChoiceField[Any]", form.fields[name]).queryset = records
