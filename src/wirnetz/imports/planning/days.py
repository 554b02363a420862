"""Days of a list, which may be a year or a month only."""

import calendar


def first_day(text: str) -> str:
    """The first day that "2024", "2024-03" or "2024-03-01" may mean, as ISO text; "" for nothing."""
    return text + "0000-01-01"[len(text) :] if text else ""


def last_day(text: str) -> str:
    """The last day that it may mean."""
    if len(text) == 4:
        return f"{text}-12-31"
    if len(text) == 7:
        return f"{text}-{calendar.monthrange(int(text[:4]), int(text[5:]))[1]:02}"
    return text
