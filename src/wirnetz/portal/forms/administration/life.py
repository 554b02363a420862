"""The next step in the life of an offer, and who looks after it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.fields import day_field
from wirnetz.offers.enums import NEXT_STAGES, OfferStage
from wirnetz.offers.models import OfferStep
from wirnetz.organisations.models import Body, Organisation
from wirnetz.organisations.queries import organisations_called


class StepForm(forms.Form):
    """Which stage, when, decided by which body; only what may follow is offered."""

    marks_optional = True
    stage = forms.ChoiceField(label=gettext_lazy("Was ist geschehen?"))
    on = day_field(gettext_lazy("Wann?"))
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label=gettext_lazy("Welches Gremium hat es entschieden?"),
        required=False,
        empty_label=gettext_lazy("keines"),
        help_text=gettext_lazy("Für Empfehlung und Beschluss nötig."),
    )
    version = forms.CharField(
        label=gettext_lazy("Fassung"), max_length=20, required=False, help_text=gettext_lazy("Zum Beispiel 2.1.")
    )
    note = forms.CharField(label=gettext_lazy("Anmerkung"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, last: OfferStep | None) -> None:
        super().__init__(data, initial={"on": timezone.localdate()})
        stages = NEXT_STAGES[OfferStage(last.stage)] if last else tuple(OfferStage)
        fields: Any = self.fields
        fields["stage"].choices = [(stage.value, stage.label) for stage in stages]
        fields["body"].queryset = Body.objects.order_by("kind", "name")


class StewardForm(forms.Form):
    """Who looks after the offer, from when on."""

    organisation = forms.CharField(
        label=gettext_lazy("Welche Organisation betreut es?"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "haeuser"}),
        help_text=gettext_lazy("Der Name wie im Verzeichnis; ein Wort daraus genügt, wenn nur eine so heißt."),
    )
    from_on = day_field(gettext_lazy("Ab wann?"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"from_on": timezone.localdate()})

    def clean_organisation(self) -> Organisation:
        """The one that is called so."""
        found = list(organisations_called(self.cleaned_data["organisation"])[:2])
        if len(found) != 1:
            raise forms.ValidationError(
                _("So heißen mehrere. Schreiben Sie den ganzen Namen.") if found else _("So heißt hier keine.")
            )
        return found[0]
