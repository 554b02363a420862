"""What may stand in the head of a mail: one line, and nothing that a mail server could take for a second one."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

FORBIDDEN = {"Cc", "Zl", "Zp", "Cs"}
"""Unicode categories: controls (CR, LF, NUL, NEL …), line and paragraph separators, halves of characters."""
LONGEST_SUBJECT, LONGEST_ADDRESS = 200, 254
KIND = re.compile(r"[a-z][a-z_]{0,39}")


def check_line(value: str) -> str:
    """`value`, if it is one line; ValidationError otherwise. For every field that may reach the head of a mail."""
    if any(unicodedata.category(character) in FORBIDDEN for character in value):
        raise ValidationError(
            _("Zeilenumbrüche und unsichtbare Steuerzeichen sind hier nicht erlaubt. Schreiben Sie eine Zeile."),
            code="control_characters",
        )
    return value


def check_address(value: str) -> str:
    """The address without spaces around it; ValidationError if no mail can go there."""
    address = check_line(value).strip()
    if len(address) > LONGEST_ADDRESS:
        raise ValidationError(_("Diese E-Mail-Adresse ist zu lang."), code="too_long")
    validate_email(address)
    return address


def check_head(*, to: str, subject: str, kind: str) -> tuple[str, str]:
    """Address and subject as they may be sent; ValidationError by field otherwise."""
    errors: dict[str, ValidationError] = {}
    for name, check, value in (("to", check_address, to), ("subject", _check_subject, subject)):
        try:
            check(value)
        except ValidationError as error:
            errors[name] = error
    if errors:
        raise ValidationError(errors)
    if not KIND.fullmatch(kind):
        raise ValueError(f"“{kind}” is no kind of mail; small letters and underscores only")
    return to.strip(), subject.strip()


def _check_subject(value: str) -> str:
    if not check_line(value).strip():
        raise ValidationError(_("Schreiben Sie einen Betreff."), code="required")
    if len(value.strip()) > LONGEST_SUBJECT:
        raise ValidationError(_("Der Betreff ist zu lang: höchstens 200 Zeichen."), code="too_long")
    return value
