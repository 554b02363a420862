"""The application for partnership, and the decision on it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wirnetz.organisations.enums import OrganisationKind
from wirnetz.organisations.models import Organisation
from wirnetz.portal.forms.administration.lines import one_line

BAD_ADDRESS = gettext_lazy("Das ist keine vollständige E-Mail-Adresse, zum Beispiel name@haus.de.")
NEW = "neu"


class ApplicationForm(forms.Form):
    """Who asks, for whom, and why. `homepage` is left empty by people."""

    organisation_name = forms.CharField(
        label=gettext_lazy("Name der Organisation"), max_length=200, validators=[one_line]
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Art der Organisation"),
        choices=[("", gettext_lazy("Bitte wählen")), *OrganisationKind.choices],
    )
    seat_city = forms.CharField(label=gettext_lazy("Ort des Sitzes"), max_length=100)
    website = forms.URLField(
        label=gettext_lazy("Website, wenn es eine gibt"), required=False, max_length=500, assume_scheme="https"
    )
    contact_name = forms.CharField(label=gettext_lazy("Ihr Name"), max_length=150, validators=[one_line])
    contact_email = forms.EmailField(
        label=gettext_lazy("Ihre dienstliche E-Mail-Adresse"),
        help_text=gettext_lazy("Dorthin schicken wir einen Link, mit dem Sie den Antrag bestätigen."),
        error_messages={"invalid": BAD_ADDRESS},
    )
    message = forms.CharField(
        label=gettext_lazy("Was Sie einbringen und was Sie sich versprechen"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    homepage = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))

    def values(self) -> dict[str, Any]:
        """What a valid form says."""
        return {name: value for name, value in self.cleaned_data.items() if name != "homepage"}

    @property
    def is_by_a_machine(self) -> bool:
        """Whether the field that nobody sees was filled in."""
        return bool(self.cleaned_data.get("homepage"))


class AcceptForm(forms.Form):
    """Which recorded organisation applies, or that it is a new one."""

    organisation = forms.ChoiceField(
        label=gettext_lazy("Welche Organisation ist es?"), widget=forms.RadioSelect, initial=NEW
    )

    def __init__(self, data: Any = None, *, similar: list[Organisation]) -> None:
        super().__init__(data)
        self.similar = {organisation.slug: organisation for organisation in similar}
        choices = [(slug, _words(organisation)) for slug, organisation in self.similar.items()]
        field: Any = self.fields["organisation"]
        field.choices = [*choices, (NEW, gettext_lazy("Keine davon: neu eintragen"))]

    def chosen(self) -> Organisation | None:
        """The recorded organisation, None for a new one."""
        return self.similar.get(self.cleaned_data["organisation"])


class DeclineForm(forms.Form):
    """Why the office declines; the contact reads it."""

    reason = forms.CharField(
        label=gettext_lazy("Begründung"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Steht so in der Mail an die Ansprechperson."),
    )


def _words(organisation: Organisation) -> str:
    return f"{organisation.name}, {organisation.seat_city}" if organisation.seat_city else organisation.name
