"""What a question answers with: a sentence that a person would say, and the records that led to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wirnetz.landscape.analysis.landscape import Landscape


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `subject`: slug of the network or key of the area that it is about; "" for the whole landscape.

    `areas` are official keys, `networks` and `organisations` slugs, `days` those of records;
    `figures` the numbers in the sentence, None where nothing is known.
    """

    question: str
    subject: str
    sentence: str
    areas: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    figures: Mapping[str, Any] = field(default_factory=dict)
    is_example: bool = False
    organisations: tuple[str, ...] = ()
    days: tuple[date, ...] = ()


Question = Callable[[Landscape], Sequence[Finding]]
QUESTIONS: dict[str, Question] = {}
"""Every question by the name that the command line and the pages call it by."""


def question(name: str) -> Callable[[Question], Question]:
    """Enter a question under its name; each name once."""

    def enter(ask: Question) -> Question:
        if name in QUESTIONS:
            raise ValueError(f"{name} is entered twice")
        QUESTIONS[name] = ask
        return ask

    return enter


def record(finding: Finding, landscape: Landscape) -> dict[str, Any]:
    """A finding as plain values, for JSON: sentence, figures, evidence (keys, slugs), date and state of the data."""
    evidence: dict[str, list[str]] = {"areas": list(finding.areas), "networks": list(finding.networks)}
    if finding.organisations:
        evidence["organisations"] = list(finding.organisations)
    if finding.days:
        evidence["days"] = [day.isoformat() for day in finding.days]
    return {
        "question": finding.question,
        "subject": finding.subject,
        "sentence": finding.sentence,
        "figures": dict(finding.figures),
        "evidence": evidence,
        "is_example": finding.is_example,
        "on": landscape.on.isoformat(),
        "state": landscape.state,
    }
