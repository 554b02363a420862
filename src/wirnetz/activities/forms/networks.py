"""What a network says about itself, and whether it is active."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from wirnetz.activities.forms.places import PlaceFields
from wirnetz.core.editing import VersionedForm
from wirnetz.core.fields import day_field
from wirnetz.networks.actions import NetworkValues, network_fingerprint
from wirnetz.networks.enums import NetworkStatus, Rhythm
from wirnetz.networks.models import Network
from wirnetz.offers.models import Topic

NOT_SAID = ("", gettext_lazy("keine Angabe"))


class ProfileForm(VersionedForm, PlaceFields):
    """Everything but the name may stay empty."""

    marks_optional = True
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    short_name = forms.CharField(
        label=gettext_lazy("Kurzform"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Für Karten und Aufzählungen, wenn der Name lang ist."),
    )
    idea = forms.CharField(
        label=gettext_lazy("Die Idee in einem Satz"),
        max_length=250,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Was haben Betriebe davon, dass es das Netzwerk gibt?"),
    )
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.all(), label=gettext_lazy("Themen"), required=False, widget=forms.CheckboxSelectMultiple
    )
    rhythm = forms.ChoiceField(
        label=gettext_lazy("Wie oft trifft man sich?"), choices=[NOT_SAID, *Rhythm.choices], required=False
    )
    meeting_place = forms.CharField(
        label=gettext_lazy("Wo trifft man sich meistens?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Zum Beispiel: reihum bei den Mitgliedern, oder der Name eines Hauses."),
    )
    funding_note = forms.CharField(
        label=gettext_lazy("Wer bezahlt die Koordination?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Zum Beispiel: eigene Mittel der Mitglieder, oder ein Programm mit Laufzeit."),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-Mail-Adresse"),
        required=False,
        help_text=gettext_lazy("Steht auf der öffentlichen Seite. Nehmen Sie eine gemeinsame, keine persönliche."),
    )
    website = forms.URLField(label=gettext_lazy("Website"), max_length=500, required=False, assume_scheme="https")

    def __init__(self, data: Any = None, *, network: Network) -> None:
        super().__init__(data, initial=_initial(network))
        self.fields["town"].label = gettext_lazy("Gemeinde des Treffpunkts")
        self.known = network.meeting_area
        self.offer_chosen()

    def clean(self) -> dict[str, Any]:
        """Find the municipality by what was typed."""
        answers = super().clean() or self.cleaned_data
        if not self.errors:
            self.find_place()
        return answers

    def values(self) -> NetworkValues:
        """What a valid form says."""
        answers = self.cleaned_data
        return NetworkValues(
            name=" ".join(answers["name"].split()),
            short_name=" ".join(answers["short_name"].split()),
            idea=" ".join(answers["idea"].split()),
            topics=tuple(answers["topics"]),
            rhythm=answers["rhythm"],
            meeting_place=answers["meeting_place"],
            meeting_area=self.municipality,
            funding_note=answers["funding_note"],
            email=answers["email"],
            website=answers["website"],
        )


def _initial(network: Network) -> dict[str, Any]:
    names = ("name", "short_name", "idea", "rhythm", "meeting_place", "funding_note", "email", "website")
    return {name: getattr(network, name) for name in names} | {
        "topics": list(network.topics.values_list("pk", flat=True)),
        "town": network.meeting_area.name if network.meeting_area else "",
        "seen": network_fingerprint(network),
    }


class StatusForm(forms.Form):
    """Whether the network is active, since when and why."""

    status = forms.ChoiceField(label=gettext_lazy("Das Netzwerk ist"), widget=forms.RadioSelect)
    on = day_field(gettext_lazy("Seit wann?"))
    reason = forms.CharField(
        label=gettext_lazy("Warum?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Steht auf der öffentlichen Seite. Darf leer bleiben."),
    )

    def __init__(self, data: Any = None, *, network: Network, may_end: bool) -> None:
        super().__init__(data, initial={"status": network.status, "on": timezone.localdate()})
        states = [NetworkStatus.ACTIVE, NetworkStatus.PAUSED, *([NetworkStatus.ENDED] if may_end else [])]
        field: Any = self.fields["status"]
        field.choices = [(state.value, state.label) for state in states]
