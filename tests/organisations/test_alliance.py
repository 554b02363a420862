"""Whose record stands at the root: the alliance of the data, or one with the installation's own name."""

import pytest

from tests.factories.organisations import make_alliance, make_organisation
from wirnetz.accounts.actions import add_node
from wirnetz.accounts.enums import NodeKind
from wirnetz.core.models import Installation, SearchDocument
from wirnetz.organisations.actions import ensure_alliance
from wirnetz.organisations.enums import OrganisationLevel
from wirnetz.organisations.models import Adviser, Brand, Organisation
from wirnetz.organisations.queries import the_alliance

pytestmark = pytest.mark.django_db


@pytest.fixture
def founding():
    """The alliance that the reference data names."""
    return make_alliance("Offensive Mittelstand – Gut für Deutschland", short_name="Offensive Mittelstand")


def call_it(name):
    Installation.objects.update_or_create(pk=1, defaults={"name": name})
    return ensure_alliance()


@pytest.mark.parametrize(
    "name", ["", "Offensive Mittelstand", "offensive mittelstand", "Offensive Mittelstand – Gut für Deutschland"]
)
def test_the_alliance_of_the_data_stays_where_nobody_else_is_named(founding, name):
    assert call_it(name) == the_alliance() == founding


def test_an_alliance_with_another_name_gets_a_record_of_its_own(founding):
    root = founding.node
    own = call_it("Bündnis Nord")
    assert (own, own.name, own.node) == (the_alliance(), "Bündnis Nord", root)
    founding.refresh_from_db()
    assert founding.name == "Offensive Mittelstand – Gut für Deutschland"
    assert (founding.node.kind, founding.node.parent) == (NodeKind.ORGANISATION, root)
    assert founding.source_url == "https://quelle.example/organisationen"


def test_another_name_later_is_the_same_record(founding):
    first = call_it("Bündnis Nord")
    second = call_it("Bündnis Nordost")
    assert (second.pk, second.name) == (first.pk, "Bündnis Nordost")
    assert Organisation.objects.count() == 2


def test_what_people_entered_for_the_alliance_goes_with_it(founding):
    Brand.objects.create(organisation=founding, accent="#005aa9")
    Adviser.objects.create(organisation=founding, name="Alice")
    node = add_node(kind=NodeKind.OFFICE, parent=founding.node)
    office = make_organisation(parent=founding, node=node, level=OrganisationLevel.OFFICE)
    own = call_it("Bündnis Nord")
    office.refresh_from_db()
    assert office.parent == own
    assert own.brand.accent == "#005aa9"
    assert Adviser.objects.unscoped("test").get().organisation == own


def test_it_is_found_under_its_name(founding):
    for name in ("Bündnis Nord", "Bündnis Nordost"):
        call_it(name)
        found = SearchDocument.objects.filter(kind="organisation")
        assert [document.title for document in found if document.title.startswith("Bündnis")] == [name]
