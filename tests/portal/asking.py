"""Asking for pages as the fourteen principals, and reading what came back, files included."""

import io
import zipfile

import pypdfium2
import pytest
from django.db import transaction

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
    """The principal's own place where they may read there, and one of the others in turn."""
    own = own_place(principal, world)
    if not line.depends_on_place:
        return [own]
    other = PLACES[turn % len(PLACES)]
    return sorted({own, other}) if line.expects(principal, world.places[own]) == line.answer else [other]


def readers(line, principals, *, turn):
    """All of them where roles decide. Where none does, anonymous, an account and every fourth in turn (drill: all)."""
    if line.house or line.alliance or line.extra:
        return principals
    return [*principals[:2], *principals[2 + turn % 4 :: 4]]
