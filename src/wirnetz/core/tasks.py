"""Daily work of the room `core` besides forgetting: mail that was left behind."""

from datetime import date

from wirnetz.core.daily import daily
from wirnetz.core.mail import deliver_waiting, forget_codes


@daily("mail_left_behind")
def mail_left_behind(on: date) -> dict[str, int]:
    """Deliver what an ended process left, and take the text out of codes that nobody can use any more."""
    return {"delivered": deliver_waiting(), "forgotten": forget_codes()}
