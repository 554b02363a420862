"""Reviewing and retiring an argument, and the house and region for which a preview is filled."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from wirnetz.arguments.forms.kit import KitForm
from wirnetz.core.fields import set_choices


class ReviewForm(forms.Form):
    """What the second person says; needed where the version goes back."""

    note = forms.CharField(
        label=gettext_lazy("Anmerkung"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Beim Zurückgeben: Was soll sich ändern? Beim Veröffentlichen darf das Feld leer sein."),
    )


class RetireForm(forms.Form):
    """Why an argument is said no more, and what one says instead."""

    marks_optional = True

    reason = forms.CharField(
        label=gettext_lazy("Warum gilt es nicht mehr?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Steht öffentlich auf der Seite des Arguments."),
    )
    successor = forms.ChoiceField(
        label=gettext_lazy("Was gilt stattdessen?"),
        required=False,
        help_text=gettext_lazy("Wer das alte Argument in einer Mappe hat, wird dorthin geführt."),
    )

    def __init__(self, data: Any = None, *, others: list[tuple[str, str]]) -> None:
        super().__init__(data)
        set_choices(self, "successor", [("", gettext_lazy("kein Nachfolger")), *others])


class PreviewForm(KitForm):
    """For which house and which region; asked as in the kit builder."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in list(self.fields):
            if name not in ("organisation", "region"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Nothing else to compare."""
        return self.cleaned_data
