"""How much a field takes, said beside it and in our own words; browsers cut nothing off what somebody pastes."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _


def say_limits(form: forms.BaseForm) -> None:
    """Each text field says how long it may be, and takes more than that so far as to say what is too much."""
    for name, field in form.fields.items():
        if not isinstance(field, forms.CharField) or not field.max_length or field.widget.is_hidden:
            continue
        field.widget.attrs.pop("maxlength", None)
        if "link" not in name and str(field.max_length) not in str(field.help_text):
            most = _("Höchstens %d Zeichen.") % field.max_length
            field.help_text = f"{field.help_text} {most}".strip()


class SaysLimits(forms.BaseForm):
    """Mixed into a form: its text fields say how long they may be."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        say_limits(self)
