"""An office: what it is called, where it is, how it is reached; where it hangs; when it ended."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.fields import day_field, set_choices, set_records
from wirnetz.organisations.actions import OfficeValues
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import offices_to_merge, possible_parents
from wirnetz.regions.models import Area
from wirnetz.regions.queries import Placement, areas_by_keys, place_of_address, placement_at

PHONE = r"^\+?[0-9][0-9 ()/.-]*$"


class OfficeForm(forms.Form):
    """An office and its address. A doubtful address is asked back with the areas to choose between (`area`)."""

    marks_optional = True

    name = forms.CharField(label=gettext_lazy("Name der Stelle"), max_length=200)
    street = forms.CharField(label=gettext_lazy("Straße und Hausnummer"), max_length=120, required=False)
    postcode = forms.RegexField(
        r"^[0-9]{5}$",
        label=gettext_lazy("Postleitzahl"),
        required=False,
        error_messages={"invalid": gettext_lazy("Eine Postleitzahl hat fünf Ziffern.")},
    )
    town = forms.CharField(
        label=gettext_lazy("Ort"),
        max_length=100,
        help_text=gettext_lazy("Daraus finden wir Gemeinde und Kreis; ist etwas zweifelhaft, fragen wir nach."),
    )
    area = forms.ChoiceField(label=gettext_lazy("Welcher Ort ist es?"), required=False, widget=forms.RadioSelect)
    phone = forms.RegexField(
        PHONE,
        label=gettext_lazy("Telefon der Stelle"),
        max_length=40,
        required=False,
        error_messages={"invalid": gettext_lazy("Schreiben Sie nur Ziffern, Leerzeichen und die Zeichen + ( ) / . -.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-Mail der Stelle"),
        required=False,
        error_messages={
            "invalid": gettext_lazy("Das ist keine vollständige E-Mail-Adresse, zum Beispiel name@haus.de.")
        },
    )
    website = forms.URLField(
        label=gettext_lazy("Website der Stelle"), required=False, max_length=500, assume_scheme="https"
    )
    own_key = forms.CharField(
        label=gettext_lazy("Ihre eigene Nummer"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Daran erkennen wir die Stelle, wenn Sie eine Liste hochladen."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, office: Organisation | None = None, seen: str = "") -> None:
        super().__init__(data, initial=_initial(office, seen))
        self.office = office
        self.placement = Placement()
        chosen = areas_by_keys([data.get("area", "")]) if data and data.get("area") else {}
        self._offer(tuple(chosen.values()))

    def _offer(self, areas: tuple[Area, ...]) -> None:
        set_choices(self, "area", [(area.key, _where(area)) for area in areas])

    def clean(self) -> dict[str, Any]:
        """Find the areas of the address, or keep those of an address that did not change."""
        answers = super().clean() or self.cleaned_data
        if self.errors:
            return answers
        office = self.office
        same = office and (answers["postcode"], answers["town"]) == (office.postcode, office.seat_city)
        if office and office.seat and same and not answers["area"]:
            self.placement = Placement(district=office.seat, municipality=office.municipality)
            return answers
        found = place_of_address(answers["postcode"], answers["town"])
        if found.choices and answers["area"] in {area.key for area in found.choices}:
            found = placement_at(areas_by_keys([answers["area"]])[answers["area"]])
        self.placement = found
        if found.district is None:
            self._offer(found.choices)
            field = "area" if found.choices else "town"
            self.add_error(field, found.message or _("Diesen Ort haben wir nicht gefunden."))
        return answers

    @property
    def asks_for_area(self) -> bool:
        """Whether the page has to show the areas to choose between."""
        return "area" in self.errors or bool(self.data.get("area"))

    def values(self) -> OfficeValues:
        """What a valid form says."""
        answers = self.cleaned_data
        return OfficeValues(
            name=" ".join(answers["name"].split()),
            street=answers["street"],
            postcode=answers["postcode"],
            seat_city=answers["town"],
            seat=self.placement.district,
            municipality=self.placement.municipality,
            phone=answers["phone"],
            email=answers["email"],
            website=answers["website"],
            own_key=answers["own_key"],
        )


def _initial(office: Organisation | None, seen: str) -> dict[str, str]:
    if office is None:
        return {}
    names = ("name", "street", "postcode", "phone", "email", "website", "own_key")
    return {name: getattr(office, name) for name in names} | {"town": office.seat_city, "seen": seen}


def _where(area: Area) -> str:
    above = area.parent
    return f"{area.full_name}, {above.full_name}" if above is not None and len(area.key) == 8 else area.full_name


class MoveForm(forms.Form):
    """Where an office shall hang."""

    below = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("Diese Stelle gehört zu"), empty_label=None
    )

    def __init__(self, data: Any = None, *, organisation: Organisation, office: Organisation) -> None:
        super().__init__(data, initial={"below": office.parent_id})
        set_records(self, "below", possible_parents(organisation, office))


class EndForm(forms.Form):
    """On which day something ended; not in the future."""

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


class OfficeEndForm(EndForm):
    """On which day an office ended, and why."""

    reason = forms.CharField(
        label=gettext_lazy("Grund"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Zum Beispiel: Mietvertrag beendet, Aufgaben an Schwerin übergegangen."),
    )


class PartnerForm(forms.Form):
    """With which office an office shall become one."""

    other = forms.ModelChoiceField(
        Organisation.objects.none(),
        to_field_name="slug",
        label=gettext_lazy("Die andere Stelle"),
        empty_label=None,
        error_messages={"invalid_choice": gettext_lazy("Diese Stelle gibt es in Ihrem Haus nicht.")},
    )

    def __init__(self, data: Any = None, *, organisation: Organisation, office: Organisation) -> None:
        super().__init__(data)
        set_records(self, "other", offices_to_merge(organisation, office))


class MergeForm(forms.Form):
    """Which of two offices stays, and whether rights go along."""

    stays = forms.ChoiceField(
        label=gettext_lazy("Welche Stelle bleibt?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Sagen Sie, welche der beiden Stellen bleibt.")},
    )
    passes_rights = forms.BooleanField(
        label=gettext_lazy("Wer an der anderen Stelle Rechte hat, soll sie an der bleibenden haben."), required=False
    )

    def __init__(self, data: Any = None, *, office: Organisation, other: Organisation) -> None:
        super().__init__(data)
        self.both = {office.slug: office, other.slug: other}
        choices = [(found.slug, found.name) for found in self.both.values()]
        set_choices(self, "stays", choices)

    def chosen(self) -> tuple[Organisation, Organisation]:
        """The office that ends and the one that stays, of a valid form."""
        stays = self.both[self.cleaned_data["stays"]]
        ends = next(found for found in self.both.values() if found is not stays)
        return ends, stays
