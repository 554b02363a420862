"""What this room has to do once a day."""

from datetime import date

from wirnetz.core.daily import daily


@daily("ask_whether_entries_are_still_right")
def ask_about_entries_daily(on: date) -> int:
    """Ask networks that nobody has confirmed for a year."""
    from wirnetz.portal.actions.checks import ask_daily  # a task loads its action when it runs

    return ask_daily(on=on)
