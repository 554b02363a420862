"""What the pages of the room say in their first line: plain values in, German sentences out."""

from wirnetz.activities.sentences.answers import (
    calendar_answer,
    clock,
    day_words,
    gathering_answer,
    month_words,
    pulse_answer,
    status_answer,
)

__all__ = ["calendar_answer", "clock", "day_words", "gathering_answer", "month_words", "pulse_answer", "status_answer"]
