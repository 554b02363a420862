"""What an office provides where, and self-declarations of firms and offices."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.fields import day_field, set_choices
from wirnetz.offers.models import Offer
from wirnetz.offers.queries import offers_called
from wirnetz.portal.forms.places import read_areas


def _offer_called(words: str) -> Offer:
    found = list(offers_called(words)[:2])
    if len(found) != 1:
        raise forms.ValidationError(
            _("So heißen mehrere Angebote. Schreiben Sie den ganzen Namen.") if found else _("So heißt kein Angebot.")
        )
    return found[0]


class ServiceForm(forms.Form):
    """Which offer, in which areas, since when."""

    offer = forms.CharField(
        label=gettext_lazy("Welches Angebot?"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "angebote"}),
        help_text=gettext_lazy("Ein Wort aus dem Namen genügt, wenn nur eines so heißt."),
    )
    areas = forms.CharField(
        label=gettext_lazy("Wo?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Kreise, Gemeinden oder Postleitzahlen, mit Komma getrennt."),
    )
    from_on = day_field(gettext_lazy("Seit wann?"))

    def __init__(self, data: Any = None, *, near: Sequence[str] = ()) -> None:
        super().__init__(data, initial={"from_on": timezone.localdate()})
        self._near = near

    def clean_offer(self) -> Offer:
        """The one that is called so."""
        return _offer_called(self.cleaned_data["offer"])

    def clean(self) -> dict[str, Any]:
        """The places; what is not sure is asked back."""
        answers = super().clean() or self.cleaned_data
        if "areas" in self.errors:
            return answers
        answers["areas"] = read_areas(self, "areas", self._near)
        if not answers["areas"] and not self.errors:
            self.add_error("areas", _("Nennen Sie mindestens einen Ort oder Kreis."))
        return answers


class DeclarationForm(forms.Form):
    """Which firm declares to work by which offer; without a name the house itself does."""

    marks_optional = True
    offer = forms.ChoiceField(label=gettext_lazy("Welches Angebot?"))
    firm_name = forms.CharField(
        label=gettext_lazy("Welcher Betrieb?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Leer: Ihr Haus erklärt es für sich selbst."),
    )
    place = forms.CharField(label=gettext_lazy("Ort oder Kreis des Betriebs"), max_length=120, required=False)
    contact_email = forms.EmailField(
        label=gettext_lazy("Adresse für die Erinnerung"),
        required=False,
        help_text=gettext_lazy("Dorthin geht 60 Tage vor dem Ende eine Mail. Nur mit Einverständnis des Betriebs."),
    )
    declared_on = day_field(gettext_lazy("Erklärt am"))

    def __init__(self, data: Any = None, *, offers: Sequence[Offer], near: Sequence[str] = ()) -> None:
        super().__init__(data, initial={"declared_on": timezone.localdate()})
        self._offers = {each.slug: each for each in offers}
        self._near = near
        set_choices(self, "offer", [(each.slug, each.name) for each in offers])

    def clean(self) -> dict[str, Any]:
        """The place, where one is named."""
        answers = super().clean() or self.cleaned_data
        if "place" not in self.errors:
            found = read_areas(self, "place", self._near)
            answers["place"] = found[0] if found else None
        return answers

    @property
    def chosen(self) -> Offer:
        """The offer."""
        return self._offers[self.cleaned_data["offer"]]
