"""Who takes the coordination over."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.fields import day_field
from wirnetz.organisations.models import Organisation


class HandoverForm(forms.Form):
    """Address and day are needed; everything else goes along by itself."""

    marks_optional = True
    email = forms.EmailField(
        label=gettext_lazy("E-Mail-Adresse der Nachfolge"),
        help_text=gettext_lazy("Dorthin geht die Einladung. Erst mit dem Ja geht etwas über."),
    )
    name = forms.CharField(label=gettext_lazy("Name der Nachfolge"), max_length=150, required=False)
    on = day_field(gettext_lazy("Ab wann führt sie das Netzwerk?"))
    coordination = forms.ChoiceField(
        label=gettext_lazy("Welche Organisation koordiniert danach?"),
        required=False,
        help_text=gettext_lazy("Wer bisher koordiniert, bleibt Mitglied."),
    )
    stays = forms.BooleanField(label=gettext_lazy("Ich arbeite weiter mit"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Was muss die Nachfolge wissen?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy(
            "Zum Beispiel: wer anruft, bevor es brennt; was versprochen ist. Dateien legen Sie unter „Unterlagen“ ab."
        ),
    )

    def __init__(self, data: Any = None, *, members: list[Organisation]) -> None:
        super().__init__(data, initial={"on": timezone.localdate()})
        self._members = {each.slug: each for each in members}
        field: Any = self.fields["coordination"]
        field.choices = [("", _("bleibt, wie sie ist")), *((each.slug, each.name) for each in members)]

    def values(self) -> dict[str, Any]:
        """What the action takes of a valid form."""
        answers = self.cleaned_data
        return answers | {"coordination": self._members.get(answers["coordination"])}
