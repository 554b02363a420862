"""A body of the alliance."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wirnetz.core.editing import VersionedForm
from wirnetz.core.fields import day_field
from wirnetz.organisations.enums import BodyKind
from wirnetz.organisations.models import Body


class BodyForm(VersionedForm):
    """Name, kind and task of a body."""

    marks_optional = True

    name = forms.CharField(label=gettext_lazy("Name"), max_length=150)
    kind = forms.ChoiceField(label=gettext_lazy("Art"), choices=BodyKind.choices, initial=BodyKind.WORKING_GROUP)
    purpose = forms.CharField(
        label=gettext_lazy("Aufgabe in einem Satz"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Zum Beispiel: Bereitet die Beschlüsse des Plenums vor."),
    )
    from_on = day_field(gettext_lazy("Gibt es seit"), required=False)

    def __init__(self, data: Any = None, *, body: Body | None = None, seen: str = "") -> None:
        names = ("name", "kind", "purpose", "from_on")
        initial = {name: getattr(body, name) for name in names} | {"seen": seen} if body else {}
        super().__init__(data, initial=initial)

    def values(self) -> dict[str, Any]:
        """What a valid form says."""
        answers = self.cleaned_data
        names = ("kind", "purpose", "from_on")
        return {"name": " ".join(answers["name"].split())} | {name: answers[name] for name in names}
