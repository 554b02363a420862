"""What leaves the room as a file."""

from wirnetz.activities.exports.calendars import calendar_file

__all__ = ["calendar_file"]
