"""Uptake in one line, and the stewards' reply."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.networks.enums import AnswerKind
from wirnetz.networks.models import Network
from wirnetz.networks.queries import key_of
from wirnetz.offers.models import Offer
from wirnetz.organisations.models import Organisation

USED = "used"
KINDS = [
    (USED, gettext_lazy("Wir nutzen es")),
    (AnswerKind.NOT_USED.value, gettext_lazy("Wir nutzen es nicht, weil …")),
    (AnswerKind.WOULD_NEED.value, gettext_lazy("Um es zu nutzen, bräuchten wir …")),
]


class AnswerForm(forms.Form):
    """For whom, to which offer, which of the three answers, and half a sentence to the last two."""

    speaker = forms.ChoiceField(label=gettext_lazy("Für wen sprechen Sie?"))
    offer = forms.ChoiceField(
        label=gettext_lazy("Welches Angebot?"), error_messages={"required": gettext_lazy("Wählen Sie ein Angebot.")}
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Wie steht es damit?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Wählen Sie eine der drei Antworten.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Woran liegt es, oder was bräuchten Sie?"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Ein halber Satz. Das liest nur, wer das Angebot betreut, und die Geschäftsstelle."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        speakers: Sequence[Organisation | Network],
        offers: Sequence[Offer],
        offer: str = "",
    ) -> None:
        super().__init__(data, initial={"offer": offer or (offers[0].slug if len(offers) == 1 else "")})
        self._speakers = {key_of(each): each for each in speakers}
        self._offers = {each.slug: each for each in offers}
        fields: Any = self.fields
        fields["speaker"].choices = [(key, each.name) for key, each in self._speakers.items()]
        fields["offer"].choices = [("", _("Bitte wählen")), *((each.slug, each.name) for each in offers)]
        if len(speakers) == 1:
            fields["speaker"].required = False
        for name, known in (("speaker", list(self._speakers)), ("offer", list(self._offers))):
            if len(known) == 1:
                fields[name].widget = forms.HiddenInput()
                fields[name].initial = known[0]

    def clean(self) -> dict[str, Any]:
        """The two answers that are not a yes need a reason."""
        answers = super().clean() or self.cleaned_data
        if answers.get("kind") in AnswerKind.values and not answers.get("reason", "").strip():
            self.add_error("reason", _("Ein halber Satz genügt: Woran liegt es, oder was bräuchten Sie?"))
        return answers

    @property
    def chosen_speaker(self) -> Organisation | Network:
        """For whom it is said."""
        return self._speakers[self.cleaned_data["speaker"] or next(iter(self._speakers))]

    @property
    def chosen_offer(self) -> Offer:
        """What it is about."""
        return self._offers[self.cleaned_data["offer"]]


class ReplyForm(forms.Form):
    """What those who look after an offer answer."""

    reply = forms.CharField(
        label=gettext_lazy("Ihre Antwort"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
