"""Which organisation is meant: typed by name, asked back where several are called so."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wirnetz.organisations.models import Organisation
from wirnetz.organisations.queries import organisations_called

MOST_OFFERED = 12


def found_by_name(form: forms.Form, text: str, choice: str) -> Organisation | None:
    """The organisation that the typed `text` or the choice in the field `choice` means; None with an error to show.

    The error stands at `<choice>_name`, or at `choice` with what there is to choose between. What is not listed at all
    stays with the form as `not_listed`, so that the page can lead to where it is reported.
    """
    words = " ".join(text.split())
    found = list(organisations_called(words)[: MOST_OFFERED + 1])
    chosen = next((each for each in found if str(each.pk) == form.data.get(choice)), None)
    if chosen is not None or len(found) == 1:
        return chosen or found[0]
    if not found:
        form.not_listed = words  # type: ignore[attr-defined]
        form.add_error(
            f"{choice}_name",
            _("Eine Organisation „%s“ ist hier nicht eingetragen. Versuchen Sie es mit einem Wort aus dem Namen.")
            % words,
        )
        return None
    if len(found) > MOST_OFFERED:
        message = _("Das sind mehr als %d Organisationen. Schreiben Sie auch den Ort dazu.") % MOST_OFFERED
        form.add_error(f"{choice}_name", message)
        return None
    offer(form, choice, found)
    form.add_error(choice, _("Das kann mehreres sein. Was meinen Sie?"))
    return None


def offer(form: forms.Form, choice: str, organisations: list[Organisation]) -> None:
    """Show these organisations to choose between."""
    field: Any = form.fields[choice]
    field.choices = [(str(each.pk), described(each)) for each in organisations]


def offer_chosen(form: forms.Form, choice: str) -> None:
    """Take up again what somebody has chosen, so that the field knows it."""
    number = form.data.get(choice, "")
    if number.isascii() and number.isdigit() and len(number) < 10:
        offer(form, choice, list(Organisation.objects.filter(pk=number, ended_on="")))


def described(organisation: Organisation) -> str:
    """Name and town."""
    city = organisation.seat_city
    return f"{organisation.name}, {city}" if city and city not in organisation.name else organisation.name
