"""What leaves the room as a file."""

from wirnetz.activities.exports.calendars import calendar_file
from wirnetz.activities.exports.registrations import registration_list

__all__ = ["calendar_file", "registration_list"]
