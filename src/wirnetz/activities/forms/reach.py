"""How many firms were reached."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.activities.actions import ReachValues
from wirnetz.activities.enums import ReachMethod
from wirnetz.activities.models import Gathering, Joining
from wirnetz.activities.queries import reach_of


class ReachFields(forms.Form):
    """How many firms were reached; empty where nobody knows."""

    firm_count = forms.IntegerField(
        label=gettext_lazy("Wie viele Betriebe haben Sie erreicht?"),
        min_value=0,
        max_value=100_000,
        required=False,
        help_text=gettext_lazy("Bleibt leer, wenn Sie es nicht wissen. Gezeigt wird nur die Summe der Aktion."),
    )
    known_count = forms.IntegerField(
        label=gettext_lazy("Davon schon anderswo in dieser Aktion gezählt"),
        min_value=0,
        max_value=100_000,
        required=False,
        help_text=gettext_lazy("Damit zählt kein Betrieb doppelt."),
    )
    method = forms.ChoiceField(
        label=gettext_lazy("Woher wissen Sie es?"),
        choices=ReachMethod.choices,
        initial=ReachMethod.COUNTED,
        required=False,
        widget=forms.RadioSelect,
    )

    def reach(self) -> ReachValues | None:
        """What a valid form says; None where it says nothing."""
        answers = self.cleaned_data
        if answers.get("firm_count") is None:
            return None
        return ReachValues(
            answers["firm_count"], answers.get("known_count") or 0, answers.get("method") or ReachMethod.COUNTED
        )

    def clean(self) -> dict[str, Any]:
        """Nobody was counted elsewhere who was not there."""
        answers = super().clean() or self.cleaned_data
        if (answers.get("known_count") or 0) > (answers.get("firm_count") or 0):
            self.add_error("known_count", _("Das sind mehr, als überhaupt da waren."))
        return answers


def reach_initial(record: Gathering | Joining) -> dict[str, Any]:
    """What was said before."""
    reach = reach_of(record)
    return {name: getattr(reach, name) for name in ("firm_count", "known_count", "method")} if reach else {}
