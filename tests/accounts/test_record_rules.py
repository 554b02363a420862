"""Who sees people, the record of what was done, mails and erasures; who may do what to the installation."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.canaries import make_world
from tests.portal.principals import SEATS, make_principals
from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.models import AuditEntry, ErasureEntry, Grant, Invitation, JoinRequest, Person
from wirnetz.accounts.rules import can, visible
from wirnetz.core.installation import current
from wirnetz.core.models import OutboxMail

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def readers(world):
    return {each.name: each.person or AnonymousUser() for each in make_principals(world)}


def houses(world, reader, kind):
    """In which houses the reader sees the record of this kind."""
    model = {"grant": Grant, "invitation": Invitation, "join_request": JoinRequest}[kind]
    seen = set(visible(reader, model.objects.all()).values_list("pk", flat=True))
    return [slug for slug, place in world.places.items() if getattr(place, kind).pk in seen]


NORTH = ["haus-nord", "nord-ost", "nord-west"]


@pytest.mark.parametrize("kind", ["grant", "invitation", "join_request"])
def test_rights_and_ways_in_are_seen_by_who_leads_there(world, readers, kind):
    every = list(world.places)
    expected = {name: [] for name in SEATS} | {
        "office_lead": ["nord-ost"],
        "organisation_admin": NORTH,
        "alliance_admin": every,
        "data_protection": every if kind == "grant" else [],
    }
    assert {name: houses(world, reader, kind) for name, reader in readers.items()} == expected


def test_people_are_known_to_themselves_and_to_who_leads_them(world, readers):
    staff = [place.staff.pk for place in world.places.values()]
    known = {}
    for name, reader in readers.items():
        people = visible(reader, Person.objects.all())
        known[name] = (
            [slug for slug, place in world.places.items() if people.filter(pk=place.staff.pk).exists()],
            reader.pk is None or people.filter(pk=reader.pk).exists(),
        )
    everybody = list(world.places)
    expected = dict.fromkeys(SEATS, ([], True)) | {
        "office_lead": (["nord-ost"], True),
        "organisation_admin": (NORTH, True),
        "alliance_admin": (everybody, True),
        "data_protection": (everybody, True),
    }
    assert known == expected
    assert len(staff) == 6


def test_the_record_is_read_whole_above_and_in_part_by_houses(world, readers):
    for place in world.places.values():
        record_audit(by=None, action="look", record=place.organisation)
    looked = AuditEntry.objects.unscoped("test").filter(action="look")
    seen = {
        name: visible(reader, looked.all()).count()
        for name, reader in readers.items()
        if visible(reader, looked).exists()
    }
    assert seen == {"organisation_admin": 3, "alliance_admin": 6, "data_protection": 6}


def test_one_reads_what_one_did_oneself(readers):
    entry = record_audit(by=readers["account"], action="look", record=readers["account"])
    assert list(visible(readers["account"], AuditEntry.objects.all())) == [entry]


def test_mails_and_erasures_have_one_reader_each(world, readers):
    ErasureEntry.objects.create(address_digest="x", person_number=1)
    mails = [name for name, reader in readers.items() if visible(reader, OutboxMail.objects.all()).exists()]
    erasures = [name for name, reader in readers.items() if visible(reader, ErasureEntry.objects.all()).exists()]
    assert (mails, erasures) == (["alliance_admin"], ["data_protection"])


@pytest.mark.parametrize(
    ("verb", "allowed"),
    [
        ("enter", ["alliance_editor", "alliance_publisher", "alliance_admin", "data_protection"]),
        ("edit", ["alliance_admin"]),
        ("release", ["alliance_publisher"]),
        ("audit", ["alliance_admin", "data_protection"]),
        ("export", ["data_protection"]),
        ("erase", ["data_protection"]),
        ("decide", ["alliance_admin"]),
    ],
)
def test_the_alliance_is_run_by_its_own_roles(world, readers, verb, allowed):
    here = current()
    assert [name for name, reader in readers.items() if can(reader, verb, here)] == allowed


def test_somebody_who_is_no_longer_active_may_nothing(world, readers):
    admin = readers["organisation_admin"]
    admin.is_active = False
    admin.save()
    assert not can(admin, "enter", world.places["haus-nord"].organisation)
    assert houses(world, admin, "grant") == []
