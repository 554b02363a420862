"""What the alliance office says about an organisation, and when its partnership ends."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.editing import VersionedForm
from wirnetz.core.fields import day_field
from wirnetz.organisations.actions.partners import OrganisationValues
from wirnetz.organisations.enums import OrganisationKind, PartnershipStatus, Reach
from wirnetz.organisations.models import Organisation
from wirnetz.regions.queries import Placement, areas_by_keys, place_of_address, placement_at


class OrganisationForm(VersionedForm):
    """An organisation; the Kreis is found by the town."""

    marks_optional = True

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    short_name = forms.CharField(
        label=gettext_lazy("Kurzform"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Für Karten und Aufzählungen, zum Beispiel „IHK Schwerin“."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Art"), choices=OrganisationKind.choices)
    reach = forms.ChoiceField(label=gettext_lazy("Reichweite"), choices=Reach.choices, initial=Reach.REGIONAL)
    seat_city = forms.CharField(
        label=gettext_lazy("Ort des Sitzes"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Daraus finden wir den Kreis; ist etwas zweifelhaft, fragen wir nach."),
    )
    area = forms.ChoiceField(label=gettext_lazy("Welcher Ort ist es?"), required=False, widget=forms.RadioSelect)
    website = forms.URLField(label=gettext_lazy("Website"), required=False, max_length=500, assume_scheme="https")
    partnership = forms.ChoiceField(
        label=gettext_lazy("Partnerschaft"), choices=PartnershipStatus.choices, initial=PartnershipStatus.NONE
    )
    partner_from_on = day_field(gettext_lazy("Partner seit"), required=False)

    def __init__(self, data: Any = None, *, organisation: Organisation | None = None, seen: str = "") -> None:
        super().__init__(data, initial=_initial(organisation, seen))
        self.organisation = organisation
        self.placement = Placement()
        chosen = areas_by_keys([data.get("area", "")]) if data and data.get("area") else {}
        self._offer([(area.key, area.full_name) for area in chosen.values()])

    def _offer(self, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields["area"]
        field.choices = choices
        field.widget = forms.RadioSelect(choices=choices) if choices else forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Find the Kreis of the town, or keep that of a town that did not change."""
        answers = super().clean() or self.cleaned_data
        town = answers.get("seat_city", "")
        if self.errors or not town:
            return answers
        known = self.organisation
        if known and known.seat and known.seat_city == town and not answers["area"]:
            self.placement = Placement(district=known.seat)
            return answers
        found = place_of_address("", town)
        if found.choices and answers["area"] in {area.key for area in found.choices}:
            found = placement_at(areas_by_keys([answers["area"]])[answers["area"]])
        self.placement = found
        if found.district is None:
            self._offer([(area.key, area.full_name) for area in found.choices])
            self.add_error("area" if found.choices else "seat_city", found.message or _("Diesen Ort kennen wir nicht."))
        return answers

    def values(self) -> OrganisationValues:
        """What a valid form says."""
        answers = self.cleaned_data
        names = ("short_name", "kind", "reach", "seat_city", "website", "partnership", "partner_from_on")
        return OrganisationValues(
            name=" ".join(answers["name"].split()),
            seat=self.placement.district,
            **{name: answers[name] for name in names},
        )


def _initial(organisation: Organisation | None, seen: str) -> dict[str, Any]:
    if organisation is None:
        return {"reach": Reach.REGIONAL, "partnership": PartnershipStatus.NONE}
    names = ("name", "short_name", "kind", "reach", "seat_city", "website", "partnership", "partner_from_on")
    return {name: getattr(organisation, name) for name in names} | {"seen": seen}


class LastDayForm(forms.Form):
    """On which day something ended."""

    on = day_field(gettext_lazy("Letzter Tag"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"on": timezone.localdate()})

    def clean_on(self) -> Any:
        """The day; what ends later is ended later."""
        on = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(
                _("Dieser Tag liegt in der Zukunft. Tragen Sie das Ende ein, wenn es so weit ist.")
            )
        return on
