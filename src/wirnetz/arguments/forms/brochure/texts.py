"""What a network says of itself in its brochure."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirnetz.arguments.actions import brochure_fingerprint
from wirnetz.arguments.models import NetworkBrochure
from wirnetz.arguments.validators.editorial import TEXTS
from wirnetz.core.editing import VersionedForm
from wirnetz.core.fields import set_choices
from wirnetz.organisations.models import Organisation


def _text(label: Any, most: int, rows: int, help_text: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, required=False, widget=area, help_text=help_text)


class BrochureTextsForm(VersionedForm):
    """Every text may stay empty; then the brochure says that it is missing."""

    portrait = _text(
        _("Das Netzwerk in eigenen Worten"),
        1500,
        8,
        _("Wer sind Sie, wie fing es an, was ist hier anders? Bis 1.500 Zeichen; eine leere Zeile trennt Absätze."),
    )
    success = _text(
        _("Was es erfolgreich gemacht hat"),
        900,
        5,
        _("Was Sie einem neuen Netzwerk raten würden. Zahlen und Belege stellt Wirnetz daneben."),
    )
    members_text = _text(
        _("Was es den Mitgliedern gebracht hat"),
        600,
        4,
        _("In den Worten der Mitglieder, am besten mit einem Beispiel."),
    )
    partner = forms.ChoiceField(
        label=_("Zentraler Partner"),
        required=False,
        help_text=_("Eine Organisation, an der die Broschüre zeigt, was ein einzelnes Haus davon hat."),
    )
    partner_text = _text(
        _("Was es dem zentralen Partner gebracht hat"), 600, 4, _("Ein bis drei Sätze aus dem Haus selbst.")
    )
    joining = _text(
        _("So können andere mitmachen"),
        600,
        4,
        _("Ein bis drei Sätze. Termine und Ansprechperson kommen aus den Einträgen."),
    )

    def __init__(
        self, data: Any = None, *, brochure: NetworkBrochure | None, members: Sequence[Organisation], **kwargs: Any
    ) -> None:
        initial = {name: getattr(brochure, name) for name in TEXTS} if brochure else {}
        initial["partner"] = str(brochure.partner_id or "") if brochure else ""
        super().__init__(data, initial=initial | {"seen": brochure_fingerprint(brochure)}, **kwargs)
        houses = {house.pk: house for house in members}
        if brochure and brochure.partner:
            houses.setdefault(brochure.partner.pk, brochure.partner)
        self.houses = {str(number): house for number, house in houses.items()}
        chosen = [(number, house.name) for number, house in self.houses.items()]
        set_choices(self, "partner", [("", _("noch keiner gewählt")), *chosen])

    def partner_chosen(self) -> Organisation | None:
        """The house that a valid form names."""
        return self.houses.get(self.cleaned_data["partner"])
