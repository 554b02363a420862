"""The figures about a region and a house by subject, as a page shows them and as plain text to take along."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wirnetz.arguments.enums import FactSubject
from wirnetz.arguments.exports.wording import fact_source
from wirnetz.arguments.queries.groups import marked
from wirnetz.arguments.queries.situation import situations_remembered
from wirnetz.core.german import number
from wirnetz.core.sorting import german_sort_key
from wirnetz.documents.facts import Fact, FactEntry, FactScope, fact_entries, facts_for

LONGEST_DISPLAY = 24
FIRST = (
    "people_here", "area_here", "networks_here", "networks_own", "networks_other", "organisations_here",
    "organisations_seated", "kinds_here", "offers_total", "offers_by_kind", "gatherings_past_year", "latest_gathering",
    "gatherings_coming", "next_gathering", "joint_activities_here", "own_memberships", "own_memberships_here",
)  # fmt: skip
"""What a reader wants to know first, in this order; the others follow by name."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with what lists call it."""

    name: str
    fact: Fact

    @property
    def display(self) -> str:
        """The figure for a narrow column: of a long enumeration only how many it has."""
        if len(self.fact.display) <= LONGEST_DISPLAY or isinstance(self.fact.value, str):
            return self.fact.display
        return number(self.fact.value)

    @property
    def source(self) -> str:
        """„Kalender in Wirnetz, Stand 24.11.2026“."""
        return fact_source(self.fact)


@dataclass(frozen=True, slots=True)
class Chapter:
    """The figures about one subject; `blank` are those for which nothing is recorded."""

    subject: FactSubject
    told: tuple[Figure, ...]
    blank: tuple[Figure, ...]

    @property
    def title(self) -> str:
        """The heading."""
        return str(self.subject.label)


def chapters_of(scope: FactScope) -> tuple[Chapter, ...]:
    """All figures of the scope, by subject; a subject about which there is no figure at all is left out."""
    with situations_remembered():
        facts = dict(facts_for(scope))
    entries = sorted((entry for entry in fact_entries() if entry.key in facts), key=_place)
    figures = [(entry.subject, Figure(entry.name, facts[entry.key])) for entry in entries]
    chapters = []
    for subject in FactSubject:
        mine = [figure for of, figure in figures if of == subject]
        told = tuple(figure for figure in mine if not figure.fact.is_empty)
        blank = tuple(figure for figure in mine if figure.fact.is_empty)
        if mine:
            chapters.append(Chapter(subject, told, blank))
    return tuple(chapters)


def figures_as_text(chapters: tuple[Chapter, ...], *, title: str) -> str:
    """Each sentence with day and source, under its subject, for a mail or a text of one's own."""
    parts = [title]
    for chapter in chapters:
        lines = [
            f"{marked(figure.fact.sentence, is_example=figure.fact.is_example)}\n  ({figure.source})"
            for figure in chapter.told
        ]
        if lines:
            parts.append("\n".join([chapter.title, "-" * len(chapter.title), *lines]))
    if any(figure.fact.is_example for chapter in chapters for figure in chapter.told):
        parts.append(_("Angaben mit „Beispiel“ sind erfunden oder zählen Erfundenes mit."))
    return "\n\n".join(parts) + "\n"


def _place(entry: FactEntry) -> tuple[int, str]:
    return (FIRST.index(entry.key) if entry.key in FIRST else len(FIRST), german_sort_key(entry.name))
