"""Places at which a test can make a worker die at once, as by kill -9: `WIRNETZ_FAIL_AT=after_mark:0.01`."""

import os
import random

VARIABLE = "WIRNETZ_FAIL_AT"
POINTS = (
    "after_claim", "after_mark", "mid_body", "after_dot", "after_reply", "after_settle", "in_recovery", "in_heartbeat",
    "in_freezing", "in_staging", "in_snapshot", "in_noting", "after_noting", "before_removal",
)  # fmt: skip


def _chances() -> dict[str, float]:
    pairs = (part.partition(":") for part in os.environ.get(VARIABLE, "").split(",") if part)
    return {name: float(chance or 1) for name, _colon, chance in pairs if name in POINTS}


_CHANCES = _chances()


def reach(point: str) -> None:
    """Die here if a test says so, with the chance that it names; nothing happens otherwise."""
    if _CHANCES and random.random() < _CHANCES.get(point, 0.0):  # noqa: S311  chance, no secret
        os._exit(137)


def is_set(point: str) -> bool:
    """Whether a test asks for this place."""
    return point in _CHANCES
