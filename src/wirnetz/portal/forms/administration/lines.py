"""One line of text, as a check that form fields take."""

from typing import Any

from wirnetz.core.mail import check_line, check_sender_name


def one_line(value: Any) -> None:
    """ValidationError for line breaks and invisible controls: what may reach the head of a mail is one line."""
    check_line(str(value))


def sender_name(value: Any) -> None:
    """ValidationError for what may not stand before the address of a mail's sender."""
    check_sender_name(str(value))
