"""What several tests of the info service start from."""

import pytest

from tests.factories.organisations import make_alliance, make_organisation
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind
from wirnetz.core import tickets


@pytest.fixture
def house(db):
    """A partner of the alliance where somebody may subscribe."""
    alliance = make_alliance("Offensive")
    return make_organisation(
        "Kammer Ulm", slug="kammer-ulm", node=add_node(kind=NodeKind.ORGANISATION, parent=alliance.node)
    )


@pytest.fixture
def unhurried(monkeypatch):
    """A form may be sent as soon as it is shown."""
    monkeypatch.setattr(tickets, "FASTEST_SECONDS", -1)
