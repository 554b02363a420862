"""A steward's answer to a proposal: what of it becomes the entry, or why not."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.fields import set_choices
from wirnetz.networks.enums import NetworkKind
from wirnetz.networks.models import EntryProposal, Network
from wirnetz.portal.forms.places import read_areas
from wirnetz.portal.forms.proposals import entry_field, partial_date
from wirnetz.portal.queries.proposals import ProposedField, areas_guessed, shown_content
from wirnetz.regions.models import Area

NO_ENTRY = ""


class AcceptNewForm(forms.Form):
    """The entry as it will stand; places decide in which regions it is found."""

    marks_optional = True
    kind = forms.ChoiceField(
        label=gettext_lazy("Wessen Netzwerk ist es?"),
        choices=NetworkKind.choices,
        widget=forms.RadioSelect,
        initial=NetworkKind.OTHER,
    )
    place = forms.CharField(
        label=gettext_lazy("Kreise und Gemeinden"),
        max_length=400,
        required=False,
        help_text=gettext_lazy(
            "Durch Komma getrennt; daraus wird das Gebiet. Leer heißt: Das Gebiet ist noch nicht abgegrenzt."
        ),
    )

    def __init__(self, data: Any = None, *, proposal: EntryProposal) -> None:
        content = proposal.content
        super().__init__(data, initial={**content, "territory_text": content.get("place", "")})
        self.areas: list[Area] = []
        self.fields["place"].help_text = _recognized(str(content.get("place", "")), self.fields["place"].help_text)
        for name in ("name", "territory_text", "idea", "website", "email"):
            self.fields[name] = entry_field(name)
        self.order_fields(("name", "kind", "place", "territory_text", "idea", "website", "email"))

    def clean(self) -> dict[str, Any]:
        """Each place has to mean one area; what is not sure is asked back below the list."""
        answers = super().clean() or self.cleaned_data
        if "place" not in self.errors:
            self.areas = read_areas(self, "place", [])
        return answers

    def values(self) -> dict[str, str]:
        """The fields of the entry."""
        return {name: self.cleaned_data[name] for name in ("name", "territory_text", "idea", "website", "email")}


class AcceptCorrectionForm(forms.Form):
    """Which of the proposed fields are taken over, and how they will read."""

    def __init__(self, data: Any = None, *, proposal: EntryProposal) -> None:
        super().__init__(data, initial=proposal.content)
        self._rows = shown_content(proposal)
        for row in self._rows:
            self.fields[row.name] = entry_field(row.name)
            self.fields[f"take_{row.name}"] = forms.BooleanField(
                label=_("%s übernehmen") % row.label, required=False, initial=True
            )

    @property
    def rows(self) -> list[tuple[ProposedField, Any, Any]]:
        """Recorded and proposed side by side: the row, the field to change, the tick."""
        return [(row, self[row.name], self[f"take_{row.name}"]) for row in self._rows]

    def values(self) -> dict[str, str]:
        """What was ticked."""
        answers = self.cleaned_data
        return {row.name: answers[row.name] for row in self._rows if answers[f"take_{row.name}"]}


class AcceptEndForm(forms.Form):
    """Since when the network is no more."""

    ended_on = forms.CharField(
        label=gettext_lazy("beendet"),
        max_length=10,
        required=False,
        help_text=gettext_lazy("Ein Jahr, Monat oder Tag, zum Beispiel 2024 oder 31.12.2024. Darf leer bleiben."),
    )

    def __init__(self, data: Any = None, *, proposal: EntryProposal) -> None:
        super().__init__(data, initial={"ended_on": _german(str(proposal.content.get("ended_on", "")))})

    def clean_ended_on(self) -> str:
        """As the record keeps it."""
        return partial_date(self.cleaned_data["ended_on"])


class DeclineProposalForm(forms.Form):
    """Why it is not taken over; whoever proposed it reads this."""

    same_as = forms.ChoiceField(label=gettext_lazy("Steht schon im Verzeichnis als"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Begründung"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Liest, wer den Vorschlag gemacht hat."),
    )

    def __init__(self, data: Any = None, *, similar: list[Network]) -> None:
        super().__init__(data)
        self._similar = {network.slug: network for network in similar}
        if similar:
            choices = [(network.slug, network.name) for network in similar]
            set_choices(self, "same_as", [(NO_ENTRY, _("keines davon")), *choices])
        else:
            del self.fields["same_as"]

    @property
    def same(self) -> Network | None:
        """The entry that is there already."""
        return self._similar.get(self.cleaned_data.get("same_as", ""))

    def clean(self) -> dict[str, Any]:
        """One of the two has to be said."""
        answers = super().clean() or self.cleaned_data
        if not self.errors and not answers["reason"].strip():
            if self.same is None:
                raise ValidationError({"reason": _("Schreiben Sie in einem Satz, warum nicht.")})
            answers["reason"] = _("Dieses Netzwerk steht schon im Verzeichnis: %s") % self.same.name
        return answers


def _recognized(text: str, help_text: Any) -> str:
    """What the proposed places mean, at the field where they are decided on."""
    areas, unclear = areas_guessed(text)
    said = [str(help_text)]
    if areas:
        said.append(_("Erkannte Gebiete: %s.") % ", ".join(area.full_name for area in areas))
    if unclear:
        said.append(_("Noch nicht eindeutig: %s. Das fragen wir beim Eintragen nach.") % ", ".join(unclear))
    return " ".join(said)


def _german(day: str) -> str:
    return ".".join(reversed(day.split("-")))
