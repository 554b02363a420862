"""PRV-2 and PRV-3: the export tells everything about one person and nothing of others; erasure leaves no trace."""

import json
import time

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.accounts.marked import DAY, WITHOUT_MARK, dump, mark_of, marked_person
from tests.factories.organisations import make_organisation
from wirnetz.accounts.actions import add_node, grant_role
from wirnetz.accounts.actions.erasure import NotErasable, address_digest, erase_person, replay_erasures
from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.models import AuditEntry, ErasureEntry, Person
from wirnetz.accounts.queries.own_data import data_as_json, subject_of
from wirnetz.core.models import OutboxMail
from wirnetz.core.personal import Erase, groups, rows_about
from wirnetz.core.search import reindex_all
from wirnetz.imports.models import ImportRun
from wirnetz.organisations.models import Adviser

pytestmark = pytest.mark.django_db


@pytest.fixture
def crowd():
    """One person among fifty others, all with data everywhere."""
    people = [marked_person(number) for number in range(1, 51)]
    return [*people[:20], marked_person(0), *people[20:]]


@pytest.fixture
def marked():
    return marked_person(0)


def test_every_declared_table_is_filled(marked):
    person, _told = marked
    empty = {
        group.model._meta.label
        for group in groups()
        if not group.is_history
        and group.model not in WITHOUT_MARK
        and not rows_about(group, subject_of(person)).exists()
    }
    assert empty == set()


def test_the_export_tells_everything_and_nothing_of_others(crowd):
    person, told = crowd[20]
    started = time.monotonic()
    text = json.dumps(data_as_json(person), ensure_ascii=False)
    assert time.monotonic() - started < 60
    assert {mark for mark in told if mark not in text} == set()
    assert [number for number in range(1, 51) if mark_of(number) in text] == []


def test_the_export_tells_at_least_what_erasure_takes():
    secrets = {
        f"{field.model._meta.label}.{field.field}"
        for group in groups()
        for field in group.fields
        if field.erase != Erase.KEEP and not field.is_exported
    }
    assert secrets <= {
        "accounts.Person.password",
        "accounts.Invitation.token_hash",
        "activities.CalendarFeed.token_hash",
        "activities.Registration.token_hash",
        "infoservice.MailingRecipient.token",
        "networks.EntryCheck.token_hash",
        "networks.EntryClaim.sender_hash",
        "networks.EntryClaim.token_hash",
        "networks.EntryProposal.sender_hash",
        "networks.EntryProposal.token_hash",
        "networks.NetworkContact.token_hash",
        "organisations.PartnershipApplication.token_hash",
        "sessions.Session.session_key",
        "sessions.Session.session_data",
        "account.EmailConfirmation.key",
        "mfa.Authenticator.data",
        "usersessions.UserSession.session_key",
        "socialaccount.SocialToken.token",
        "socialaccount.SocialToken.token_secret",
        "imports.ImportRun.file",
    }


def test_after_erasure_nothing_is_left(crowd):
    person, _told = crowd[20]
    erase_person(person=person, by=person)
    assert [line for line in dump() if mark_of(0) in line] == []
    assert {number for number in range(1, 51) if any(mark_of(number) in line for line in dump())} == set(range(1, 51))


def test_an_erased_person_is_a_number(marked, charlie):
    person, _told = marked
    erase_person(person=person, by=charlie)
    assert str(person) == "Ehemaliges Mitglied"
    assert person.email == f"geloescht-{person.pk}@invalid.example"
    assert not person.is_active
    assert list(AuditEntry.objects.unscoped("test").filter(person=person).values_list("action", flat=True)) == ["seed"]
    entry = AuditEntry.objects.unscoped("test").get(action="erase_person")
    assert (entry.person, entry.record_id) == (charlie, person.pk)


def test_sessions_of_others_stay(crowd):
    person, _told = crowd[20]
    erase_person(person=person, by=None)
    assert Session.objects.count() == 50


def test_the_directory_keeps_that_somebody_worked_there(marked):
    person, _told = marked
    entry = Adviser.objects.unscoped("test").get(person=person)
    erase_person(person=person, by=person)
    entry.refresh_from_db()
    assert (entry.name, entry.email, entry.person, entry.organisation.slug) == ("Ehemaliges Mitglied", "", None, "o0")
    assert entry.until_on is not None


def test_earlier_addresses_count_as_long_as_they_are_nobody_elses(alice, bob):
    OutboxMail.objects.create(message_id="1", to_address=alice.email, subject="Code", text="", kind="code")
    before = alice.email
    alice.email = "a.neu@wirnetz.example"
    alice.save()
    assert subject_of(alice).addresses == {before, "a.neu@wirnetz.example"}
    bob.email = before
    bob.save()
    assert subject_of(alice).addresses == {"a.neu@wirnetz.example"}


def test_the_last_administrator_stays(alice, bob):
    alliance = add_node(kind=NodeKind.ALLIANCE, parent=None)
    grant_role(person=alice, node=alliance, role=Role.ADMINISTRATION, from_on=DAY, until_on=None, by=None)
    with pytest.raises(NotErasable, match="Geben Sie die Verwaltung zuerst weiter"):
        erase_person(person=alice, by=alice)
    alice.refresh_from_db()
    assert alice.erased_at is None
    grant_role(person=bob, node=alliance, role=Role.ADMINISTRATION, from_on=DAY, until_on=None, by=None)
    erase_person(person=alice, by=alice)
    assert alice.erased_at is not None


def test_a_restored_backup_does_not_bring_anybody_back(marked, tmp_path, settings, django_capture_on_commit_callbacks):
    settings.DATA = tmp_path
    person, _told = marked
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT backup")
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person=person, by=person)
    with connection.cursor() as cursor:
        cursor.execute("ROLLBACK TO SAVEPOINT backup")  # the state of the backup: older than the erasure
    assert Person.objects.get(pk=person.pk).email.startswith(mark_of(0))
    assert not ErasureEntry.objects.filter(person_number=person.pk, address_digest__startswith="0" * 3).exists()
    assert replay_erasures() == 1
    assert [line for line in dump() if mark_of(0) in line] == []


def test_the_ledger_names_nobody(marked, tmp_path, settings, django_capture_on_commit_callbacks):
    settings.DATA = tmp_path
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person=marked[0], by=None)
    text = (tmp_path / "erasures.jsonl").read_text()
    assert mark_of(0) not in text
    assert sorted(json.loads(text.splitlines()[0])) == ["at", "digest", "person"]


def test_an_entry_of_the_directory_alone_is_found_again(db, tmp_path, settings):
    settings.DATA = tmp_path
    ErasureEntry.objects.create(address_digest=address_digest("gone@kammer.example"), person_number=999_999)
    Adviser.objects.create(organisation=make_organisation(), name="Wiedergekommen", email="Gone@kammer.example")
    assert replay_erasures() == 1
    assert [line for line in dump() if "Wiedergekommen" in line] == []


def test_neither_search_nor_kept_pages_remember_anybody(marked):
    person, _told = marked
    adviser = Adviser.objects.unscoped("test").get(person=person)
    adviser.name_visibility = adviser.contact_visibility = "public"
    adviser.confirmed_on = timezone.localdate()
    adviser.save()
    reindex_all()
    address = f"/organisationen/{adviser.organisation.slug}/"
    Client().get(address)
    erase_person(person=person, by=None)
    assert mark_of(0) not in Client().get(address).content.decode()
    assert [line for line in dump() if line.startswith("core_search") and mark_of(0) in line] == []


def test_files_of_the_person_go_with_the_person(marked, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.MEDIA_ROOT = tmp_path
    person, _told = marked
    run = ImportRun.objects.unscoped("test").get(created_by=person)
    run.file.save("liste.csv", ContentFile(mark_of(0).encode()))
    assert [path.read_text() for path in tmp_path.rglob("*") if path.is_file()] == [mark_of(0)]
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person=person, by=None)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
