"""What has to be done once a day: rooms enter functions, `wirnetz tidy` runs them all, in the order of entry."""

from collections.abc import Callable
from datetime import date

DailyJob = Callable[[date], object]
_jobs: dict[str, DailyJob] = {}


def daily(name: str) -> Callable[[DailyJob], DailyJob]:
    """Enter a function `(on)`; it may run twice on a day and must then change nothing. A name is entered once."""

    def enter(job: DailyJob) -> DailyJob:
        known = _jobs.get(name)
        if known is not None and known.__qualname__ != job.__qualname__:
            raise ValueError(f"daily job {name!r} is registered twice")
        _jobs[name] = job
        return job

    return enter


def daily_jobs() -> dict[str, DailyJob]:
    """All jobs by name, in the order of entry."""
    return dict(_jobs)
