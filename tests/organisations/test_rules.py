"""Who sees what of an organisation's people, templates and applications; who may do what."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from tests.factories.organisations import make_alliance, make_organisation, make_partner
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import Person
from wirnetz.accounts.rules import can, visible
from wirnetz.organisations.enums import Visibility
from wirnetz.organisations.models import Adviser, PartnershipApplication, SlideTemplate
from wirnetz.organisations.rules import adviser_as_seen_by, advisers_as_seen_by

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


@pytest.fixture
def alliance():
    return make_alliance()


@pytest.fixture
def house(alliance):
    return make_partner("Haus Nord", node=add_node(kind=NodeKind.ORGANISATION, parent=alliance.node))


@pytest.fixture
def foreign(alliance):
    return make_partner("Haus Süd", node=add_node(kind=NodeKind.ORGANISATION, parent=alliance.node))


def person(name, place, role):
    """Somebody with one role at one place."""
    made = Person.objects.create_user(f"{name}@wirnetz.example", name=name)
    grant_role(person=made, node=place.node, role=role, from_on=date(2020, 1, 1), until_on=None, by=None)
    return made


@pytest.fixture
def readers(alliance, house, foreign):
    return {
        "nobody": NOBODY,
        "stranger": Person.objects.create_user("stranger@wirnetz.example"),
        "colleague": person("colleague", house, Role.PARTICIPATION),
        "partner": person("partner", foreign, Role.PARTICIPATION),
        "office": person("office", alliance, Role.ADMINISTRATION),
    }


def make_adviser(house, **fields):
    values = {"name": "Petra Muster", "email": "petra@haus.example", "phone": "0385 1", "own_key": "17"} | fields
    return Adviser.objects.create(organisation=house, **values)


@pytest.mark.parametrize(
    ("visibility", "seen_by"),
    [
        (Visibility.ORGANISATION, ["colleague"]),
        (Visibility.ALLIANCE, ["colleague", "partner", "office"]),
        (Visibility.PUBLIC, ["nobody", "stranger", "colleague", "partner", "office"]),
    ],
)
def test_an_entry_is_seen_by_whom_it_says(readers, house, visibility, seen_by):
    make_adviser(house, name_visibility=visibility)
    assert [name for name, reader in readers.items() if visible(reader, Adviser.objects.all()).exists()] == seen_by


def test_contacts_are_masked_for_themselves(readers, house):
    adviser = make_adviser(house, name_visibility=Visibility.PUBLIC, contact_visibility=Visibility.ALLIANCE)
    seen = {name: adviser_as_seen_by(reader, adviser) for name, reader in readers.items()}
    assert {name: (entry.name, entry.email, entry.own_key) for name, entry in seen.items()} == {
        "nobody": ("Petra Muster", "", ""),
        "stranger": ("Petra Muster", "", ""),
        "colleague": ("Petra Muster", "petra@haus.example", "17"),
        "partner": ("Petra Muster", "petra@haus.example", ""),
        "office": ("Petra Muster", "petra@haus.example", ""),
    }


def test_contacts_do_not_outlast_a_hidden_name(readers, house):
    adviser = make_adviser(house, contact_visibility=Visibility.PUBLIC)
    assert adviser_as_seen_by(readers["partner"], adviser).email == ""


def test_the_person_themself_sees_their_whole_entry(readers, house):
    adviser = make_adviser(house, person=readers["stranger"])
    assert adviser_as_seen_by(readers["stranger"], adviser).is_whole
    assert [can(reader, "edit", adviser) for reader in readers.values()] == [False, True, False, False, False]


def test_nothing_is_shown_outside_after_the_end_or_when_nobody_confirmed_it_for_long(readers, house):
    shown = {"name_visibility": Visibility.PUBLIC}
    today = timezone.localdate()
    make_adviser(house, until_on=today - timedelta(days=1), **shown)
    make_adviser(house, confirmed_on=today - timedelta(days=600), own_key="", **shown)
    assert visible(NOBODY, Adviser.objects.all()).count() == 0
    assert visible(readers["colleague"], Adviser.objects.all()).count() == 2


def test_reading_a_list_of_people_asks_the_database_three_times(readers, house, django_assert_num_queries):
    advisers = [make_adviser(house, own_key=str(number)) for number in range(5)]
    with django_assert_num_queries(2):
        assert len(advisers_as_seen_by(readers["partner"], advisers)) == 5


def test_templates_stay_in_the_house(readers, house):
    template = SlideTemplate.objects.create(organisation=house, name="Haus", width_mm=338, height_mm=190)
    assert [name for name, reader in readers.items() if visible(reader, SlideTemplate.objects.all()).exists()] == [
        "colleague"
    ]
    assert [name for name, reader in readers.items() if can(reader, "read", template)] == ["colleague"]


def test_applications_are_for_the_alliance_office(readers):
    application = PartnershipApplication.objects.create(
        organisation_name="Neu", kind="chamber", contact_name="N", contact_email="n@neu.example", token_hash="x"
    )
    seen = [name for name, reader in readers.items() if visible(reader, PartnershipApplication.objects.all()).exists()]
    assert seen == ["office"]
    assert [name for name, reader in readers.items() if can(reader, "decide", application)] == ["office"]


@pytest.mark.parametrize(
    ("role", "at", "expected"),
    [
        (Role.PARTICIPATION, "house", {"enter"}),
        (Role.EDITING, "house", {"enter", "read", "edit", "confirm"}),
        (Role.STEWARDSHIP, "house", {"enter", "read", "edit", "add", "revert", "export", "confirm", "grant", "invite"}),
        (
            Role.ADMINISTRATION,
            "house",
            {"enter", "read", "edit", "add", "revert", "export", "confirm", "grant", "invite", "audit", "import"},
        ),
        (Role.ADMINISTRATION, "alliance", {"edit", "add", "end", "revert", "grant", "invite"}),
        (Role.EDITING, "alliance", set()),
        (Role.RELEASE, "alliance", set()),
        (Role.DATA_PROTECTION, "alliance", set()),
        (Role.ADMINISTRATION, "foreign", set()),
    ],
)
def test_what_each_role_may_do_to_an_organisation(alliance, house, foreign, role, at, expected):
    somebody = person("somebody", {"house": house, "alliance": alliance, "foreign": foreign}[at], role)
    verbs = (
        *("enter", "read", "edit", "add", "end", "remove", "revert", "grant"),
        *("invite", "export", "audit", "confirm", "import", "erase", "release"),
    )
    assert {verb for verb in verbs if can(somebody, verb, house)} == expected


def test_an_organisation_without_a_place_is_nobodys(readers):
    assert not any(can(reader, "edit", make_organisation()) for reader in readers.values())
