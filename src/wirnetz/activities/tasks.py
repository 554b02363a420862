"""What this room has to do once a day."""

from datetime import date

from wirnetz.core.daily import daily


@daily("remind_of_dates")
def remind_daily(on: date) -> int:
    """Remind who has a place of what takes place in two days."""
    from wirnetz.activities.actions import remind_registered  # a task loads its action when it runs

    return remind_registered(on=on)
