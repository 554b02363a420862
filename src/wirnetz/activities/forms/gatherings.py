"""A date of a network, what came of it, and why it is called off."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wirnetz.activities.actions import GatheringValues, Line
from wirnetz.activities.enums import Audience, Frequency, GatheringKind, MinuteKind
from wirnetz.activities.forms.parties import PartyFields
from wirnetz.activities.forms.places import PlaceFields
from wirnetz.activities.forms.reach import ReachFields, reach_initial
from wirnetz.activities.models import Gathering, JointActivity
from wirnetz.core.fields import clock_field, day_field, set_choices, set_records
from wirnetz.organisations.models import Organisation

ONCE = ("", gettext_lazy("einmalig"))
LAST = time(23, 59, 59)
NIGHT_FROM, NIGHT_UNTIL = time(17), time(8)
"""An evening that ends before breakfast ends the day after; nobody is asked about that."""
LINES = 5
"""Lines of the minutes that the form offers at once; more come by saving."""


class GatheringForm(PlaceFields, PartyFields, forms.Form):
    """When, where and about what. A postcode that spans several municipalities is asked back (`area`)."""

    title = forms.CharField(label=gettext_lazy("Titel"), max_length=150)
    kind = forms.ChoiceField(label=gettext_lazy("Art"), choices=GatheringKind.choices, widget=forms.RadioSelect)
    on = day_field(gettext_lazy("Tag"))
    from_clock = clock_field(gettext_lazy("von"))
    until_clock = clock_field(gettext_lazy("bis"), required=False)
    next_day = forms.BooleanField(label=gettext_lazy("Ja, der Termin endet am nächsten Tag"), required=False)
    place = forms.CharField(label=gettext_lazy("Ort"), max_length=200, required=False)
    street = forms.CharField(label=gettext_lazy("Straße und Hausnummer"), max_length=150, required=False)
    online_link = forms.URLField(
        label=gettext_lazy("Zugang online"), max_length=500, required=False, assume_scheme="https"
    )
    summary = forms.CharField(label=gettext_lazy("Worum es geht, in einem Satz"), max_length=250, required=False)
    agenda = forms.CharField(
        label=gettext_lazy("Tagesordnung"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Ein Punkt je Zeile."),
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("Wer sieht den Termin?"), choices=Audience.choices, widget=forms.RadioSelect
    )
    takes_registrations = forms.BooleanField(
        label=gettext_lazy("Man kann sich hier anmelden, ohne Konto"), required=False
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("Plätze"),
        min_value=1,
        max_value=5000,
        required=False,
        error_messages={"min_value": gettext_lazy("Mindestens ein Platz, oder das Feld bleibt leer.")},
    )
    registration_until = day_field(gettext_lazy("Anmeldung bis"), required=False)
    frequency = forms.ChoiceField(label=gettext_lazy("Wiederholung"), required=False)
    until = day_field(
        gettext_lazy("Letzter Tag der Reihe"),
        required=False,
        help_text=gettext_lazy("Nur bei einer Wiederholung. Jeder Termin lässt sich danach einzeln ändern."),
    )
    joint_activity = forms.ModelChoiceField(
        JointActivity.objects.none(),
        label=gettext_lazy("Gehört zur gemeinsamen Aktion"),
        required=False,
        empty_label=gettext_lazy("keiner"),
    )
    despite = forms.BooleanField(label=gettext_lazy("Trotzdem eintragen"), required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        activities: QuerySet[JointActivity],
        gathering: Gathering | None = None,
        seen: str = "",
    ) -> None:
        super().__init__(data, initial=_initial(gathering, seen))
        if activities:
            set_records(self, "joint_activity", activities)
        else:
            del self.fields["joint_activity"]
        self.gathering = gathering
        if gathering:
            del self.fields["frequency"], self.fields["until"], self.fields["others"]
        else:
            set_choices(self, "frequency", [ONCE, *Frequency.choices])
        self.offer_chosen()

    def clean(self) -> dict[str, Any]:
        """Find the municipality; an end before the beginning is asked about, unless an evening goes past midnight."""
        answers = super().clean() or self.cleaned_data
        if answers.get("frequency") and not answers.get("until") and "until" not in self.errors:
            self.add_error("until", _("Bis wann soll sich der Termin wiederholen?"))
        if self._ends_before_begin() and not answers.get("next_day") and not self._is_a_night():
            self.add_error("next_day", _("Das Ende liegt vor dem Beginn. Ändern Sie es, oder kreuzen Sie an."))
        closes, on = answers.get("registration_until"), answers.get("on")
        if closes and on and closes > on:
            self.add_error("registration_until", _("Dieser Tag liegt nach dem Termin."))
        if closes and on and self.gathering is None and closes < timezone.localdate() <= on:
            self.add_error("registration_until", _("Dieser Tag ist vorbei; so könnte sich niemand anmelden."))
        if not self.errors:
            self.find_place()
            self.find_parties()
        return answers

    def _ends_before_begin(self) -> bool:
        begin, end = self.cleaned_data.get("from_clock"), self.cleaned_data.get("until_clock")
        return bool(begin and end and end < begin)

    def _is_a_night(self) -> bool:
        return self.cleaned_data["from_clock"] >= NIGHT_FROM and self.cleaned_data["until_clock"] <= NIGHT_UNTIL

    @property
    def asks_next_day(self) -> bool:
        """Whether the page has to ask if the date ends on the next day."""
        return "next_day" in self.errors or bool(self["next_day"].value())

    @property
    def asks_despite(self) -> bool:
        """Whether the page has to ask if the date may overlap another one."""
        return "despite" in self.errors or bool(self.data.get("despite"))

    def values(self) -> GatheringValues:
        """What a valid form says; without an end a date lasts two hours."""
        answers = self.cleaned_data
        begin = _moment(answers["on"], answers["from_clock"])
        end = _moment(answers["on"], answers["until_clock"]) if answers["until_clock"] else begin + timedelta(hours=2)
        if self._ends_before_begin():
            end += timedelta(days=1)
        return GatheringValues(
            title=" ".join(answers["title"].split()),
            starts_at=begin,
            ends_at=end,
            kind=answers["kind"],
            summary=answers["summary"],
            agenda=answers["agenda"].replace("\r\n", "\n"),
            place=answers["place"],
            street=answers["street"],
            postcode=answers["postcode"],
            municipality=self.municipality,
            online_link=answers["online_link"],
            audience=answers["audience"],
            takes_registrations=answers["takes_registrations"],
            joint_activity=self._joint_activity(),
            capacity=answers["capacity"],
            registration_until=_moment(answers["registration_until"], LAST) if answers["registration_until"] else None,
        )

    def _joint_activity(self) -> JointActivity | None:
        """What was chosen; where there is nothing to choose, what it was."""
        if "joint_activity" in self.fields:
            return self.cleaned_data["joint_activity"]
        return self.gathering.joint_activity if self.gathering else None


def _moment(day: Any, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))


def _initial(gathering: Gathering | None, seen: str) -> dict[str, Any]:
    if gathering is None:
        return {"kind": GatheringKind.MEETING, "audience": Audience.PUBLIC, "from_clock": time(14)}
    begin, end = timezone.localtime(gathering.starts_at), timezone.localtime(gathering.ends_at)
    names = ("title", "kind", "place", "street", "postcode", "online_link", "summary", "agenda", "audience",
             "takes_registrations", "capacity", "joint_activity")  # fmt: skip
    values = {name: getattr(gathering, name) for name in names}
    values["town"] = gathering.municipality.name if gathering.municipality else ""
    closes = gathering.registration_until
    values["registration_until"] = timezone.localtime(closes).date() if closes else None
    values["next_day"] = end.date() > begin.date() and end.time() < begin.time()
    return values | {"on": begin.date(), "from_clock": begin.time(), "until_clock": end.time(), "seen": seen}


class ResultsForm(ReachFields, forms.Form):
    """Who was there and what came of it: ticks and a few lines, made for a phone."""

    organisations = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=gettext_lazy("Wer war dabei?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    guests = forms.CharField(
        label=gettext_lazy("Weitere Organisationen"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Je Zeile eine, nur die Organisation, keine Personen."),
    )
    is_public = forms.BooleanField(
        label=gettext_lazy("Diese Ergebnisse und Beschlüsse darf jeder lesen"), required=False
    )

    def __init__(
        self, data: Any = None, *, gathering: Gathering, members: Any, came: list[int], guests: list[str]
    ) -> None:
        initial: dict[str, Any] = {"organisations": came, "guests": "\n".join(guests)}
        super().__init__(data, initial=initial | reach_initial(gathering))
        self.asks_reach = gathering.kind == GatheringKind.EVENT or gathering.joint_activity_id is not None
        if not self.asks_reach:
            del self.fields["firm_count"], self.fields["known_count"], self.fields["method"]
        elif gathering.joint_activity_id is None:
            del self.fields["known_count"]
        set_records(self, "organisations", members)
        for number in range(1, LINES + 1):
            self.fields[f"text_{number}"] = forms.CharField(
                label=_("Zeile %d") % number, max_length=500, required=False, widget=forms.TextInput()
            )
            self.fields[f"kind_{number}"] = forms.ChoiceField(
                label=_("Art der Zeile %d") % number, choices=MinuteKind.choices, initial=MinuteKind.RESULT
            )
            self.fields[f"kind_{number}"].required = False
            self.fields[f"who_{number}"] = forms.ModelChoiceField(
                members, label=_("wer"), required=False, empty_label=_("alle")
            )
            self.fields[f"due_{number}"] = day_field(_("bis wann"), required=False)

    @property
    def line_fields(self) -> list[tuple[Any, ...]]:
        """Text and kind of each line, then who does it until when, as fields to show."""
        names = ("text", "kind", "who", "due")
        return [tuple(self[f"{name}_{number}"] for name in names) for number in range(1, LINES + 1)]

    def clean_guests(self) -> list[str]:
        """One organisation per line, each once."""
        names = [" ".join(line.split())[:150] for line in self.cleaned_data["guests"].splitlines()]
        return list(dict.fromkeys(name for name in names if name))

    def clean(self) -> dict[str, Any]:
        """Something has to be said."""
        answers = super().clean() or self.cleaned_data
        if not self.errors and not (answers["organisations"] or answers["guests"] or self.lines()):
            self.add_error(None, _("Haken Sie an, wer dabei war, oder schreiben Sie ein Ergebnis auf."))
        return answers

    def lines(self) -> list[Line]:
        """The lines that were written."""
        answers = self.cleaned_data
        numbers = [number for number in range(1, LINES + 1) if answers.get(f"text_{number}", "").strip()]
        return [
            Line(
                " ".join(answers[f"text_{number}"].split()),
                kind := answers[f"kind_{number}"] or MinuteKind.RESULT,
                organisation=answers.get(f"who_{number}") if kind == MinuteKind.TASK else None,
                due_on=answers.get(f"due_{number}") if kind == MinuteKind.TASK else None,
                is_public=answers["is_public"] and kind != MinuteKind.TASK,
            )
            for number in numbers
        ]


class CancelForm(forms.Form):
    """Why a date is called off."""

    reason = forms.CharField(
        label=gettext_lazy("Grund"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Steht auf der Seite des Termins und im Kalender. Darf leer bleiben."),
    )
    with_later = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, later: int = 0) -> None:
        super().__init__(data)
        if not later:
            del self.fields["with_later"]
            return
        words = ngettext(
            "Auch den späteren Termin der Reihe absagen", "Auch die %d späteren Termine der Reihe absagen", later
        )
        self.fields["with_later"].label = words % later if later > 1 else words
