"""When a series takes place: plain moments in and out."""

from wirnetz.activities.recurrence.series import LONGEST, TooMany, moments_of

__all__ = ["LONGEST", "TooMany", "moments_of"]
