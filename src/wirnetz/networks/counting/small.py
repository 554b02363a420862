"""Small groups stay hidden."""

LEAST = 5
"""A number about voices that are not public is told from here on."""


def at_least(count: int, *, least: int = LEAST) -> int | None:
    """The number, or None where it would tell of so few that one could guess who they are. None is told as nothing."""
    return count if count >= least else None
