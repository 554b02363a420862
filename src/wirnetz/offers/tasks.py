"""What this room has to do once a day."""

from datetime import date

from wirnetz.core.daily import daily


@daily("remind_of_declarations")
def remind_of_declarations_daily(on: date) -> int:
    """Remind firms and offices of the end of their self-declaration."""
    from wirnetz.offers.actions import remind_of_declarations  # a task loads its action when it runs

    return remind_of_declarations(on=on)
