"""The three questions of the kit builder, read from the address so that a kit can be passed on as a link."""

import re
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.accounts.rules import Visitor, visible
from wirnetz.arguments.enums import AUDIENCE_SLUGS, Audience
from wirnetz.arguments.validators.occasions import Occasion, occasions
from wirnetz.core.german import joined
from wirnetz.organisations.matching import name_similarity, normal_name
from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import recorded_organisations
from wirnetz.regions.models import Area
from wirnetz.regions.queries import areas_by_keys, find_places

MOST_AREAS = 8
SUGGESTED = 60.0


class KitForm(forms.Form):
    """Organisation, region, occasion, audience. `suggestions` are names to choose from after a doubtful answer."""

    organisation = forms.CharField(
        label=gettext_lazy("Für welches Haus?"), max_length=200, help_text=gettext_lazy("Name oder ein Teil davon.")
    )
    region = forms.CharField(
        label=gettext_lazy("Für welche Region?"),
        max_length=300,
        help_text=gettext_lazy("Postleitzahl, Ort oder Kreis; mehrere mit Komma getrennt."),
    )
    anlass = forms.ChoiceField(label=gettext_lazy("Zu welchem Anlass?"), widget=forms.RadioSelect)
    fuer = forms.ChoiceField(label=gettext_lazy("Wer hört zu?"), required=False)

    def __init__(self, data: QueryDict | None, *, visitor: Visitor, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.visitor = visitor
        self.suggestions: dict[str, list[str]] = {}
        choices = sorted(occasions().values(), key=lambda occasion: occasion.position)
        self.fields["anlass"].choices = [(occasion.slug, occasion.name) for occasion in choices]  # type: ignore[attr-defined]
        audiences = [(AUDIENCE_SLUGS[audience], audience.label) for audience in Audience]
        self.fields["fuer"].choices = [("", _("wie üblich bei diesem Anlass")), *audiences]  # type: ignore[attr-defined]
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
        named = list(found.select_related(None).only("pk", "slug", "name", "short_name", "sort_key"))
        wanted = normal_name(text)
        same = [
            item
            for item in named
            if wanted and wanted in {normal_name(item.name), normal_name(item.short_name or item.name)}
        ]
        if len(same) == 1:
            return same[0]
        near = same or self._near(text, named)
        self.suggestions["organisation"] = [item.name for item in near]
        if near:
            raise forms.ValidationError(_("Welche Organisation meinen Sie?"))
        raise forms.ValidationError(
            _("„%s“ ist hier nicht eingetragen. Wählen Sie einen Namen aus der Liste oder eine verwandte Organisation.")
            % text
        )

    @staticmethod
    def _near(text: str, named: list[Organisation]) -> list[Organisation]:
        """Names that hold the text, then names that are alike; at most six."""
        inside = [item for item in named if text.lower() in item.name.lower()]
        ranked = sorted(((name_similarity(text, item.name), item.name, item) for item in named), reverse=True)
        alike = [item for score, _name, item in ranked if score >= SUGGESTED]
        return list(dict.fromkeys([*inside, *alike]))[:6]

    def clean_region(self) -> list[Area]:
        """One area for each part of the text; a doubtful part is asked back."""
        parts = [part.strip() for part in re.split(r"[,;]| und ", self.cleaned_data["region"]) if part.strip()]
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

    def occasion(self) -> Occasion:
        """The chosen occasion of a valid form."""
        return occasions()[self.cleaned_data["anlass"]]

    def audience(self) -> Audience | None:
        """The chosen audience of a valid form; None for the usual one."""
        by_slug = {slug: audience for audience, slug in AUDIENCE_SLUGS.items()}
        return by_slug.get(self.cleaned_data.get("fuer", ""))


def initial_of(params: QueryDict) -> dict[str, str]:
    """What an address such as `?region=13004&anlass=…` fills in before anything is asked; keys become names."""
    first = min(occasions().values(), key=lambda occasion: occasion.position).slug
    initial = {"anlass": params.get("anlass") or first, "fuer": params.get("fuer", "")}
    initial["organisation"] = params.get("organisation", "")
    if initial["organisation"]:
        known = recorded_organisations().filter(slug=initial["organisation"]).first()
        initial["organisation"] = known.name if known else initial["organisation"]
    region = params.get("region", "")
    areas = areas_by_keys(region.split(",")) if re.fullmatch(r"[\d,]+", region) else {}
    initial["region"] = joined([area.full_name for area in areas.values()], "und") if areas else region
    return initial
