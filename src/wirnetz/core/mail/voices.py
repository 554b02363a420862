"""In whose name a message goes out: the platform's address stays, a house stands before it and gets the answers."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wirnetz.core.mail.headers import check_address, check_line

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Voice:
    """What stands before the sender's address, and where answers go; empty means the installation's own."""

    name: str = ""
    reply_to: str = ""


OWN_VOICE = Voice()
"""The installation speaks for itself."""


def check_sender_name(value: str) -> str:
    """`value`, if it may stand before an address: one line that does not itself look like an address."""
    name = check_line(value).strip()
    if any(character in name for character in "<>@"):
        raise ValidationError(_("Ein Absendername enthält keine Adresse: ohne @ und spitze Klammern."), code="address")
    if len(name) > LONGEST_NAME:
        raise ValidationError(_("Der Absendername ist zu lang: höchstens 120 Zeichen."), code="too_long")
    return name


def check_voice(voice: Voice) -> None:
    """ValidationError by field if the voice cannot stand in a mail's head."""
    errors: dict[str, ValidationError] = {}
    for field, check in (("name", check_sender_name), ("reply_to", check_address)):
        value = getattr(voice, field)
        try:
            if value:
                check(value)
        except ValidationError as error:
            errors[field] = error
    if errors:
        raise ValidationError(errors)


def safe_voice(*names: str, reply_to: str) -> Voice:
    """The first of `names` that may stand in a head, and the address if it is one; what may not is left out.

    Records may hold what no form would take today; a message goes out all the same.
    """
    name = next((good for each in names if (good := _or_nothing(check_sender_name, each))), "")
    return Voice(name, _or_nothing(check_address, reply_to) if reply_to else "")


def _or_nothing(check: Callable[[str], str], value: str) -> str:
    try:
        return check(value)
    except ValidationError:
        return ""
