"""One line of text, as a check that form fields take."""

from typing import Any

from wirnetz.core.mail import check_line


def one_line(value: Any) -> None:
    """ValidationError for line breaks and invisible controls: what may reach the head of a mail is one line."""
    check_line(str(value))
