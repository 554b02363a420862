"""What an office provides where, and self-declarations of firms and offices."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.fields import day_field
from wirnetz.offers.models import Offer
from wirnetz.offers.queries import offers_called
from wirnetz.regions.models import Area
from wirnetz.regions.queries import areas_by_keys, find_places

MOST_AREAS = 40


def _areas(text: str) -> list[Area]:
    """One area for each part between commas or on a line of its own; ValidationError for a doubtful one."""
    parts = [part.strip() for part in text.replace("\n", ",").replace(";", ",").split(",") if part.strip()]
    keys = []
    for part in parts[:MOST_AREAS]:
        found = find_places(part)
        if found.outcome != "one":
            raise forms.ValidationError(f"{part}: {found.message}")
        keys.append(found.areas[0].key)
    areas = areas_by_keys(keys)
    return [areas[key] for key in dict.fromkeys(keys) if key in areas]


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

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"from_on": timezone.localdate()})

    def clean_offer(self) -> Offer:
        """The one that is called so."""
        return _offer_called(self.cleaned_data["offer"])

    def clean_areas(self) -> list[Area]:
        """The places."""
        found = _areas(self.cleaned_data["areas"])
        if not found:
            raise forms.ValidationError(_("Nennen Sie mindestens einen Ort oder Kreis."))
        return found


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

    def __init__(self, data: Any = None, *, offers: Sequence[Offer]) -> None:
        super().__init__(data, initial={"declared_on": timezone.localdate()})
        self._offers = {each.slug: each for each in offers}
        field: Any = self.fields["offer"]
        field.choices = [(each.slug, each.name) for each in offers]

    def clean_place(self) -> Area | None:
        """The place, where one is named."""
        found = _areas(self.cleaned_data["place"])
        return found[0] if found else None

    @property
    def chosen(self) -> Offer:
        """The offer."""
        return self._offers[self.cleaned_data["offer"]]
