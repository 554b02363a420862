"""Somebody says that a network is theirs."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.tickets import TicketedForm
from wirnetz.networks.enums import ClaimProof
from wirnetz.networks.models import Network
from wirnetz.organisations.models import Organisation
from wirnetz.portal.forms.administration.lines import one_line
from wirnetz.portal.forms.proposals import BAD_ADDRESS


class ClaimForm(TicketedForm):
    """Who one is, and how it can be proved; where people lead the entry already, these are asked."""

    marks_optional = True
    sender_name = forms.CharField(label=gettext_lazy("Ihr Name"), max_length=150, validators=[one_line])
    sender_email = forms.EmailField(
        label=gettext_lazy("Ihre dienstliche E-Mail-Adresse"),
        help_text=gettext_lazy("Mit dieser Adresse melden Sie sich später an."),
        error_messages={"invalid": BAD_ADDRESS},
    )
    function = forms.CharField(
        label=gettext_lazy("Was tun Sie im Netzwerk?"), max_length=150, required=False, validators=[one_line]
    )
    proof = forms.ChoiceField(label=gettext_lazy("Wer kann es bestätigen?"), widget=forms.RadioSelect)
    voucher = forms.ChoiceField(
        label=gettext_lazy("Welche Partnerorganisation bürgt?"),
        required=False,
        help_text=gettext_lazy("Nur, wenn eine Partnerorganisation bürgt. Wer dort leitet, wird gefragt."),
    )
    field_order = ("sender_name", "sender_email", "function", "proof", "voucher")

    def __init__(self, data: Any = None, *, network: Network, is_led: bool, partners: list[Organisation]) -> None:
        super().__init__(data)
        self._partners = {each.slug: each for each in partners}
        if is_led:
            del self.fields["proof"], self.fields["voucher"]
            return
        fields: Any = self.fields
        if network.email:
            fields["proof"].choices = [
                (ClaimProof.ADDRESS.value, _("Eine Mail an die veröffentlichte Adresse %s") % network.email),
                (ClaimProof.VOUCHER.value, _("Eine Partnerorganisation der Allianz bürgt für mich")),
            ]
            fields["proof"].initial = ClaimProof.ADDRESS.value
        else:
            del fields["proof"]
            fields["voucher"].required = True
            fields["voucher"].help_text = _("Wer dort leitet, wird gefragt; eine Adresse des Netzwerks fehlt hier.")
        fields["voucher"].choices = [("", _("Bitte wählen")), *((each.slug, each.name) for each in partners)]

    def clean(self) -> dict[str, Any]:
        """Who is to vouch has to be named."""
        answers = super().clean()
        if answers.get("proof") == ClaimProof.VOUCHER and not answers.get("voucher"):
            self.add_error("voucher", _("Wählen Sie, welche Partnerorganisation für Sie bürgt."))
        return answers

    def values(self) -> dict[str, Any]:
        """What the action takes of a valid form."""
        answers = self.cleaned_data
        return {
            "name": answers["sender_name"],
            "email": answers["sender_email"],
            "function": answers["function"],
            "proof": ClaimProof(answers.get("proof") or ClaimProof.VOUCHER),
            "voucher": self._partners.get(answers.get("voucher", "")),
        }
