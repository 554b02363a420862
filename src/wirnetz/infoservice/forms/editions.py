"""The head of an edition, its review, and how the alliance sends."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.editing import VersionedForm
from wirnetz.core.fields import day_field
from wirnetz.infoservice.enums import Rhythm
from wirnetz.infoservice.forms.english import english_field
from wirnetz.infoservice.forms.limits import SaysLimits
from wirnetz.infoservice.models import LONGEST_WINDOW

TITLE_HELP = gettext_lazy("Der Titel ist der Betreff der Mail: sagen, was es gibt, statt „Newsletter 3“.")

PLANNED_HELP = gettext_lazy("Früher geht sie nicht hinaus. Ohne Tag geht sie, sobald die Zeit der Häuser um ist.")


def _still_to_come(planned: date | None) -> date | None:
    if planned is not None and planned < timezone.localdate():
        raise forms.ValidationError(_("Dieser Tag ist vorbei. Nennen Sie einen ab heute oder keinen."))
    return planned


class BeginForm(SaysLimits, forms.Form):
    """A title is enough to begin."""

    title = forms.CharField(label=gettext_lazy("Titel"), max_length=120, help_text=TITLE_HELP)
    planned_on = day_field(gettext_lazy("Soll erscheinen am"), required=False, help_text=PLANNED_HELP)

    def clean_planned_on(self) -> date | None:
        """A day that is still to come, or none."""
        return _still_to_come(self.cleaned_data["planned_on"])


class HeadForm(SaysLimits, VersionedForm):
    """Title, greeting and planned day."""

    title = forms.CharField(label=gettext_lazy("Titel"), max_length=120, help_text=TITLE_HELP)
    greeting = forms.CharField(
        label=gettext_lazy("Einleitung"),
        max_length=1200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Zwei, drei Sätze. Eine Leerzeile trennt Absätze. Häuser dürfen ihre eigene schreiben."),
    )
    title_en = english_field(gettext_lazy("Titel auf Englisch"), 120)
    greeting_en = english_field(gettext_lazy("Einleitung auf Englisch"), 1200, rows=5)
    planned_on = day_field(gettext_lazy("Soll erscheinen am"), required=False, help_text=PLANNED_HELP)

    def clean_planned_on(self) -> date | None:
        """A day that is still to come, or none; one that passed meanwhile may stay."""
        planned = self.cleaned_data["planned_on"]
        return _still_to_come(planned) if "planned_on" in self.changed_data else planned

    @property
    def speaks_english(self) -> bool:
        """Whether anything of the English text is written, or wrong."""
        return any(self[name].value() or self[name].errors for name in ("title_en", "greeting_en"))


class ReviewForm(SaysLimits, forms.Form):
    """What the second person says; needed where the edition goes back."""

    note = forms.CharField(
        label=gettext_lazy("Anmerkung"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Beim Zurückgeben: Was soll sich ändern? Beim Zustimmen darf das Feld leer sein."),
    )


class ReasonForm(SaysLimits, forms.Form):
    """Why an edition is taken back."""

    reason = forms.CharField(
        label=gettext_lazy("Warum ziehen Sie die Ausgabe zurück?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Ist sie schon erschienen, steht der Grund öffentlich auf ihrer Seite."),
    )


class SettingsForm(SaysLimits, VersionedForm):
    """Name, promise, rhythm, time for the houses, and whether two people must agree."""

    marks_optional = True

    name = forms.CharField(label=gettext_lazy("Name"), max_length=60)
    promise = forms.CharField(
        label=gettext_lazy("Was Lesende erwarten dürfen, in einem Satz"), max_length=200, required=False
    )
    rhythm = forms.ChoiceField(label=gettext_lazy("Rhythmus"), choices=Rhythm.choices)
    next_on = day_field(
        gettext_lazy("Nächste Ausgabe am"),
        required=False,
        help_text=gettext_lazy("Eine Woche vorher liegt der nächste Entwurf bereit."),
    )
    window_hours = forms.IntegerField(
        label=gettext_lazy("Stunden, in denen Häuser anpassen können"), min_value=0, max_value=LONGEST_WINDOW
    )
    needs_second_person = forms.BooleanField(
        label=gettext_lazy("Jede Ausgabe gibt eine zweite Person frei"), required=False
    )
    decision = forms.CharField(
        label=gettext_lazy("Beschluss, dass eine Person genügt"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Welches Gremium hat es wann beschlossen? Nur nötig, wenn der Haken fehlt."),
    )
    decided_on = day_field(gettext_lazy("Beschlossen am"), required=False)

    def clean(self) -> dict[str, Any]:
        """One person alone only by a decision with a day."""
        answers = super().clean() or self.cleaned_data
        if not answers.get("needs_second_person"):
            for name in ("decision", "decided_on"):
                if not answers.get(name) and name not in self.errors:
                    self.add_error(name, _("Dass eine Person allein freigibt, muss beschlossen sein."))
        return answers
