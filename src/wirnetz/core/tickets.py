"""A ticket for one form that is shown to people without an account: it can be sent twice and holds machines off."""

import secrets
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.utils.translation import gettext as _

SALT = "wirnetz.portal.proposals"
OPEN_FOR_SECONDS = 24 * 3600
FASTEST_SECONDS = 2


def new_ticket() -> str:
    """A signed key for one form that is shown now; it may become the private link of what is sent with it."""
    return TimestampSigner(salt=SALT).sign(secrets.token_urlsafe(24))


class TicketedForm(forms.Form):
    """Carries a `ticket` of ours, neither too old nor too fresh for a person; `homepage` is for machines."""

    homepage = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))
    ticket = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"ticket": new_ticket(), **(initial or {})})
        self.key = ""
        self.was_too_quick = False

    def clean(self) -> dict[str, Any]:
        """The ticket has to be ours, not too old, and older than a person needs to read the page.

        Being too quick is only said where nothing else is to be mended: it would hide what is.
        """
        answers = super().clean() or self.cleaned_data
        signer = TimestampSigner(salt=SALT)
        ticket = answers.get("ticket", "")
        try:
            self.key = signer.unsign(ticket, max_age=OPEN_FOR_SECONDS)
        except BadSignature as error:
            self.was_too_quick = True
            self.data = {**self.data.dict(), "ticket": new_ticket()} if hasattr(self.data, "dict") else self.data
            raise ValidationError(
                _("Die Seite war lange offen. Prüfen Sie Ihre Angaben und senden Sie noch einmal.")
            ) from error
        if _is_fresh(signer, ticket) and not self.errors:
            self.was_too_quick = True
            raise ValidationError(_("Das ging sehr schnell. Prüfen Sie Ihre Angaben und senden Sie noch einmal."))
        return answers

    @property
    def is_by_a_machine(self) -> bool:
        """Whether the field that nobody sees was filled in."""
        return bool(self.cleaned_data.get("homepage"))


def _is_fresh(signer: TimestampSigner, ticket: str) -> bool:
    try:
        signer.unsign(ticket, max_age=FASTEST_SECONDS)
    except BadSignature:
        return False
    return True
