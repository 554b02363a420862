"""The three questions of the kit builder, read from the address so that a kit can be passed on as a link."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.arguments.enums import AUDIENCE_SLUGS, Audience
from wirnetz.arguments.validators.contact import LONGEST_MAIL, LONGEST_NAME, LONGEST_PHONE, PHONE, Contact
from wirnetz.arguments.validators.occasions import Occasion, occasions
from wirnetz.arguments.validators.selection import read_selection
from wirnetz.core.fields import set_choices
from wirnetz.core.german import joined, number_word
from wirnetz.organisations.matching import name_similarity, normal_name
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import recorded_organisations
from wirnetz.regions.models import Area
from wirnetz.regions.queries import areas_by_keys, find_places

MOST_AREAS, MOST_SUGGESTED, MOST_ALIKE = 8, 12, 6
SUGGESTED = 60.0
OWN_LOOK = "wirnetz"
"""Answer of whoever wants slides in our look although their house has a template of its own."""
CONTACT_FIELDS = ("name", "telefon", "mail")


class KitForm(forms.Form):
    """Organisation, region, occasion, audience, and whom to ask, which is never stored.

    `suggestions` are names to choose from after a doubtful answer, `further` says how many more there are.
    """

    organisation = forms.CharField(
        label=gettext_lazy("Für welche Organisation?"),
        max_length=200,
        help_text=gettext_lazy("Name oder ein Teil davon."),
    )
    region = forms.CharField(
        label=gettext_lazy("Für welche Region?"),
        max_length=300,
        help_text=gettext_lazy("Postleitzahl, Ort oder Kreis; mehrere mit Komma getrennt."),
    )
    anlass = forms.ChoiceField(label=gettext_lazy("Zu welchem Anlass?"), widget=forms.RadioSelect)
    fuer = forms.ChoiceField(label=gettext_lazy("Wer hört zu?"), required=False)
    name = forms.CharField(label=gettext_lazy("Ansprechperson"), required=False, max_length=LONGEST_NAME)
    telefon = forms.RegexField(
        PHONE,
        label=gettext_lazy("Telefon"),
        required=False,
        max_length=LONGEST_PHONE,
        error_messages={"invalid": gettext_lazy("Schreiben Sie nur Ziffern, Leerzeichen und die Zeichen + ( ) / . -.")},
    )
    mail = forms.EmailField(
        label=gettext_lazy("E-Mail"),
        required=False,
        max_length=LONGEST_MAIL,
        error_messages={
            "invalid": gettext_lazy("Das ist keine vollständige E-Mail-Adresse, zum Beispiel name@haus.de.")
        },
    )

    aufbau = forms.ChoiceField(
        label=gettext_lazy("Worin soll der Foliensatz entstehen?"),
        required=False,
        choices=[("", gettext_lazy("in unserer Vorlage")), (OWN_LOOK, gettext_lazy("im Aufbau von Wirnetz"))],
        widget=forms.RadioSelect,
    )
    auswahl = forms.CharField(required=False, max_length=250, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None, *, visitor: Visitor, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.visitor = visitor
        self.suggestions: dict[str, list[str]] = {}
        self.further = ""
        choices = sorted(occasions().values(), key=lambda occasion: occasion.position)
        set_choices(self, "anlass", [(occasion.slug, occasion.name) for occasion in choices])
        groups = [(item.name, [(AUDIENCE_SLUGS[each], each.label) for each in item.audiences]) for item in choices]
        set_choices(self, "fuer", [("", _("wie üblich bei diesem Anlass")), *groups])
        for name in ("organisation", "region"):
            self.fields[name].widget.attrs |= {
                "autocomplete": "off",
                "list": "haeuser" if name == "organisation" else "",
            }
        self.fields["region"].widget.attrs.pop("list")

    def clean_organisation(self) -> Organisation:
        """The organisation that is meant; a doubtful name is asked back with the nearest ones."""
        text = self.cleaned_data["organisation"].strip()
        found = visible(self.visitor, recorded_organisations())
        exact = found.filter(slug=text).first() or found.filter(name__iexact=text).first()
        if exact is not None:
            return exact
        named = list(
            found.select_related(None)
            .select_related("seat")
            .only("pk", "slug", "name", "short_name", "sort_key", "seat__key")
        )
        wanted = normal_name(text)
        same = [
            item
            for item in named
            if wanted and wanted in {normal_name(item.name), normal_name(item.short_name or item.name)}
        ]
        if len(same) == 1:
            return same[0]
        near = self._nearest_first(same or self._near(text, named))
        self.suggestions["organisation"] = [item.name for item in near[:MOST_SUGGESTED]]
        rest = len(near) - MOST_SUGGESTED
        self.further = (
            (_("und eine weitere") if rest == 1 else _("und %s weitere") % number_word(rest)) if rest > 0 else ""
        )
        if near:
            raise forms.ValidationError(_("Welche Organisation meinen Sie?"))
        raise forms.ValidationError(
            _("„%s“ ist hier nicht eingetragen. Wählen Sie einen Namen aus der Liste oder eine verwandte Organisation.")
            % text
        )

    @staticmethod
    def _near(text: str, named: list[Organisation]) -> list[Organisation]:
        """Names that hold the text, then at most six that are alike."""
        inside = [item for item in named if text.lower() in f"{item.name} {item.short_name}".lower()]
        ranked = sorted(((name_similarity(text, item.name), item.name, item) for item in named), reverse=True)
        alike = [item for score, _name, item in ranked if score >= SUGGESTED]
        return list(dict.fromkeys([*inside, *alike[:MOST_ALIKE]]))

    def _nearest_first(self, near: list[Organisation]) -> list[Organisation]:
        """Those seated in the region that was asked for come first."""
        parts = _parts(self.data.get("region", ""))
        found = [place for part in parts[:MOST_AREAS] if (place := find_places(part)).outcome == "one"]
        keys = tuple(place.areas[0].key for place in found)

        def is_away(item: Organisation) -> bool:
            seat = item.seat.key if item.seat else ""
            return not any(seat and (seat.startswith(key) or key.startswith(seat)) for key in keys)

        return sorted(near, key=is_away)

    def clean_region(self) -> list[Area]:
        """One area for each part of the text; a doubtful part is asked back."""
        parts = _parts(self.cleaned_data["region"])
        keys: list[str] = []
        for part in parts[:MOST_AREAS]:
            found = find_places(part)
            if found.outcome == "several":
                self.suggestions["region"] = [area.full_name for area in found.areas]
            if found.outcome != "one":
                raise forms.ValidationError(found.message)
            keys.append(found.areas[0].key)
        areas = areas_by_keys(keys)
        if not areas:
            raise forms.ValidationError(_("Geben Sie einen Ort, einen Kreis oder eine Postleitzahl ein."))
        return [areas[key] for key in dict.fromkeys(keys)]

    def clean_name(self) -> str:
        """The name on one line."""
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        """The audience has to be one to whom the words of the occasion speak."""
        answers = super().clean() or self.cleaned_data
        occasion, audience = occasions().get(answers.get("anlass", "")), self.audience()
        if occasion is not None and audience is not None and audience not in occasion.audiences:
            possible = joined([str(each.label) for each in occasion.audiences], _("oder"))
            self.add_error("fuer", _("Zu diesem Anlass passt: %s.") % possible)
        return answers

    def selection(self) -> tuple[int, ...]:
        """The chosen slides of a valid form; a selection for another occasion is none."""
        return read_selection(self.cleaned_data["auswahl"], self.cleaned_data["anlass"])

    def contact(self) -> Contact:
        """The person named in a valid form."""
        answers = self.cleaned_data
        return Contact(answers["name"], answers["telefon"], answers["mail"])

    def occasion(self) -> Occasion:
        """The chosen occasion of a valid form."""
        return occasions()[self.cleaned_data["anlass"]]

    def audience(self) -> Audience | None:
        """The chosen audience of a valid form; None for the usual one."""
        by_slug = {slug: audience for audience, slug in AUDIENCE_SLUGS.items()}
        return by_slug.get(self.cleaned_data.get("fuer", ""))


def _parts(region: str) -> list[str]:
    """The places named in one answer."""
    return [part.strip() for part in re.split(r"[,;]| und ", region) if part.strip()]


def initial_of(params: QueryDict) -> dict[str, str]:
    """What an address such as `?region=13004&anlass=…` fills in before anything is asked; keys become names."""
    first = min(occasions().values(), key=lambda occasion: occasion.position).slug
    initial = {name: params.get(name, "") for name in ("fuer", "aufbau", *CONTACT_FIELDS)} | {
        "anlass": params.get("anlass") or first
    }
    initial["organisation"] = params.get("organisation", "")
    if initial["organisation"]:
        known = recorded_organisations().filter(slug=initial["organisation"]).first()
        initial["organisation"] = known.name if known else initial["organisation"]
    region = params.get("region", "")
    areas = areas_by_keys(region.split(",")) if re.fullmatch(r"[\d,]+", region) else {}
    initial["region"] = joined([area.full_name for area in areas.values()], "und") if areas else region
    return initial
