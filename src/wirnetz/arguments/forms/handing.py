"""What a house decides before it hands kits down: occasion, listeners, offices, look, and the words of the note."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.arguments.enums import AUDIENCE_SLUGS, Audience
from wirnetz.arguments.models.handing import LONGEST_NOTE, HandDown
from wirnetz.arguments.queries.handing import Recipient
from wirnetz.arguments.validators.handing import usual_note
from wirnetz.arguments.validators.occasions import Occasion, occasions
from wirnetz.arguments.validators.tokens import NOTE_TOKENS, TokenError, check_tokens
from wirnetz.core.fields import set_choices
from wirnetz.core.german import counted, joined
from wirnetz.organisations.models import Organisation

ALL, LANDS, PICKED = "alle", "laender", "einzeln"


class HandDownForm(forms.Form):
    """Occasion, audience, offices, look and note of a batch. Offices without a district cannot be chosen."""

    marks_optional = True

    anlass = forms.ChoiceField(label=gettext_lazy("Zu welchem Anlass?"), widget=forms.RadioSelect)
    fuer = forms.ChoiceField(label=gettext_lazy("Wer hört zu?"), required=False)
    wer = forms.ChoiceField(label=gettext_lazy("Welche Stellen bekommen eine Mappe?"), widget=forms.RadioSelect)
    laender = forms.MultipleChoiceField(
        label=gettext_lazy("In welchen Ländern?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    stellen = forms.MultipleChoiceField(
        label=gettext_lazy("Welche Stellen im Einzelnen?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    vorlage = forms.BooleanField(label=gettext_lazy("Foliensatz in unserer eigenen Vorlage bauen"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Anschreiben für alle Stellen"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy(
            "Platzhalter füllen sich für jede Stelle: {office} Name der Stelle, {region} Region, {contact} "
            "Ansprechperson, {organisation} Ihr Haus, {in_six_weeks} ein Tag in sechs Wochen. Darunter setzen wir, was "
            "über die Region verzeichnet ist, den Gruß der Stelle und die Quellen."
        ),
    )
    mail = forms.BooleanField(
        label=gettext_lazy("Den Personen jeder Stelle eine Mail schicken"),
        required=False,
        help_text=gettext_lazy("Mit der Adresse der Seite, auf der die Mappe liegt, ohne Anhang."),
    )
    beispiel = forms.ChoiceField(label=gettext_lazy("Vorschau für"), required=False)

    def __init__(
        self, data: Mapping[str, Any] | None, *, recipients: Sequence[Recipient], has_template: bool, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.possible = [each for each in recipients if not each.lacks_district]
        known = sorted(occasions().values(), key=lambda occasion: occasion.position)
        set_choices(self, "anlass", [(occasion.slug, occasion.name) for occasion in known])
        groups = [(item.name, [(AUDIENCE_SLUGS[each], each.label) for each in item.audiences]) for item in known]
        set_choices(self, "fuer", [("", _("wie üblich bei diesem Anlass")), *groups])
        offices = [(str(each.office.pk), each.office.name) for each in self.possible]
        set_choices(self, "stellen", offices)
        set_choices(self, "beispiel", offices)
        lands = self._lands()
        set_choices(self, "laender", [(key, f"{name} ({count})") for key, (name, count) in lands.items()])
        every = counted(len(self.possible), _("Stelle"), _("Stellen"), one=_("die eine"))
        ways = [(ALL, _("alle %s") % every if len(self.possible) != 1 else every)]
        if len(lands) > 1:
            ways.append((LANDS, _("die Stellen in bestimmten Ländern")))
        else:
            del self.fields["laender"]
        set_choices(self, "wer", [*ways, (PICKED, _("einzelne Stellen"))])
        if not has_template:
            del self.fields["vorlage"]
        self.initial = {
            "anlass": known[0].slug,
            "wer": ALL,
            "text": usual_note(),
            "vorlage": has_template,
            **self.initial,
        }

    def _lands(self) -> dict[str, tuple[str, int]]:
        """Name and number of offices by the key of the Land."""
        found: dict[str, tuple[str, int]] = {}
        for recipient in self.possible:
            land = recipient.land
            if land is not None:
                found[land.key] = (land.name, found.get(land.key, ("", 0))[1] + 1)
        return dict(sorted(found.items(), key=lambda item: item[1][0]))

    def _fields(self, *names: str) -> list[forms.BoundField]:
        return [self[name] for name in names if name in self.fields]

    def what_fields(self) -> list[forms.BoundField]:
        """What each office gets."""
        return self._fields("anlass", "fuer", "vorlage")

    def who_fields(self) -> list[forms.BoundField]:
        """Which offices; those one by one stand apart."""
        return self._fields("wer", "laender")

    def words_fields(self) -> list[forms.BoundField]:
        """What is said with it."""
        return self._fields("text", "mail")

    def clean_text(self) -> str:
        """The note with known placeholders only."""
        text = str(self.cleaned_data["text"])
        try:
            check_tokens(text, besides=NOTE_TOKENS)
        except TokenError as error:
            raise forms.ValidationError(str(error)) from error
        return text

    def clean(self) -> dict[str, Any]:
        """The audience fits the occasion, and at least one office is chosen."""
        answers = super().clean() or self.cleaned_data
        occasion, audience = occasions().get(answers.get("anlass", "")), self.audience()
        if occasion is not None and audience is not None and audience not in occasion.audiences:
            possible = joined([str(each.label) for each in occasion.audiences], _("oder"))
            self.add_error("fuer", _("Zu diesem Anlass passt: %s.") % possible)
        way = answers.get("wer")
        if way == LANDS and not answers.get("laender"):
            self.add_error("laender", _("Wählen Sie mindestens ein Land."))
        elif way == PICKED and not answers.get("stellen"):
            self.add_error("stellen", _("Wählen Sie mindestens eine Stelle."))
        elif way and not self.possible:
            self.add_error("wer", _("Zu keiner Stelle ist der Kreis bekannt. Ergänzen Sie ihn zuerst."))
        return answers

    def occasion(self) -> Occasion:
        """The chosen occasion of a valid form."""
        return occasions()[self.cleaned_data["anlass"]]

    def audience(self) -> Audience | None:
        """The chosen audience; None for the usual one."""
        by_slug = {slug: audience for audience, slug in AUDIENCE_SLUGS.items()}
        return by_slug.get(self.cleaned_data.get("fuer", ""))

    def offices(self) -> list[Organisation]:
        """The chosen offices of a valid form, in German order."""
        answers = self.cleaned_data
        way = answers["wer"]
        chosen = self.possible
        if way == LANDS:
            chosen = [each for each in chosen if each.land is not None and each.land.key in answers["laender"]]
        elif way == PICKED:
            chosen = [each for each in chosen if str(each.office.pk) in answers["stellen"]]
        return [each.office for each in chosen]

    def sample_office(self) -> Organisation:
        """The office that the preview of a valid form shows: the named one, else the first of the chosen."""
        named = self.cleaned_data.get("beispiel")
        offices = self.offices()
        return next((office for office in offices if str(office.pk) == named), offices[0])

    def as_batch(self, organisation: Organisation) -> HandDown:
        """The batch that a valid form asks for, not stored."""
        return HandDown(organisation=organisation, **self.told())

    def told(self) -> dict[str, Any]:
        """What a valid form says about the batch, but for the offices."""
        answers, audience = self.cleaned_data, self.audience()
        return {
            "occasion": answers["anlass"],
            "audience": audience.value if audience else "",
            "note": answers["text"],
            "in_own_template": bool(answers.get("vorlage")),
            "tells_people": bool(answers["mail"]),
        }
