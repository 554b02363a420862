"""The library in the database, and kits with a small drawing in place of the maps."""

from datetime import date

import pytest

from tests.database import a_copy_of, filled_original
from tests.documents.samples import toy_map
from wirnetz.arguments.actions import load_reference
from wirnetz.arguments.exports import kit as kits
from wirnetz.arguments.validators.occasions import occasions

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def library(django_db_setup, django_db_blocker):
    """All arguments, in a database that only modules with this fixture turn to."""
    with django_db_blocker.unblock(), a_copy_of(filled_original("library", load_reference)):
        yield


@pytest.fixture
def kit_of(library, db, monkeypatch):
    """Makes a kit; the maps are a toy, so that no geometry is read."""
    monkeypatch.setattr(kits, "country_drawing", lambda scope: toy_map())
    monkeypatch.setattr(kits, "region_drawing", lambda scope: toy_map())

    def make(organisation, *keys, occasion="erstes-gespraech", audience=None, contact=None, selection=()):
        return kits.kit_for(
            organisation=organisation,
            area_keys=keys,
            occasion=occasions()[occasion],
            audience=audience,
            contact=contact,
            selection=selection,
            on=DAY,
        )

    return make
