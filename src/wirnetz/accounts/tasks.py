"""What this room has to do once a day."""

from datetime import date

from wirnetz.core.daily import daily


@daily("ask_whether_rights_are_still_right")
def ask_for_confirmation_daily(on: date) -> int:
    """Ask who was not asked for a year."""
    from wirnetz.accounts.actions import ask_for_confirmation  # a task loads its action when it runs

    return ask_for_confirmation(on=on)


@daily("end_rights_that_nobody_confirmed")
def lapse_unconfirmed_daily(on: date) -> int:
    """End what nobody confirmed."""
    from wirnetz.accounts.actions import lapse_unconfirmed  # a task loads its action when it runs

    return lapse_unconfirmed(on=on)


@daily("close_invitations_that_nobody_answered")
def expire_invitations_daily(on: date) -> int:
    """Close what is too old."""
    from wirnetz.accounts.actions import expire_invitations  # a task loads its action when it runs

    return expire_invitations()
