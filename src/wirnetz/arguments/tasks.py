"""What the room `arguments` does once a day and in the background."""

from datetime import date

from django.utils import timezone

from wirnetz.core.daily import daily
from wirnetz.core.work import background, looked_after


@daily("forget_old_stamps")
def forget_old_stamps(on: date) -> int:
    """Documents of more than three years are asked about no more; returns how many."""
    from wirnetz.arguments.actions import forget_old_stamps as forget  # the job is entered before models are ready

    return forget(on)


@background("arguments.hand_down")
def hand_down_step(batch_id: int) -> None:
    """Make the next kit of a batch, then hand the rest over."""
    from wirnetz.arguments.actions import go_on_with, make_next_kit  # loaded when the task runs
    from wirnetz.arguments.exports.choices import KitRefused
    from wirnetz.arguments.exports.handing import handed_files

    today = timezone.localdate()
    if make_next_kit(batch_id, make=lambda kit: handed_files(kit, on=today), refusals=(KitRefused,)):
        go_on_with(batch_id)


@looked_after("arguments.hand_downs_left_behind")
def hand_downs_left_behind() -> None:
    """Go on with what a worker that was ended left behind."""
    from wirnetz.arguments.actions import go_on_with_all  # loaded when the task runs

    go_on_with_all()


@daily("forget_old_hand_downs")
def forget_old_hand_downs(on: date) -> int:
    """Delete kits of hand-downs after ninety days, and files that no record names; returns how many."""
    from wirnetz.arguments.actions import forget_left_files  # loaded when the task runs
    from wirnetz.arguments.actions import forget_old_hand_downs as forget

    return forget(on) + forget_left_files()
