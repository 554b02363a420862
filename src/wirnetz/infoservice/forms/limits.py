"""How much a field takes, said beside it and in our own words; browsers cut nothing off what somebody pastes."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TOO_LONG = gettext_lazy("Das sind %(show_value)d Zeichen. Höchstens %(limit_value)d passen hinein; bitte kürzen Sie.")


def say_limits(form: forms.BaseForm) -> None:
    """Each text field says how long it may be, and takes more than that so far as to say what is too much."""
    for name, field in form.fields.items():
        if not isinstance(field, forms.CharField) or not field.max_length or field.widget.is_hidden:
            continue
        field.error_messages["max_length"] = TOO_LONG
        field.widget.attrs.pop("maxlength", None)
        if "link" not in name and str(field.max_length) not in str(field.help_text):
            most = _("Höchstens %d Zeichen.") % field.max_length
            field.help_text = f"{field.help_text} {most}".strip()
