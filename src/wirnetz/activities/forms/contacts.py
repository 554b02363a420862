"""Whom one may call about a network."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wirnetz.activities.forms.naming import found_by_name, offer_chosen
from wirnetz.organisations.models import Organisation


class ContactForm(forms.Form):
    """Name and address are needed; the person sees everything before it is shown."""

    marks_optional = True
    name = forms.CharField(label=gettext_lazy("Name"), max_length=150)
    email = forms.EmailField(
        label=gettext_lazy("Dienstliche E-Mail-Adresse"),
        help_text=gettext_lazy("Dorthin geht die Frage nach der Zustimmung."),
    )
    function = forms.CharField(label=gettext_lazy("Aufgabe im Netzwerk"), max_length=150, required=False)
    phone = forms.CharField(label=gettext_lazy("Dienstliches Telefon"), max_length=60, required=False)
    organisation_name = forms.CharField(
        label=gettext_lazy("Bei welcher Organisation?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ein Wort aus dem Namen genügt."),
    )
    organisation = forms.ChoiceField(
        label=gettext_lazy("Welche Organisation ist es?"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.found: Organisation | None = None
        offer_chosen(self, "organisation")

    def clean(self) -> dict[str, Any]:
        """Find the organisation by what was typed."""
        answers = super().clean() or self.cleaned_data
        if not self.errors and answers["organisation_name"]:
            self.found = found_by_name(self, answers["organisation_name"], "organisation")
        return answers

    @property
    def asks_for_organisation(self) -> bool:
        """Whether the page has to show the organisations to choose between."""
        return "organisation" in self.errors or bool(self.data.get("organisation"))
