"""The year as a picture: where its marks stand. Plain values in and out."""

from wirnetz.activities.picture.year import (
    NARROW,
    WIDE,
    Entry,
    Span,
    YearPicture,
    months_between,
    months_picture,
    year_picture,
)

__all__ = ["NARROW", "WIDE", "Entry", "Span", "YearPicture", "months_between", "months_picture", "year_picture"]
