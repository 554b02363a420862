"""Subscribing, and what a reader chooses."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from wirnetz.core.fields import day_field, set_choices
from wirnetz.core.tickets import TicketedForm
from wirnetz.infoservice.enums import ReadingLanguage, ReadingRhythm
from wirnetz.infoservice.models import Reader
from wirnetz.infoservice.weaving import GERMAN
from wirnetz.offers.models import Topic
from wirnetz.regions.queries import states

LONGEST_PAUSE_DAYS = 366


def _topics() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=gettext_lazy("Themen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Ohne Haken: alle. Meldungen ohne Thema kommen immer."),
    )


def _areas() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=gettext_lazy("Gebiete"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Ohne Haken: ganz Deutschland. Was überall gilt, kommt immer."),
    )


def _offer(form: forms.BaseForm) -> None:
    """Names are German; where the page around them is not, they say so."""
    tell = (lambda name: name) if get_language() == GERMAN else _in_german
    set_choices(form, "topics", [(slug, tell(name)) for slug, name in Topic.objects.values_list("slug", "name")])
    set_choices(form, "areas", [(key, tell(name)) for key, name in states().values_list("key", "name")])


def _in_german(name: str) -> str:
    return format_html('<bdi lang="de">{}</bdi>', name)


class SubscribeForm(TicketedForm):
    """An address, and only what somebody wants to narrow down."""

    marks_optional = True
    email = forms.EmailField(
        label=gettext_lazy("Ihre E-Mail-Adresse"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("Dorthin kommt eine Mail mit einem Link; erst mit ihm beginnt das Abonnement."),
        error_messages={
            "invalid": gettext_lazy("Das ist keine vollständige E-Mail-Adresse, zum Beispiel name@haus.de.")
        },
    )
    topics = _topics()
    areas = _areas()

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        _offer(self)


class ChoicesForm(forms.Form):
    """What, from where and how often somebody reads, and until when not at all."""

    marks_optional = True
    topics = _topics()
    areas = _areas()
    rhythm = forms.ChoiceField(label=gettext_lazy("Wie oft?"), choices=ReadingRhythm.choices, widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=gettext_lazy("In welcher Sprache?"),
        required=False,
        choices=ReadingLanguage.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Was nur auf Deutsch da ist, kommt auf Deutsch."),
    )
    paused_until = day_field(
        gettext_lazy("Pause bis einschließlich"),
        required=False,
        help_text=gettext_lazy("Danach geht es von selbst weiter. Leer: keine Pause."),
    )

    def __init__(self, data: Any = None, *, reader: Reader) -> None:
        names = ("topics", "areas", "rhythm", "language", "paused_until")
        super().__init__(data, initial={name: getattr(reader, name) for name in names})
        _offer(self)
        self.reader = reader

    def clean_language(self) -> str:
        """As it was where a page does not ask."""
        return self.cleaned_data["language"] or str(self.reader.language)

    def clean_paused_until(self) -> Any:
        """A pause ends, and not before it began."""
        until = self.cleaned_data["paused_until"]
        days = (until - timezone.localdate()).days if until else 0
        if days < 0:
            raise forms.ValidationError(
                _("Dieser Tag ist vorbei. Nennen Sie einen künftigen oder lassen Sie das Feld leer.")
            )
        if days > LONGEST_PAUSE_DAYS:
            raise forms.ValidationError(_("Eine Pause dauert höchstens ein Jahr. Für länger bestellen Sie ab."))
        return until
