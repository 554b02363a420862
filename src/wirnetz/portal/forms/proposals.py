"""What anybody may propose about the entries of networks, without an account."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.tickets import TicketedForm
from wirnetz.networks.actions import PROPOSABLE
from wirnetz.networks.enums import ProposalKind
from wirnetz.networks.models import Network
from wirnetz.portal.forms.administration.lines import one_line

PARTIAL = re.compile(r"^(?:(?:(\d{1,2})[./])?(\d{1,2})[./])?(\d{4})$")
BAD_ADDRESS = gettext_lazy("Das ist keine vollständige E-Mail-Adresse, zum Beispiel name@haus.de.")


class TicketForm(TicketedForm):
    """Who proposes, if they like, with a ticket that can be sent twice without doing more."""

    marks_optional = True
    message = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    sender_name = forms.CharField(label=gettext_lazy("Ihr Name"), max_length=150, required=False, validators=[one_line])
    sender_email = forms.EmailField(
        label=gettext_lazy("Ihre E-Mail-Adresse"),
        required=False,
        help_text=gettext_lazy("Nur damit wir nachfragen und Ihnen schreiben können, was daraus wird."),
        error_messages={"invalid": BAD_ADDRESS},
    )

    @property
    def sender(self) -> dict[str, str]:
        """Message, name and address as the action takes them."""
        answers = self.cleaned_data
        return {
            "message": answers["message"].replace("\r\n", "\n"),
            "name": answers["sender_name"],
            "email": answers["sender_email"],
        }


class MissingNetworkForm(TicketForm):
    """A network that is not recorded: what it is called and where it works is enough."""

    name = forms.CharField(label=gettext_lazy("Wie heißt das Netzwerk?"), max_length=200, validators=[one_line])
    place = forms.CharField(
        label=gettext_lazy("Wo arbeitet es?"),
        max_length=400,
        validators=[one_line],
        help_text=gettext_lazy("Kreise, Städte oder Postleitzahlen; mehrere durch Komma getrennt."),
    )
    idea = forms.CharField(
        label=gettext_lazy("Worum geht es, in einem Satz?"), max_length=250, required=False, validators=[one_line]
    )
    website = forms.URLField(label=gettext_lazy("Website"), max_length=500, required=False, assume_scheme="https")
    field_order = ("name", "place", "idea", "website", "message", "sender_name", "sender_email")

    def __init__(self, data: Any = None, *, place: str = "") -> None:
        super().__init__(data, initial={"place": place})
        self.fields["message"].label = _("Wer koordiniert es, und woher wissen Sie davon?")
        self.fields["message"].required = False

    def content(self) -> dict[str, str]:
        """What is proposed."""
        return {name: self.cleaned_data[name] for name in ("name", "place", "idea", "website")}


class HintForm(TicketForm):
    """What is wrong with an entry: a sentence is enough; who knows better writes it into the fields."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Was möchten Sie uns sagen?"),
        choices=[
            (ProposalKind.CORRECTION.value, gettext_lazy("Am Eintrag stimmt etwas nicht")),
            (ProposalKind.END.value, gettext_lazy("Das Netzwerk gibt es nicht mehr")),
        ],
        widget=forms.RadioSelect,
        initial=ProposalKind.CORRECTION.value,
    )
    ended_on = forms.CharField(
        label=gettext_lazy("Seit wann gibt es das Netzwerk nicht mehr?"),
        max_length=10,
        required=False,
        help_text=gettext_lazy("Nur bei einem Ende. Ein Jahr genügt, zum Beispiel 2024."),
    )
    field_order = ("kind", "message", "ended_on", *PROPOSABLE, "sender_name", "sender_email")

    def __init__(self, data: Any = None, *, network: Network) -> None:
        recorded = {name: getattr(network, name) for name in PROPOSABLE}
        super().__init__(data, initial=recorded)
        self.recorded = recorded
        self.fields["message"].label = _("Was stimmt nicht, und woher wissen Sie es?")
        self.fields["message"].required = False
        for name in PROPOSABLE:
            self.fields[name] = entry_field(name)
        self.order_fields(self.field_order)

    def clean_ended_on(self) -> str:
        """A year, a month or a day, as the record keeps it."""
        return partial_date(self.cleaned_data["ended_on"])

    def clean(self) -> dict[str, Any]:
        """Something has to be said."""
        answers = super().clean()
        said = answers.get("message") or self.changes() or answers.get("kind") == ProposalKind.END
        if not self.errors and not said:
            self.add_error("message", _("Schreiben Sie in einem Satz, was nicht stimmt, oder ändern Sie ein Feld."))
        return answers

    def changes(self) -> dict[str, str]:
        """The fields that were changed."""
        answers = self.cleaned_data
        return {name: answers[name] for name in PROPOSABLE if answers.get(name, "") != self.recorded[name]}

    def content(self) -> dict[str, str]:
        """What is proposed: an end with its day, or the fields that were changed."""
        if self.cleaned_data["kind"] == ProposalKind.END:
            return {"ended_on": self.cleaned_data["ended_on"]}
        return self.changes()


class AnswerForm(HintForm):
    """The same for the people of a network, who came by the link in their mail: nobody has to say who they are."""

    def __init__(self, data: Any = None, *, network: Network) -> None:
        super().__init__(data, network=network)
        del self.fields["sender_name"], self.fields["sender_email"]
        self.fields["message"].label = _("Möchten Sie dazu etwas sagen?")


def entry_field(name: str) -> forms.Field:
    """The form's field for one field of an entry, with the same limits; a name has to stay, the rest may be empty."""
    field: Any = Network._meta.get_field(name)
    common: dict[str, Any] = {"label": field.verbose_name, "max_length": field.max_length, "required": name == "name"}
    if name == "website":
        return forms.URLField(assume_scheme="https", **common)
    if name == "email":
        return forms.EmailField(error_messages={"invalid": BAD_ADDRESS}, **common)
    return forms.CharField(validators=[one_line], **common)


def partial_date(text: str) -> str:
    """ "2024", "12.2024" or "31.12.2024" as the record keeps it; ValidationError for what is no date."""
    text = text.strip()
    if not text:
        return ""
    found = PARTIAL.match(text)
    try:
        day, month, year = found.groups() if found else ("", "", "0")
        known = date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValidationError(_("Schreiben Sie ein Jahr oder einen Tag, zum Beispiel 2024 oder 31.12.2024.")) from error
    return f"{known:%Y}" + (f"-{known:%m}" if month else "") + (f"-{known:%d}" if day else "")
