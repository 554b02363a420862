"""Inviting somebody to a role at a place; answering a request."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.accounts.enums import Role
from wirnetz.core.fields import day_field
from wirnetz.portal.forms.administration.applications import BAD_ADDRESS
from wirnetz.portal.forms.administration.lines import one_line


class InvitationForm(forms.Form):
    """Who is invited to which role, perhaps for a time."""

    marks_optional = True

    email = forms.EmailField(label=gettext_lazy("Dienstliche E-Mail-Adresse"), error_messages={"invalid": BAD_ADDRESS})
    name = forms.CharField(label=gettext_lazy("Name"), max_length=150, validators=[one_line])
    role = forms.ChoiceField(label=gettext_lazy("Rolle"))
    until_on = day_field(
        gettext_lazy("Rolle gilt bis"),
        required=False,
        help_text=gettext_lazy("Leer bedeutet: bis jemand sie beendet."),
    )
    message = forms.CharField(
        label=gettext_lazy("Nachricht"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Any = None, *, roles: Sequence[Role]) -> None:
        super().__init__(data)
        field: Any = self.fields["role"]
        field.choices = [("", gettext_lazy("Bitte wählen")), *((role.value, role.label) for role in roles)]

    def clean_until_on(self) -> Any:
        """A day that is still to come."""
        until = self.cleaned_data["until_on"]
        if until and until < timezone.localdate():
            raise forms.ValidationError(_("Dieser Tag ist schon vorbei."))
        return until
