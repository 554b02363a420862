"""What the room `arguments` does once a day."""

from datetime import date

from wirnetz.core.daily import daily


@daily("forget_old_stamps")
def forget_old_stamps(on: date) -> int:
    """Documents of more than three years are asked about no more; returns how many."""
    from wirnetz.arguments.actions import forget_old_stamps as forget  # the job is entered before models are ready

    return forget(on)
