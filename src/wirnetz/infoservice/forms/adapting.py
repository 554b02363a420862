"""An edition in the version of one's own house: a greeting, what goes along, other words, one item of one's own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.editing import VersionedForm
from wirnetz.core.german import quoted
from wirnetz.infoservice.enums import AtWindowEnd, ItemKind
from wirnetz.infoservice.forms.english import english_field
from wirnetz.infoservice.forms.limits import say_limits
from wirnetz.infoservice.forms.pictures import PictureField, PictureWordsField
from wirnetz.infoservice.validators import english_gaps, link_faults, words_faults
from wirnetz.infoservice.weaving import ItemText, OwnItem, arranged, drifts, placed

WORDS = (("headline", gettext_lazy("Unsere Überschrift"), 120, 1), ("text", gettext_lazy("Unser Text"), 1200, 4),
         ("action", gettext_lazy("Das können Sie damit tun"), 240, 2))  # fmt: skip
ENGLISH = (("headline_en", gettext_lazy("Unsere Überschrift auf Englisch"), 120, 1),
           ("text_en", gettext_lazy("Unser Text auf Englisch"), 1200, 4),
           ("action_en", gettext_lazy("Das können Sie damit tun, auf Englisch"), 240, 2))  # fmt: skip
NO_PLACE = gettext_lazy("Ein Platz ist eine Zahl von 1 bis 99.")
OWN_PREFIX = "h"
OWN_MORE = ("link", "picture", "without", "picture_alt", "delete")
LINES = {"greeting", "greeting_en", "new_text", "new_text_en"}


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item on the page: what comes from above (None: an item of one's own, or one that is gone) and its fields."""

    key: str
    item: ItemText
    is_own: bool
    has_drift: bool
    is_gone: bool
    is_open: bool
    goes: "forms.BoundField"
    place: "forms.BoundField"
    words: "tuple[forms.BoundField, ...]"
    english: "tuple[forms.BoundField, ...]" = ()
    more: "tuple[forms.BoundField, ...]" = ()
    for_whom: str = ""


class AdaptForm(VersionedForm):
    """`items` are what the place gets from above, `own` what it does with them now, `limits` whom some go to, by key.

    A row shows the words that go out now. Those that nobody changed stay the original's, also where that changes while
    the page is open; emptied ones become the original's again. Where an original has changed since, own words stay.
    The rows stand as they go out, each with the number of its place; another number moves it there and the others
    make room. An item that came while the page was open is as it is stored, since nobody could decide about it.
    It asks for English only where something from above is said in it, or in own words already.
    """

    greeting = forms.CharField(
        label=gettext_lazy("Unsere Einleitung"),
        max_length=1200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Leer lassen heißt: Es gilt die Einleitung von oben."),
    )
    new_headline = forms.CharField(label=gettext_lazy("Überschrift"), max_length=120, required=False)
    new_text = forms.CharField(
        label=gettext_lazy("Text"), max_length=1200, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    new_action = forms.CharField(
        label=gettext_lazy("Das können Sie damit in Ihrem Netzwerk tun"), max_length=240, required=False
    )
    new_link = forms.CharField(label=gettext_lazy("Adresse zum Weiterlesen"), max_length=500, required=False)
    new_place = forms.IntegerField(
        label=gettext_lazy("Platz"),
        required=False,
        min_value=1,
        max_value=99,
        help_text=gettext_lazy("Mit 1 steht sie oben. Leer heißt: am Ende."),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), NO_PLACE),
    )
    new_picture = PictureField()
    new_picture_alt = PictureWordsField()
    greeting_en = english_field(gettext_lazy("Unsere Einleitung auf Englisch"), 1200, rows=4)
    new_headline_en = english_field(gettext_lazy("Überschrift auf Englisch"), 120)
    new_text_en = english_field(gettext_lazy("Text auf Englisch"), 1200, rows=4)
    new_action_en = english_field(gettext_lazy("Das können Sie damit tun, auf Englisch"), 240)

    def __init__(
        self,
        data: QueryDict | None = None,
        files: Any = None,
        *,
        items: Sequence[ItemText],
        own: Sequence[OwnItem],
        greeting: str = "",
        greeting_en: str = "",
        has_english: bool = False,
        limits: Mapping[str, str] | None = None,
        seen: str = "",
    ) -> None:
        super().__init__(data, files, initial={"greeting": greeting, "greeting_en": greeting_en, "seen": seen})
        self.limits = limits or {}
        self.own = {part.key: part for part in own}
        self.above = {item.key: item for item in items}
        self.drift = {drift.key: drift for drift in drifts(items, own)}
        self.items = placed(items, own)
        said = any(part.has_english or (part.added and part.added.headline_en) for part in own)
        self.speaks_english = bool(has_english or greeting_en or said)
        if not self.speaks_english:
            for name in [name for name in self.fields if name.endswith("_en")]:
                del self.fields[name]
        for number, item in enumerate(self.items, start=1):
            self._add_fields(item, number)
        self.order_fields([name for name in self.fields if not name.startswith("new_")])
        say_limits(self)
        if self.is_bound:
            self.data = self._with_later_items()

    def _with_later_items(self) -> Any:
        """What was sent, with items that its page did not show as they are stored."""
        sent: Any = self.data
        data = sent.copy()
        later = [item.key for item in self.items if f"platz-{item.key}" not in data]
        for name in (name for name in self.fields if name.partition("-")[2] in later):
            initial = self.get_initial_for_field(self.fields[name], name)
            if initial not in (None, False):
                data[name] = "on" if initial is True else str(initial)
        return data

    def label_of(self, name: str) -> str:
        """The label with the headline of the item that it belongs to."""
        kind, _dash, key = name.partition("-")
        item = next((item for item in self.items if item.key == key), None)
        label = super().label_of(name)
        if item is None or kind in {"geht", "platz"}:
            return label
        return _("%(label)s zu %(item)s") % {"label": label, "item": quoted(item.headline)}

    def _add_fields(self, item: ItemText, number: int) -> None:
        part = self.own.get(item.key, OwnItem(item.key))
        told = quoted(item.headline)
        self.fields[f"geht-{item.key}"] = forms.BooleanField(
            label=_("%s weitergeben") % told, required=False, initial=not part.is_hidden
        )
        self.fields[f"platz-{item.key}"] = forms.IntegerField(
            label=_("Platz von %s") % told, required=False, min_value=1, max_value=99,
            initial=number, error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), NO_PLACE),
        )  # fmt: skip
        for name, label, most, rows in WORDS:
            own = getattr(part.added or part, name) or getattr(item, name)
            widget = forms.TextInput() if rows == 1 else forms.Textarea(attrs={"rows": rows})
            self.fields[f"{name}-{item.key}"] = forms.CharField(
                label=label, max_length=most, required=False, initial=own, widget=widget,
                show_hidden_initial=part.added is None,
            )  # fmt: skip
        for name, label, most, rows in ENGLISH if self.speaks_english else ():
            field = english_field(label, most, rows=rows)
            field.initial = getattr(part.added or part, name)
            self.fields[f"{name}-{item.key}"] = field
        if part.added is not None:
            self._add_own(part.added)

    def _add_own(self, item: ItemText) -> None:
        """What only an item of one's own has: its link, its picture, its end."""
        self.fields[f"link-{item.key}"] = forms.CharField(
            label=gettext_lazy("Adresse zum Weiterlesen"), max_length=500, required=False, initial=item.link
        )
        self.fields[f"picture-{item.key}"] = PictureField()
        if item.picture:
            self.fields[f"without-{item.key}"] = forms.BooleanField(
                label=gettext_lazy("Das jetzige Bild entfernen"), required=False
            )
        self.fields[f"picture_alt-{item.key}"] = PictureWordsField(initial=item.picture_alt)
        self.fields[f"delete-{item.key}"] = forms.BooleanField(
            label=gettext_lazy("Diese eigene Meldung löschen"), required=False
        )

    def rows(self) -> Iterator[ItemRow]:
        """The items in their order, each with its fields."""
        for item in self.items:
            part = self.own.get(item.key)
            words = tuple(self[f"{name}-{item.key}"] for name, _label, _most, _rows in WORDS)
            asked = ENGLISH if self.speaks_english else ()
            english = tuple(self[f"{name}-{item.key}"] for name, _label, _most, _rows in asked)
            is_own = part is not None and part.added is not None
            yield ItemRow(
                key=item.key,
                item=item,
                is_own=is_own,
                has_drift=item.key in self.drift,
                is_gone=False,
                is_open=is_own
                or bool(part and (part.has_words or part.has_english))
                or any(field.errors for field in (*words, *english)),
                goes=self[f"geht-{item.key}"],
                place=self[f"platz-{item.key}"],
                words=words,
                english=english,
                for_whom=self.limits.get(item.key, ""),
                more=tuple(self[f"{name}-{item.key}"] for name in OWN_MORE if f"{name}-{item.key}" in self.fields),
            )

    def clean(self) -> dict[str, Any]:
        """Words that one sees, a link that says where it leads; an item of one's own has a headline."""
        answers = super().clean() or self.cleaned_data
        for name in [name for name, value in answers.items() if isinstance(value, str) and name != "seen"]:
            answers[name] = answers[name].replace("\r\n", "\n").strip()
            lines = name in LINES or name.startswith(("text-", "text_en-"))
            for fault in words_faults(answers[name], lines=lines):
                self.add_error(name, fault)
        for fault in link_faults(answers.get("new_link", "")):
            self.add_error("new_link", fault)
        begun = any(answers.get(name) for name in ("new_text", "new_action", "new_picture"))
        if begun and not answers.get("new_headline"):
            self.add_error("new_headline", _("Ihrer eigenen Meldung fehlt die Überschrift."))
        if answers.get("new_picture") and not answers.get("new_picture_alt"):
            self.add_error("new_picture_alt", _("Beschreiben Sie das Bild für alle, die es nicht sehen."))
        for part in self.own.values():
            if part.added is not None:
                self._check_own(part.added, answers)
        if self.speaks_english:
            self._check_english(answers)
        return answers

    def _check_own(self, item: ItemText, answers: dict[str, Any]) -> None:
        if answers.get(f"delete-{item.key}"):
            return
        if not answers.get(f"headline-{item.key}") and f"headline-{item.key}" not in self.errors:
            self.add_error(f"headline-{item.key}", _("Ihrer eigenen Meldung fehlt die Überschrift."))
        for fault in link_faults(answers.get(f"link-{item.key}", "")):
            self.add_error(f"link-{item.key}", fault)
        keeps = item.picture and not answers.get(f"without-{item.key}")
        if (keeps or answers.get(f"picture-{item.key}")) and not answers.get(f"picture_alt-{item.key}"):
            self.add_error(f"picture_alt-{item.key}", _("Beschreiben Sie das Bild für alle, die es nicht sehen."))

    def _check_english(self, answers: dict[str, Any]) -> None:
        """In English the whole item is said or nothing: what the place leaves empty counts as it comes from above."""
        new = {name: answers.get(f"new_{name}", "") for name, *_rest in (*WORDS, *ENGLISH)}
        for name, fault in english_gaps(new).items():
            self.add_error(f"new_{name}", fault)
        for item in self.items:
            said = {name: answers.get(f"{name}-{item.key}", "") for name, *_rest in (*WORDS, *ENGLISH)}
            if not any(said[name] for name, *_rest in ENGLISH):
                continue
            part = self.own.get(item.key)
            if part is None or part.added is None:
                has_words = any(said[name] not in ("", getattr(item, name)) for name, *_rest in WORDS)
                from_above = WORDS if has_words else (*WORDS, *ENGLISH)
                said |= {name: said[name] or getattr(item, name) for name, *_rest in from_above}
            for name, fault in english_gaps(said).items():
                self.add_error(f"{name}-{item.key}", fault)

    def parts(self, *, store: Callable[[bytes], str]) -> tuple[OwnItem, ...]:
        """What the place says after a valid form; `store` keeps a picture and gives the name to find it by."""
        positions, answers = self._positions(), self.cleaned_data
        found = [self._part(item, positions.get(item.key), store) for item in self.items]
        picture = store(answers["new_picture"]) if answers["new_headline"] and answers["new_picture"] else ""
        if answers["new_headline"]:
            key = self._new_key()
            item = ItemText(
                key=key,
                kind=ItemKind.NEWS.value,
                headline=answers["new_headline"],
                text=answers["new_text"],
                action=answers["new_action"],
                link=answers["new_link"],
                picture=picture,
                picture_alt=answers["new_picture_alt"] if picture else "",
                headline_en=answers.get("new_headline_en", ""),
                text_en=answers.get("new_text_en", ""),
                action_en=answers.get("new_action_en", ""),
            )
            found.append(OwnItem(key, position=positions.get(key), added=item))
        return tuple(part for part in found if part is not None and not part.says_nothing)

    def _new_key(self) -> str:
        used = {item.key for item in self.items}
        return next(f"{OWN_PREFIX}{number}" for number in range(1, 999) if f"{OWN_PREFIX}{number}" not in used)

    def _positions(self) -> dict[str, int]:
        """Who stands where by a wish, in the order of the page with what was moved on it; none in that from above."""
        answers, new = self.cleaned_data, self._new_key()
        numbers = {item.key: number for number, item in enumerate(self.items, start=1)}
        wishes = {key: answers[f"platz-{key}"] for key in numbers if not answers.get(f"delete-{key}")}
        moved = {key: wish for key, wish in wishes.items() if wish not in (None, numbers[key])}
        shown = list(wishes)
        if answers["new_headline"]:
            shown.append(new)
            moved |= {new: answers["new_place"]} if answers["new_place"] else {}
        order = arranged(shown, moved)
        if order == tuple(key for key in dict.fromkeys((*self.above, *self.own, new)) if key in shown):
            return {}
        before = {part.key for part in self.own.values() if part.position is not None}
        return {key: place for place, key in enumerate(order, start=1) if key in moved or key in before}

    def _part(self, item: ItemText, position: int | None, store: Callable[[bytes], str]) -> OwnItem | None:
        answers, old = self.cleaned_data, self.own.get(item.key)
        said = {name: answers[f"{name}-{item.key}"] for name, _label, _most, _rows in WORDS}
        english: dict[str, Any] = {
            name: answers.get(f"{name}-{item.key}", "") for name, _label, _most, _rows in ENGLISH
        }
        is_hidden = not answers[f"geht-{item.key}"]
        if old and old.added is not None:
            if answers[f"delete-{item.key}"]:
                return None
            drawn = answers[f"picture-{item.key}"]
            picture = store(drawn) if drawn else ("" if answers.get(f"without-{item.key}") else old.added.picture)
            kept = replace(
                old.added,
                link=answers[f"link-{item.key}"],
                picture=picture,
                picture_alt=answers[f"picture_alt-{item.key}"] if picture else "",
                **said,
                **english,
            )
            return OwnItem(item.key, is_hidden=is_hidden, position=position, added=kept)
        words: dict[str, Any] = {name: self._own_word(item, name, value) for name, value in said.items()}
        english = {name: "" if value == getattr(item, name) else value for name, value in english.items()}
        said_before = [getattr(old, name) for name in (*words, *english)] if old else []
        is_new = old is None or said_before != [*words.values(), *english.values()]
        base = item.fingerprint if is_new or old is None or old.is_hidden != is_hidden else old.base
        return OwnItem(item.key, is_hidden=is_hidden, position=position, base=base, **words, **english)

    def _own_word(self, item: ItemText, name: str, value: str) -> str:
        """What the place says instead of the original; nothing where it says the same or left the field as it was."""
        if value and f"{name}-{item.key}" not in self.changed_data:
            old = self.own.get(item.key)
            return getattr(old, name) if old else ""
        return "" if value == getattr(item, name).replace("\r\n", "\n").strip() else value


class PassingOnForm(VersionedForm):
    """What goes when nobody decides, how the house signs, where answers go."""

    marks_optional = True

    at_window_end = forms.ChoiceField(
        label=gettext_lazy("Wenn wir in der Frist nichts entscheiden"),
        choices=AtWindowEnd.choices,
        widget=forms.RadioSelect,
    )
    signature = forms.CharField(
        label=gettext_lazy("So unterschreiben wir"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Zum Beispiel „Ihr Team Fachkräfte, IHK zu Schwerin“."),
    )
    reply_to = forms.EmailField(label=gettext_lazy("Antworten gehen an"), required=False)
    is_told = forms.BooleanField(
        label=gettext_lazy("Mail an alle, die hier entscheiden, sobald eine Ausgabe bei uns liegt"), required=False
    )
    is_trial = forms.BooleanField(
        label=gettext_lazy("Zur Probe: Nur wer bei uns einen Zugang hat, bekommt, was über uns geht"),
        required=False,
        help_text=gettext_lazy(
            "So lernt Ihr Team den Infodienst kennen, bevor Beratende und Abonnierende ihn bekommen."
        ),
    )
    is_public = forms.BooleanField(
        label=gettext_lazy("Unsere Fassung darf jeder lesen"),
        required=False,
        help_text=gettext_lazy(
            "Ab der nächsten Ausgabe gibt es dann unter Ihrem Namen einen Feed, einen Rahmen zum Einbetten und je "
            "Ausgabe eine Seite mit allem, was Sie ergänzt haben. Ohne den Haken ist auch Früheres nicht mehr zu sehen."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_limits(self)
