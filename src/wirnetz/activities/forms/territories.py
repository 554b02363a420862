"""Which areas come to a network, and which leave it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.fields import ASKED, ask_back, day_field
from wirnetz.networks.models import Territory
from wirnetz.regions.finder.listing import entries_of
from wirnetz.regions.models import Area
from wirnetz.regions.queries import Named, areas_by_keys, areas_named, where

MOST_ENTRIES = 500


class TerritoryForm(forms.Form):
    """A pasted list of municipalities or districts, and the day from which they belong.

    Doubtful names get a field of their own with what they can mean; unknown ones are named at the list.
    """

    places = forms.CharField(
        label=gettext_lazy("Gemeinden oder Kreise"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy(
            "Einer je Zeile oder mit Kommas, als Name oder amtlicher Schlüssel; eine Liste dürfen Sie hineinkopieren. "
            "„Alle Gemeinden im Kreis Plön“ nimmt sie alle einzeln, „Kreis Plön“ den Kreis als Ganzes."
        ),
    )
    from_on = day_field(gettext_lazy("Gehören dazu ab"))

    def __init__(self, data: Any = None, *, near: list[str]) -> None:
        super().__init__(data, initial={"from_on": timezone.localdate()})
        self._near = near
        self.areas: list[Area] = []

    def clean(self) -> dict[str, Any]:
        """Read the list; whatever is not sure is asked back."""
        answers = super().clean() or self.cleaned_data
        if "places" in self.errors:
            return answers
        entries = entries_of(answers["places"])
        if len(entries) > MOST_ENTRIES:
            self.add_error("places", _("Das sind mehr als %d Zeilen. Teilen Sie die Liste.") % MOST_ENTRIES)
        elif not entries:
            self.add_error("places", _("Schreiben Sie mindestens eine Gemeinde oder einen Kreis."))
        else:
            self._read(entries)
        return answers

    def _read(self, entries: list[str]) -> None:
        unknown = []
        for named in areas_named(entries, near=self._near):
            if named.areas:
                self.areas += named.areas
            elif named.choices:
                self._ask(named)
            else:
                unknown.append(f"„{named.entry}“")
        if unknown:
            said = _("Nicht gefunden haben wir: %s. Berichtigen Sie die Namen, oder streichen Sie sie.")
            self.add_error("places", said % ", ".join(unknown))

    def _ask(self, named: Named) -> None:
        """Take the answer to a doubtful name, or ask for it."""
        if answer := ask_back(self, named.entry, [(area.key, where(area)) for area in named.choices]):
            self.areas += areas_by_keys([answer]).values()

    @property
    def questions(self) -> list[Any]:
        """The fields of doubtful names."""
        return [self[name] for name in self.fields if name.startswith(ASKED)]


class TerritoryWordsForm(forms.Form):
    """The territory as people call it."""

    marks_optional = True
    territory_text = forms.CharField(
        label=gettext_lazy("Gebiet in Worten"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("Zum Beispiel: Wismar und Umland. Steht in Listen und auf der öffentlichen Seite."),
    )

    @classmethod
    def asked(cls, data: Any, now: str) -> "TerritoryWordsForm":
        """The form with what was sent by its button, or with the words as they are `now` where another form was."""
        return cls(data if data.get("was") == "worte" else None, initial={"territory_text": now})


class ShortenForm(forms.Form):
    """Ticks for what leaves, and the last day on which it belongs."""

    parts = forms.ModelMultipleChoiceField(
        Territory.objects.none(),
        label=gettext_lazy("Was gehört nicht mehr dazu?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Haken Sie an, was nicht mehr dazugehört.")},
    )
    last_on = day_field(gettext_lazy("Gehören dazu bis"), help_text=gettext_lazy("Der letzte Tag, der noch zählt."))

    def __init__(self, data: Any = None, *, parts: QuerySet[Territory]) -> None:
        super().__init__(data, initial={"last_on": timezone.localdate()})
        field: Any = self.fields["parts"]
        field.queryset = parts
        field.label_from_instance = lambda part: where(part.area)
