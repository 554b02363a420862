"""Fields that forms of several rooms ask."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WRONG_DAY = gettext_lazy("Diesen Tag gibt es nicht. Schreiben Sie ihn als 30.11.2026.")
WRONG_TIME = gettext_lazy("Schreiben Sie die Uhrzeit als 14:30.")
ASKED, LEAVE_OUT = "meint_", ("-", gettext_lazy("keines davon, weglassen"))


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


def ask_back(form: forms.Form, entry: str, choices: Sequence[tuple[str, str]]) -> str:
    """Ask in a field of its own what an entry that is not sure means; call it while the form is checked.

    Answers with the value that was chosen: empty if the entry is to be left out, or while nobody has chosen; then the
    field says so.
    """
    name = f"{ASKED}{hashlib.sha256(entry.encode()).hexdigest()[:12]}"
    form.fields[name] = forms.ChoiceField(
        label=_("Was ist mit „%s“ gemeint?") % entry,
        choices=[*choices, LEAVE_OUT],
        widget=forms.RadioSelect,
        required=False,
    )
    answer = str(form.data.get(name, ""))
    if answer in dict(choices):
        return answer
    if answer != LEAVE_OUT[0]:
        form.add_error(name, _("Bitte wählen Sie."))
    return ""
