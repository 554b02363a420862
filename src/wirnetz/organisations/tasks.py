"""What this room has to do once a day."""

from datetime import date

from wirnetz.core.daily import daily


@daily("inform_people_who_were_entered")
def inform_advisers_daily(on: date) -> int:
    """Tell people that their organisation has entered them."""
    from wirnetz.organisations.actions.notices import inform_advisers  # a task loads its action when it runs

    return inform_advisers(on=on)
