"""What a split is asked for, and what is said and decided about a draft."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wirnetz.core.fields import day_field
from wirnetz.core.german import counted, joined
from wirnetz.landscape.analysis.splitting.wishes import Wishes
from wirnetz.landscape.enums import REPLIES, RESTS_MONTHS, WITH_REASON, Asked, Reply
from wirnetz.landscape.models import FindingReply
from wirnetz.landscape.queries import Level
from wirnetz.offers.actions import months_later
from wirnetz.regions.queries import areas_named

PARTS = [(0, _("so viele wie nötig")), (2, _("zwei")), (3, _("drei")), (4, _("vier")), (5, _("fünf")), (6, _("sechs"))]
LEVELS = [(Level.DISTRICT.value, _("Kreise")), (Level.MUNICIPALITY.value, _("Gemeinden"))]
NEED = [(3, _("drei Häuser")), (2, _("zwei Häuser")), (1, _("ein Haus")), (0, _("egal"))]
EVEN = [(10, _("bis 10 Prozent")), (5, _("bis 5 Prozent")), (25, _("bis 25 Prozent"))]


class SplitForm(forms.Form):
    """How many parts, what goes to a part as a whole, and what matters; sent in the address."""

    teile = forms.TypedChoiceField(label=_("In wie viele Teile?"), choices=PARTS, coerce=int)
    ebene = forms.ChoiceField(
        label=_("Was bleibt ganz?"),
        choices=LEVELS,
        help_text=_("Nach Gemeinden wird es gleichmäßiger, nach Kreisen übersichtlicher."),
    )
    haeuser = forms.TypedChoiceField(
        label=_("Wie viele Häuser in jedem Teil?"),
        choices=NEED,
        coerce=int,
        help_text=_("Mitglieder des Netzwerks mit einer Stelle im Teil."),
    )
    gleich = forms.TypedChoiceField(label=_("Wie ungleich dürfen die Teile sein?"), choices=EVEN, coerce=int)
    orte = forms.CharField(
        label=_("Feste Treffpunkte"),
        max_length=300,
        required=False,
        help_text=_("Orte im Gebiet, mit Kommas; jeder kommt in einen eigenen Teil. Leer: Wir suchen selbst."),
    )

    marks_optional = True

    def __init__(self, data: Any = None, *, territory: Collection[str] = ()) -> None:
        super().__init__(data)
        self.territory = tuple(territory)
        self.hubs: tuple[str, ...] = ()

    def clean_orte(self) -> str:
        """The places, each found inside the territory; their keys are then `hubs`."""
        entries = [" ".join(entry.split()) for entry in self.cleaned_data["orte"].split(",") if entry.strip()]
        hubs = []
        for entry in entries:
            inside = _inside(entry, self.territory)
            if not inside:
                raise ValidationError(_now("„%s“ finden wir in diesem Gebiet nicht. Ist es so geschrieben?") % entry)
            hubs.append(inside[0])
        self.hubs = tuple(hubs)
        return ", ".join(entries)

    @property
    def level(self) -> Level:
        """What goes to a part as a whole."""
        return Level(self.cleaned_data["ebene"])

    @property
    def wishes(self) -> Wishes:
        """The answers as wishes."""
        answers = self.cleaned_data
        return Wishes(answers["teile"], tolerance=answers["gleich"] / 100, need=answers["haeuser"], hubs=self.hubs)


def _inside(entry: str, territory: Collection[str]) -> list[str]:
    """Keys of what an entry can mean inside a territory, municipalities first."""
    named = areas_named([entry], near=territory)
    found = [area for name in named for area in name.areas]
    keys = [area.key for area in found if any(area.key.startswith(key) for key in territory)]
    return sorted(keys, key=lambda key: -len(key))


class DraftForm(forms.Form):
    """The name of a draft."""

    title = forms.CharField(
        label=_("Name des Entwurfs"),
        max_length=100,
        help_text=_("Woran Sie ihn wiedererkennen. Den Entwurf sehen alle, die für das Netzwerk arbeiten."),
        error_messages={"required": _("Geben Sie dem Entwurf einen Namen, an dem Sie ihn wiedererkennen.")},
    )


class RemarkForm(forms.Form):
    """What somebody says about a draft."""

    text = forms.CharField(
        label=_("Ihre Anmerkung"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schreiben Sie, was Sie zu diesem Entwurf sagen möchten.")},
    )


class DivideForm(forms.Form):
    """Which part stays the network, from when, and why."""

    stays = forms.TypedChoiceField(
        label=_("Welcher Teil bleibt das bisherige Netzwerk?"),
        coerce=int,
        help_text=_("Er behält Namen, Koordination und alles Eingetragene. Jeder andere Teil wird ein neues Netzwerk."),
    )
    from_on = day_field(
        _("Geteilt ab"), help_text=_("Ein Tag in der Zukunft. Bis dahin lässt sich die Teilung zurücknehmen.")
    )
    reason = forms.CharField(
        label=_("Warum?"),
        max_length=300,
        error_messages={"required": _("Sagen Sie in einem Satz, warum; wer später fragt, liest ihn.")},
    )

    def __init__(self, data: Any = None, *, names: Sequence[str]) -> None:
        super().__init__(data, prefix="teilen")
        stays: Any = self.fields["stays"]
        stays.choices = [(at, f"{at} {name}") for at, name in enumerate(names, start=1)]
        today = timezone.localdate()
        self.initial["from_on"] = (today.replace(day=1) + timedelta(days=62)).replace(day=1)

    def clean_from_on(self) -> date:
        """A day to come, so that this is told together with whatever else is missing."""
        day: date = self.cleaned_data["from_on"]
        if day <= timezone.localdate():
            raise ValidationError(_now("Wählen Sie einen Tag, der noch kommt; bis dahin ist es umkehrbar."))
        return day


class ConfirmDivideForm(DivideForm):
    """The same for a second look, with the names of the networks that begin; `told` is what was answered before."""

    def __init__(self, data: Any = None, *, names: Sequence[str], told: Mapping[str, Any]) -> None:
        super().__init__(data, names=names)
        for field in self.fields.values():
            field.widget = forms.HiddenInput()
        self.initial.update({name: str(told[name]) for name in self.fields if name in told})
        self.parts = list(enumerate(names, start=1))
        stays = str(told.get("stays", ""))
        self.kept = int(stays) if stays in {str(at) for at, _name in self.parts} else 1
        for at, name in self.parts:
            if at != self.kept:
                self.fields[f"name_{at}"] = forms.CharField(
                    label=_now("Name des neuen Netzwerks in Teil %d") % at,
                    max_length=200,
                    initial=_now("Netzwerk %s") % name,
                    error_messages={"required": _now("Wie soll das Netzwerk in Teil %d heißen?") % at},
                )

    @property
    def named(self) -> list[forms.BoundField]:
        """The fields for the names, in order."""
        return [self[f"name_{at}"] for at, _name in self.parts if at != self.kept]

    @property
    def names(self) -> list[str]:
        """The names as given for each part, in order; none for the part that stays."""
        return [self.cleaned_data.get(f"name_{at}", "") for at, _name in self.parts]

    @property
    def day(self) -> date | None:
        """The day of the division, where it can be read."""
        value = str(self["from_on"].value() or "")
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None


class DropForm(forms.Form):
    """Why a draft is not followed."""

    reason = forms.CharField(
        label=_("Warum nicht?"),
        max_length=300,
        error_messages={"required": _("Sagen Sie in einem Satz, warum; wer später fragt, liest ihn.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, prefix="ablegen")


class ReplyForm(forms.Form):
    """What somebody says to a finding; without a day it holds as long as usual for that reply."""

    reply = forms.ChoiceField(label=_("Ihre Antwort"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Warum?"),
        max_length=500,
        required=False,
    )
    rests_until = day_field(
        _("Gilt bis"),
        required=False,
    )

    def __init__(self, data: Any = None, *, question: Asked, standing: FindingReply | None = None) -> None:
        """`standing` is the answer that is to be changed."""
        before = {name: getattr(standing, name) for name in self.base_fields} if standing else {}
        super().__init__(data, initial=before)
        choices = [(each.value, each.label) for each in REPLIES[question]]
        self.fields["reply"].choices = choices  # type: ignore[attr-defined]
        why = next(each for each in REPLIES[question] if each in WITH_REASON)
        self.fields["reason"].help_text = _now("Ein halber Satz. Nötig bei „%s“, sonst freiwillig.") % _short(why)
        usual = [
            _now("„%(reply)s“ %(months)s") % {"reply": _short(each), "months": _months(RESTS_MONTHS[each])}
            for each in REPLIES[question]
        ]
        self.fields["rests_until"].help_text = _now(
            "Bis dahin fragen wir nicht wieder, höchstens drei Jahre. Leer lassen: so lange wie üblich, %s."
        ) % joined(usual)

    def answers(self) -> dict[str, Any]:
        """What `reply_to_finding` needs."""
        reply = Reply(self.cleaned_data["reply"])
        usual = months_later(timezone.localdate(), RESTS_MONTHS[reply])
        until = self.cleaned_data["rests_until"] or usual
        return {"reply": reply, "reason": self.cleaned_data["reason"], "rests_until": until}


def _short(reply: Reply) -> str:
    """A reply without the place of its reason."""
    return str(reply.label).removesuffix(", weil …")


def _months(months: int) -> str:
    """A span in the words that people use for it."""
    if months % 12:
        return counted(months, _now("Monat"), _now("Monate"))
    return counted(months // 12, _now("Jahr"), _now("Jahre"))
