"""Registering for a date without an account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wirnetz.core.tickets import TicketedForm

SAID = ("name", "organisation_name", "email", "remark")
BAD_ADDRESS = gettext_lazy("Das ist keine vollständige E-Mail-Adresse, zum Beispiel name@haus.de.")


class EnterForm(forms.Form):
    """Somebody who asked by phone or mail, entered by who invites."""

    marks_optional = True
    name = forms.CharField(label=gettext_lazy("Name"), max_length=150)
    organisation_name = forms.CharField(label=gettext_lazy("Organisation oder Betrieb"), max_length=200, required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-Mail-Adresse"),
        max_length=254,
        help_text=gettext_lazy("Dorthin geht eine Mail mit dem Termin und einem Link zum Absagen."),
        error_messages={"invalid": BAD_ADDRESS},
    )
    remark = forms.CharField(label=gettext_lazy("Was wir wissen sollten"), max_length=300, required=False)

    @property
    def said(self) -> dict[str, Any]:
        """What a valid form says, as the action takes it."""
        return {name: " ".join(self.cleaned_data[name].split()) for name in SAID}


class RegistrationForm(TicketedForm):
    """Name and address; the organisation as free text, because many firms are recorded nowhere."""

    marks_optional = True
    name = forms.CharField(label=gettext_lazy("Ihr Name"), max_length=150)
    organisation_name = forms.CharField(label=gettext_lazy("Organisation oder Betrieb"), max_length=200, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Ihre E-Mail-Adresse"),
        max_length=254,
        help_text=gettext_lazy("Dorthin kommt ein Link; erst mit ihm gilt die Anmeldung."),
        error_messages={"invalid": BAD_ADDRESS},
    )
    remark = forms.CharField(
        label=gettext_lazy("Was wir wissen sollten"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Zum Beispiel ein stufenloser Zugang. Nur wer einlädt, liest es."),
    )

    @property
    def said(self) -> dict[str, Any]:
        """What a valid form says, as the action takes it."""
        return {name: " ".join(self.cleaned_data[name].split()) for name in SAID}
