"""What the background does for this room: it keeps the landscape up to the records."""

from wirnetz.core.work import background, looked_after


@background("landscape.refresh")
def refresh() -> None:
    """Read again what changed and answer again what that touches."""
    from wirnetz.landscape.actions.refreshing import refresh_landscape  # a task loads its action when it runs

    refresh_landscape()


@looked_after("landscape.left_behind")
def left_behind() -> None:
    """The same for what nobody handed over: the next day, lists, what an ended process left."""
    refresh()
