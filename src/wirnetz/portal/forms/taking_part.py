"""An organisation asks to belong to a network."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wirnetz.organisations.models import Organisation


class TakePartForm(forms.Form):
    """For which of one's organisations, and a line to the network."""

    marks_optional = True
    organisation = forms.ChoiceField(label=gettext_lazy("Für welche Organisation fragen Sie?"))
    message = forms.CharField(
        label=gettext_lazy("Ein Satz an das Netzwerk"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Zum Beispiel, was Sie einbringen möchten."),
    )

    def __init__(self, data: Any = None, *, places: list[Organisation]) -> None:
        super().__init__(data)
        self._places = {each.slug: each for each in places}
        field: Any = self.fields["organisation"]
        field.choices = [(each.slug, each.name) for each in places]

    @property
    def chosen(self) -> Organisation:
        """The organisation that a valid form names."""
        return self._places[self.cleaned_data["organisation"]]
