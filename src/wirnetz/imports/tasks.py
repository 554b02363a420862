"""What this room has to do once a day."""

from datetime import date

from wirnetz.core.daily import daily


@daily("remove_old_lists")
def remove_old_lists_daily(on: date) -> int:
    """Remove files after 30 days and empty the rows of lists of people after 180."""
    from wirnetz.imports.actions import empty_old_rows, remove_old_files  # a task loads its action when it runs

    return remove_old_files(on=on) + empty_old_rows(on=on)
