"""Where something is: postcode and town, from which the municipality is found; asked back where it is doubtful."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.fields import set_choices
from wirnetz.regions.models import Area
from wirnetz.regions.queries import areas_by_keys, place_of_address, placement_at, where


class PlaceFields(forms.Form):
    """Mix in before `forms.Form`; `offer_chosen` at the end of `__init__`, `find_place` in `clean`.

    A postcode that spans several municipalities is asked back (`area`). What was found is `municipality`; a town that
    is left as it was stays the municipality `known` before.
    """

    postcode = forms.RegexField(
        r"^[0-9]{5}$",
        label=gettext_lazy("Postleitzahl"),
        required=False,
        help_text=gettext_lazy("Daraus finden wir die Gemeinde; so erscheint es auf den Seiten der Region."),
        error_messages={"invalid": gettext_lazy("Eine Postleitzahl hat fünf Ziffern.")},
    )
    town = forms.CharField(label=gettext_lazy("Gemeinde"), max_length=100, required=False)
    area = forms.ChoiceField(label=gettext_lazy("Welche Gemeinde ist es?"), required=False, widget=forms.RadioSelect)
    municipality: Area | None = None
    known: Area | None = None

    def offer_chosen(self) -> None:
        """Take up again what somebody has chosen."""
        chosen = areas_by_keys([self.data["area"]]) if self.data.get("area") else {}
        self._offer(tuple(chosen.values()))

    def _offer(self, areas: tuple[Area, ...]) -> None:
        set_choices(self, "area", [(area.key, where(area)) for area in areas])

    def find_place(self) -> None:
        """Find the municipality of what was typed, or say what is missing."""
        postcode, town = self.cleaned_data["postcode"], self.cleaned_data["town"]
        if not (postcode or town):
            return
        if self.known is not None and not postcode and town == self.known.name:
            self.municipality = self.known
            return
        found, chosen = place_of_address(postcode, town), self.cleaned_data["area"]
        if found.choices and chosen in {area.key for area in found.choices}:
            found = placement_at(areas_by_keys([chosen])[chosen])
        self.municipality = found.municipality or found.district
        if self.municipality is None:
            self._offer(found.choices)
            field = "area" if found.choices else "town"
            self.add_error(field, found.message or _("Diesen Ort haben wir nicht gefunden."))

    @property
    def asks_for_area(self) -> bool:
        """Whether the page has to show the municipalities to choose between."""
        return "area" in self.errors or bool(self.data.get("area"))
