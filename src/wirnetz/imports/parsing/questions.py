"""The one thing that only the person can say about a list."""

from collections.abc import Mapping, Sequence

from wirnetz.imports.parsing.contents import contents_of
from wirnetz.imports.parsing.headings import FIELD_NAMES
from wirnetz.imports.parsing.records import IGNORED, Choice, Column, ListKind, Question
from wirnetz.imports.parsing.surveys import Survey

ALL_SHEETS = "*"
"""The answer "all sheets, one after the other"."""

_AS_GOOD = 0.9
_ENOUGH: dict[ListKind, tuple[str, frozenset[str]]] = {
    ListKind.OFFICES: ("name", frozenset({"name"})),
    ListKind.PEOPLE: ("name", frozenset({"name", "last_name"})),
    ListKind.NETWORKS: ("network", frozenset({"network"})),
    ListKind.ROLES: ("network", frozenset({"network"})),
}
"""The field that a list needs most, and the columns of which one is enough."""


def best_sheets(surveys: Sequence[Survey], answer: str) -> tuple[list[Survey], Question | None]:
    """The sheets to read, and the question which, where several suit as well."""
    best = max((survey.score for survey in surveys), default=0.0)
    suitable = [survey for survey in surveys if survey.score and survey.score >= best - _AS_GOOD]
    if not suitable:
        return [], None
    alike = [survey for survey in suitable if survey.fields == suitable[0].fields]
    can_be_all = len(alike) == len(suitable) > 1
    if answer == ALL_SHEETS and can_be_all:
        return suitable, None
    named = [survey for survey in surveys if survey.table.name == answer and survey.score]
    if named:
        return named[:1], None
    if len(suitable) == 1:
        return suitable, None
    choices = [Choice(survey.table.name, survey.table.name) for survey in suitable[:50]]
    if can_be_all:
        choices = [Choice(ALL_SHEETS, "alle Blätter nacheinander"), *choices]
    text = "Die Datei hat mehrere Blätter mit einer passenden Liste. Welches soll gelesen werden?"
    question = Question("sheet", text, tuple(choices), choices[0].value)
    return suitable if can_be_all else suitable[:1], question


def column_question(survey: Survey, answers: Mapping[str, str]) -> Question | None:
    """The question which column holds the most important field, where two may or none was recognised."""
    name, enough = _ENOUGH[survey.kind]
    if f"field:{name}" in answers or any(answer == name for answer in answers.values()):
        return None
    if survey.fields & enough:
        rivals = [column for column in survey.columns if column.field == name or name in column.candidates]
        return _which(survey.kind, name, rivals, can_be_none=False) if len(rivals) > 1 else None
    candidates = [column for column in survey.columns if not column.field and _may_hold_names(survey, column)]
    return _which(survey.kind, name, candidates, can_be_none=survey.kind == ListKind.OFFICES) if candidates else None


def _may_hold_names(survey: Survey, column: Column) -> bool:
    seen = contents_of(survey.samples[column.index])
    return seen.filled > 0 and max(seen.number, seen.date, seen.phone, seen.email, seen.website) < 0.5


def _which(kind: ListKind, name: str, columns: Sequence[Column], *, can_be_none: bool) -> Question:
    choices = [Choice(str(column.index), _described(column)) for column in columns[:20]]
    if can_be_none:
        choices.append(Choice("", "keine; die Stellen nach ihrem Ort benennen"))
    what = {
        ListKind.OFFICES: "den Namen der Stelle",
        ListKind.PEOPLE: "den Namen der Person",
        ListKind.NETWORKS: "den Namen des Netzwerks",
        ListKind.ROLES: "den Namen des Netzwerks",
    }[kind]
    return Question(f"field:{name}", f"Welche Spalte enthält {what}?", tuple(choices), choices[0].value)


def _described(column: Column) -> str:
    label = f"Spalte {column.letter}" + (f" „{column.heading}“" if column.heading else "")
    return label + (f", etwa {column.samples[0]}" if column.samples else "")


def as_columns(answers: Mapping[str, str]) -> dict[str, str]:
    """Answers about fields, turned into answers about columns."""
    turned = dict(answers)
    for question, answer in answers.items():
        if question.startswith("field:") and answer.isdecimal():
            turned.setdefault(f"column:{int(answer)}", question.removeprefix("field:"))
    return turned


def field_label(name: str) -> str:
    """A field in German, for lists of choices."""
    return "nicht übernehmen" if name == IGNORED else FIELD_NAMES.get(name, name)
