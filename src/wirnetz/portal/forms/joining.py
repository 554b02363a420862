"""Asking a house to be taken in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.organisations.models import Organisation


class JoinForm(forms.Form):
    """For whom one works, and who one is."""

    message = forms.CharField(
        label=gettext_lazy("Wer Sie sind und was Sie dort tun"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Liest, wer das Haus verwaltet, zusammen mit Ihrem Namen und Ihrer E-Mail-Adresse."),
    )

    def __init__(self, data: Any = None, *, places: Sequence[Organisation]) -> None:
        super().__init__(data)
        self._places = {place.slug: place for place in places}
        self.fields["place"] = forms.ChoiceField(
            label=_("Für wen arbeiten Sie?"),
            choices=[(place.slug, _label(place)) for place in places],
            widget=forms.RadioSelect,
            error_messages={"required": _("Wählen Sie Ihr Haus."), "invalid_choice": _("Wählen Sie eines der Häuser.")},
        )

    @property
    def place(self) -> Organisation:
        """The chosen organisation or office."""
        return self._places[self.cleaned_data["place"]]


def _label(place: Organisation) -> str:
    parent = f" ({place.parent.label})" if place.parent and place.is_office else ""
    return f"{place.name}{parent}" + (f", {place.seat_city}" if place.seat_city else "")
