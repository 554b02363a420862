"""One item of an edition."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.editing import VersionedForm, fingerprint
from wirnetz.core.fields import day_field, set_choices, set_records
from wirnetz.core.german import joined
from wirnetz.infoservice.actions.writing import ITEM_FIELDS
from wirnetz.infoservice.enums import ItemAudience, ItemKind
from wirnetz.infoservice.forms.english import english_field
from wirnetz.infoservice.forms.limits import say_limits
from wirnetz.infoservice.forms.pictures import PictureField, PictureWordsField
from wirnetz.infoservice.models import Item
from wirnetz.infoservice.queries.editions import own_host
from wirnetz.infoservice.validators import (
    english_gaps,
    link_faults,
    link_words_faults,
    named_link_faults,
    words_faults,
)
from wirnetz.offers.models import Topic
from wirnetz.regions.finder.listing import entries_of
from wirnetz.regions.models import Area
from wirnetz.regions.queries import Named, areas_named, states, where

ONE_LINE = ("headline", "action", "link_words", "picture_alt", "headline_en", "action_en", "picture_alt_en")
SEVERAL = gettext_lazy("„%(entry)s“ gibt es mehrfach. Gemeint sein kann: %(choices)s.")
UNKNOWN = gettext_lazy("„%(entry)s“ haben wir nicht gefunden. Meinten Sie %(choices)s?")
ENGLISH = ("headline_en", "text_en", "action_en", "picture_alt_en")


class ItemForm(VersionedForm):
    """What, for whom, where, until when; the picture with its words."""

    marks_optional = True

    kind = forms.ChoiceField(label=gettext_lazy("Art"), choices=ItemKind.choices)
    headline = forms.CharField(
        label=gettext_lazy("Überschrift"),
        max_length=120,
        help_text=gettext_lazy("Sagt das Wichtigste schon selbst. Höchstens 120 Zeichen."),
    )
    text = forms.CharField(
        label=gettext_lazy("Text"), max_length=1200, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    action = forms.CharField(
        label=gettext_lazy("Das können Sie damit in Ihrem Netzwerk tun"),
        max_length=240,
        required=False,
        help_text=gettext_lazy("Ein Satz, der Beratenden am Montag hilft."),
    )
    link = forms.CharField(
        label=gettext_lazy("Adresse zum Weiterlesen"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Eine Seite hier (beginnt mit /) oder eine Adresse mit https://."),
    )
    link_words = forms.CharField(
        label=gettext_lazy("Worte der Verknüpfung"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Zum Beispiel „Termin ansehen“."),
    )
    audience = forms.ChoiceField(label=gettext_lazy("Für wen?"), choices=ItemAudience.choices)
    topic = forms.ModelChoiceField(
        label=gettext_lazy("Thema"), queryset=Topic.objects.none(), required=False, empty_label=gettext_lazy("ohne")
    )
    states = forms.MultipleChoiceField(
        label=gettext_lazy("Nur für diese Länder"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Kein Haken und keine Region: für alle."),
    )
    places = forms.CharField(
        label=gettext_lazy("Nur für diese Kreise oder Gemeinden"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Mit Kommas oder einer je Zeile."),
    )
    expires_on = day_field(
        gettext_lazy("Gilt bis"),
        required=False,
        help_text=gettext_lazy("Danach steht die Meldung in keiner Mail mehr."),
    )
    picture_file = PictureField()
    picture_alt = PictureWordsField()
    headline_en = english_field(gettext_lazy("Überschrift auf Englisch"), 120)
    text_en = english_field(gettext_lazy("Text auf Englisch"), 1200, rows=6)
    action_en = english_field(
        gettext_lazy("Das können Sie damit tun, auf Englisch"),
        240,
        help_text=gettext_lazy("Davor steht: „What you can do with it in your network:“"),
    )
    picture_alt_en = english_field(gettext_lazy("Was auf dem Bild zu sehen ist, auf Englisch"), 200)
    without_picture = forms.BooleanField(label=gettext_lazy("Das jetzige Bild entfernen"), required=False)

    def __init__(self, data: Any = None, files: Any = None, *, item: Item | None = None) -> None:
        super().__init__(data, files, initial=_initial(item))
        self.item = item
        self.areas: list[Area] = []
        set_records(self, "topic", Topic.objects.all())
        self._states = {area.key: area for area in states()}
        set_choices(self, "states", [(key, area.name) for key, area in self._states.items()])
        if item is None or not item.picture:
            del self.fields["without_picture"]
        say_limits(self)

    def clean(self) -> dict[str, Any]:
        """Words that one sees, a link that says where it leads, areas that exist, a picture that is told."""
        answers = super().clean() or self.cleaned_data
        for name in ONE_LINE:
            self._add_faults(name, words_faults(answers.get(name, "")))
        text = answers.get("text", "").replace("\r\n", "\n")
        answers["text"] = text
        answers["text_en"] = answers.get("text_en", "").replace("\r\n", "\n")
        for name in ("text", "text_en"):
            self._add_faults(name, words_faults(answers[name], lines=True) or named_link_faults(answers[name]))
        for name in ("action", "action_en"):
            self._add_faults(name, named_link_faults(answers.get(name, "")))
        link = answers.get("link", "")
        self._add_faults("link", link_faults(link))
        if "link" not in self.errors:
            words = answers.get("link_words", "")
            self._add_faults("link_words", link_words_faults(words, link, own_host=own_host()))
        self.areas = [self._states[key] for key in answers.get("states", [])]
        self._read_places(entries_of(answers.get("places", "")))
        keeps = self.item is not None and self.item.picture and not answers.get("without_picture")
        if (answers.get("picture_file") or keeps) and not answers.get("picture_alt"):
            self.add_error("picture_alt", _("Beschreiben Sie das Bild für alle, die es nicht sehen."))
        for name, fault in english_gaps(answers).items():
            self._add_faults(name, [fault])
        return answers

    @property
    def speaks_english(self) -> bool:
        """Whether anything of the English text is written, or wrong."""
        return any(self[name].value() or self[name].errors for name in ENGLISH)

    def values(self, *, picture: str = "") -> dict[str, Any]:
        """The fields of the item; `picture` is the name under which a new picture is stored."""
        answers = self.cleaned_data
        values = {name: answers[name] for name in ITEM_FIELDS if not name.startswith("picture")}
        kept = self.item.picture if self.item and not answers.get("without_picture") else ""
        values["picture"] = picture or kept
        for name in ("picture_alt", "picture_alt_en"):
            values[name] = answers[name] if values["picture"] else ""
        return values

    def _add_faults(self, name: str, faults: Iterable[str]) -> None:
        for fault in faults:
            self.add_error(name, fault)

    def _read_places(self, entries: list[str]) -> None:
        for named in areas_named(entries) if entries else []:
            if named.areas:
                self.areas += named.areas
            elif named.choices:
                choices = joined([where(area) for area in named.choices[:4]], _("oder"))
                told = {"entry": named.entry, "choices": choices}
                self.add_error("places", (SEVERAL if _bears(named) else UNKNOWN) % told)
            else:
                self.add_error("places", _("„%s“ haben wir nicht gefunden.") % named.entry)


def _bears(named: Named) -> bool:
    """Whether the choices bear what was entered, as a name or a postcode; others are only spelled like it."""
    entry = named.entry.casefold()
    return entry.isdigit() or any(entry in area.full_name.casefold() for area in named.choices)


def _initial(item: Item | None) -> dict[str, Any]:
    if item is None:
        return {"audience": ItemAudience.EVERYBODY}
    areas = list(item.areas.all())
    initial: dict[str, Any] = {name: getattr(item, name) for name in ITEM_FIELDS}
    initial["topic"] = item.topic_id
    initial["states"] = [area.key for area in areas if len(area.key) == 2]
    initial["places"] = "\n".join(area.key for area in areas if len(area.key) > 2)
    initial["seen"] = fingerprint(item, ITEM_FIELDS)
    return initial
