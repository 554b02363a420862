"""Whom a house names as link person of a network, for a time."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.fields import day_field
from wirnetz.networks.models import Network

USUAL_TIME = timedelta(days=730)


class LinkPersonForm(forms.Form):
    """Network, name, address, until when; the person is asked before anybody else sees it."""

    marks_optional = True
    network = forms.ChoiceField(
        label=gettext_lazy("Für welches Netzwerk?"),
        help_text=gettext_lazy("Netzwerke, in denen Ihr Haus mitarbeitet."),
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=150)
    email = forms.EmailField(
        label=gettext_lazy("Dienstliche E-Mail-Adresse"),
        help_text=gettext_lazy("Dorthin geht die Frage nach der Zustimmung."),
    )
    phone = forms.CharField(label=gettext_lazy("Dienstliches Telefon"), max_length=60, required=False)
    until = day_field(gettext_lazy("Bis wann?"), help_text=gettext_lazy("Danach wird der Eintrag gelöscht."))

    def __init__(self, data: Any = None, *, networks: Sequence[Network]) -> None:
        super().__init__(data, initial={"until": timezone.localdate() + USUAL_TIME})
        self._networks = {each.slug: each for each in networks}
        fields: Any = self.fields
        fields["network"].choices = [(each.slug, each.name) for each in networks]

    def clean_until(self) -> date:
        """A day to come."""
        until: date = self.cleaned_data["until"]
        if until < timezone.localdate():
            raise forms.ValidationError(_("Dieser Tag ist schon vorbei."))
        return until

    @property
    def chosen(self) -> Network:
        """The network."""
        return self._networks[self.cleaned_data["network"]]
