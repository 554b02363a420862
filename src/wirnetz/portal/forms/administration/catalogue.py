"""An offer of the catalogue."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wirnetz.core.editing import VersionedForm
from wirnetz.offers.actions import OfferValues
from wirnetz.offers.enums import OfferKind
from wirnetz.offers.models import Offer, Topic
from wirnetz.organisations.models import Organisation

NAMES = (
    "name",
    "kind",
    "audience",
    "purpose",
    "is_shared",
    "number",
    "provider_name",
    "website",
    "source_url",
    "as_of",
    "declaration_months",
)


class OfferForm(VersionedForm):
    """Texts, kind and topics; the provider is recorded or named."""

    marks_optional = True

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Art"), choices=OfferKind.choices)
    purpose = forms.CharField(
        label=gettext_lazy("Wozu es dient"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Zwei, drei Sätze: was jemand damit macht und was dabei herauskommt."),
    )
    audience = forms.CharField(
        label=gettext_lazy("Für wen"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Mehrere durch Semikolon getrennt, zum Beispiel: Betriebe; Beratende"),
    )
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.all(), label=gettext_lazy("Themen"), required=False, widget=forms.CheckboxSelectMultiple
    )
    is_shared = forms.BooleanField(
        label=gettext_lazy("In der Allianz gemeinsam erarbeitet oder beschlossen"), required=False
    )
    provider = forms.CharField(
        label=gettext_lazy("Anbieter, wenn er eingetragen ist"),
        required=False,
        widget=forms.TextInput(attrs={"list": "haeuser"}),
        help_text=gettext_lazy("Der Name wie im Verzeichnis der Organisationen."),
    )
    provider_name = forms.CharField(label=gettext_lazy("sonst: Name des Anbieters"), max_length=200, required=False)
    number = forms.CharField(label=gettext_lazy("Nummer in einer Reihe"), max_length=40, required=False)
    website = forms.URLField(label=gettext_lazy("Website"), required=False, max_length=500, assume_scheme="https")
    source_url = forms.CharField(
        label=gettext_lazy("Woher die Angaben stammen"),
        max_length=500,
        help_text=gettext_lazy("Eine Adresse im Netz oder Worte, zum Beispiel: Beschluss des Plenums."),
    )
    as_of = forms.IntegerField(label=gettext_lazy("Angaben von (Jahr)"), min_value=1990, max_value=2100, required=False)
    declaration_months = forms.IntegerField(
        label=gettext_lazy("Selbsterklärung gilt (Monate)"),
        min_value=1,
        max_value=120,
        required=False,
        help_text=gettext_lazy("Leer: Zu diesem Angebot gibt es keine Selbsterklärung."),
    )

    def __init__(self, data: Any = None, *, offer: Offer | None = None, seen: str = "") -> None:
        super().__init__(data, initial=_initial(offer, seen))

    def clean_provider(self) -> Organisation | None:
        """The recorded organisation of this name."""
        name = " ".join(self.cleaned_data["provider"].split())
        if not name:
            return None
        found = Organisation.objects.filter(name__iexact=name, ended_on="").first()
        if found is None:
            raise forms.ValidationError(
                gettext_lazy(
                    "Unter diesem Namen ist keine Organisation eingetragen. Nutzen Sie sonst das nächste Feld."
                )
            )
        return found

    def values(self) -> OfferValues:
        """What a valid form says, topics aside."""
        answers = self.cleaned_data
        return OfferValues(provider=answers["provider"], **{name: answers[name] for name in NAMES})


def _initial(offer: Offer | None, seen: str) -> dict[str, Any]:
    if offer is None:
        return {"is_shared": False}
    known = {name: getattr(offer, name) for name in NAMES}
    provider = offer.provider.name if offer.provider else ""
    return known | {"provider": provider, "topics": list(offer.topics.all()), "seen": seen}
