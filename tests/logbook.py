"""What the program writes into its log while a test runs: read like a stranger would, and it must name nobody.

Every line goes through the formatter of the settings, as in service. A line that still holds a canary, a mark or an
address of the tests, or a whole client address, fails the test that caused it.
"""

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from logging.config import DictConfigurator

import pytest
from django.conf import settings

PRIVATE = re.compile(
    r"kanarie[a-z0-9]{6}|mrk\d{3}x|[\w.+-]+@[\w.-]+\.example|\b203\.0\.113\.[1-9]\d*|\b198\.51\.100\.[1-9]\d*"
)


class Logbook(logging.Handler):
    """Keeps the finished lines."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def private(self) -> list[str]:
        """The lines that name somebody."""
        return [line for line in self.lines if PRIVATE.search(line)]


def _formatter() -> logging.Formatter:
    """The formatter that the settings name, made as the program makes it."""
    made = DictConfigurator(deepcopy(settings.LOGGING))
    formatter: logging.Formatter = made.configure_formatter(deepcopy(settings.LOGGING["formatters"]["line"]))
    return formatter


@pytest.fixture(autouse=True)
def logbook() -> Iterator[Logbook]:
    """Reads along with every test."""
    book = Logbook()
    book.setFormatter(_formatter())
    root = logging.getLogger()
    root.addHandler(book)
    try:
        yield book
    finally:
        root.removeHandler(book)
    assert book.private() == []
