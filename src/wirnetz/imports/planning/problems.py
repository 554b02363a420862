"""What is wrong with a row, in sentences."""

from collections.abc import Mapping

from wirnetz.imports.parsing.headings import FIELD_NAMES
from wirnetz.imports.parsing.records import Row
from wirnetz.imports.parsing.values import sentence_of

_MOST = 500


def error_of(row: Row, wanted: Mapping[str, str], lengths: Mapping[str, int]) -> str:
    """Why a row cannot be taken over; "" where it can."""
    if row.problems and (fatal := [problem for problem in row.problems if problem.is_fatal]):
        return " ".join(f"{sentence_of(problem)} {problem.remedy}".strip() for problem in fatal)[:_MOST]
    if not wanted["name"]:
        return "Die Zeile hat keinen Namen."
    for name, most in lengths.items():
        if len(wanted[name]) > most:
            return f"{FIELD_NAMES.get(name, name)}: höchstens {most} Zeichen sind möglich."
    return ""


def remarks(row: Row, message: str) -> str:
    """`message` and what could not be used of the row."""
    told = [message] if message else []
    told += [sentence_of(problem) for problem in row.problems if not problem.is_fatal]
    return " ".join(told)[:_MOST]


def with_remark(message: str, more: str) -> str:
    """Two sentences, or the one that is there."""
    return f"{message} {more}".strip()[:_MOST]
