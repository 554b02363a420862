"""The shape of an answer: plain text, then the part that calls for action."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """`text` stands in ink, `emphasis` follows in the accent colour (empty: nothing to do)."""

    text: str
    emphasis: str = ""
