"""A house with its list, on the real areas of Germany."""

import pytest
from django.test import override_settings

from tests.factories.organisations import make_organisation
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind
from wirnetz.accounts.models import Node
from wirnetz.organisations.models import Organisation


@pytest.fixture(autouse=True)
def own_folder(tmp_path):
    """Uploads and their key in a folder of the test's own."""
    with override_settings(DATA=tmp_path, MEDIA_ROOT=tmp_path / "media"):
        yield


@pytest.fixture
def house(db: None) -> Organisation:
    """A partner with a place in the tree of rights and no offices yet."""
    root = Node.objects.filter(kind=NodeKind.ALLIANCE).first() or add_node(kind=NodeKind.ALLIANCE, parent=None)
    node = add_node(kind=NodeKind.ORGANISATION, parent=root)
    return make_organisation("Musterkasse", slug="musterkasse", node=node)
