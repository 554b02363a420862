"""Asking for pages as the fourteen principals, and reading what came back, files included."""

import io
import zipfile
from datetime import date

import pypdfium2
import pytest
from django.db import connection, transaction

from tests.canaries import make_world
from tests.portal.principals import PLACES, make_principals

REFUSED = {302, 403, 404, 405}


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker):
    """The world and its fourteen readers, taken out again after the module."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            world = make_world()
            connection.check_constraints()  # once here, else again after every test
            yield world, list(make_principals(world))
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


def body_of(response):
    """Everything that a reader gets as text: page, file, headers; PDF and archives are opened."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    heads = " ".join(f"{name}: {value}" for name, value in response.items())
    return f"{heads} {text_of(content)}"


def text_of(content):
    if content.startswith(b"%PDF"):
        pages = pypdfium2.PdfDocument(content)
        return " ".join(page.get_textpage().get_text_range() for page in pages)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return " ".join(text_of(archive.read(name)) for name in archive.namelist())
    return content.decode("utf-8", errors="replace")


def is_right(line, principal, place, status):
    """Whether a status is what the table says. A route that only takes forms says 405 to readers it would let in."""
    expected = line.expects(principal, place)
    if not line.post:
        return status == expected
    return status == 405 if expected == line.answer else status in REFUSED


def own_place(principal, world):
    """The house or office at which the principal holds the role; for others the first."""
    return next((name for name in PLACES if world.places[name].node == principal.node), PLACES[0])


def places_to_ask(line, principal, world, *, turn):
    """The principal's own place and one of the others take turns; only an other one where they may not read at home."""
    own = own_place(principal, world)
    if not line.depends_on_place:
        return [own]
    is_for_them = line.expects(principal, world.places[own]) == line.answer
    return [own] if is_for_them and turn % 2 else [PLACES[turn // 2 % len(PLACES)]]


def readers(line, principals, *, turn):
    """Anonymous and an account always; of the others every second where roles decide, every fourth where none does.

    They take turns by route and day; the drill asks as all of them.
    """
    share = 2 if line.house or line.alliance or line.extra else 4
    first = 2 + (turn + date.today().toordinal()) % share
    return [*principals[:2], *principals[first::share]]
