"""No cell and no heading takes long, however it is written: SEC-22."""

import time

import pytest

from tests.hostile_texts import hostile_texts
from wirnetz.imports.parsing import ListKind
from wirnetz.imports.parsing.addresses import city_and_postcode, split_address
from wirnetz.imports.parsing.capitals import readable, readable_person
from wirnetz.imports.parsing.cells import normal_heading, one_line, plain_text
from wirnetz.imports.parsing.columns import Heading, heading_scores, never_collected
from wirnetz.imports.parsing.contents import contents_of
from wirnetz.imports.parsing.csv_files import decoded
from wirnetz.imports.parsing.headings import HEADINGS
from wirnetz.imports.parsing.limits import STANDARD
from wirnetz.imports.parsing.people import split_name
from wirnetz.imports.parsing.scanning import _cells_beyond
from wirnetz.imports.parsing.tables import RowSorter, TableShape
from wirnetz.imports.parsing.values import cleaner_for

SECONDS = 0.2
HOSTILE = hostile_texts(100_000)


def check(work, text: object) -> None:
    """The work is done in time; a busy machine has a second try."""
    for _ in range(2):
        started = time.perf_counter()
        work(text)
        seconds = time.perf_counter() - started
        if seconds <= SECONDS:
            return
    raise AssertionError(f"took {seconds:.2f} s")


FIELDS = [(kind, name) for kind, fields in HEADINGS.items() for name in fields]


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=str)
def test_cleaning_a_cell_is_quick(kind, name):
    for text in HOSTILE:
        check(cleaner_for(name, kind), text)


@pytest.mark.parametrize(
    "work",
    [
        plain_text, one_line, normal_heading, split_address, city_and_postcode, readable, readable_person, split_name,
        lambda text: heading_scores(ListKind.OFFICES, text),
        lambda text: never_collected(ListKind.PEOPLE, Heading(text)),
        lambda text: contents_of([text] * 20),
        lambda text: decoded(text.encode("utf-8", "replace")),
        lambda text: RowSorter(TableShape((), 0, 1, 1.0, 5.0)).is_record(1, [text]),
        lambda text: [pattern.search(text.encode("utf-8", "replace")) for pattern in _cells_beyond(STANDARD)],
    ],
)  # fmt: skip
def test_each_pure_step_is_quick(work):
    for text in HOSTILE:
        check(work, text)
