"""SEC-25: the record of what was done says who, when, what, where, and shows whoever changes it afterwards."""

import datetime as dt
import json

import pytest
from click.testing import CliRunner
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.test import RequestFactory
from django.utils import timezone

from wirnetz.accounts.actions import record_audit
from wirnetz.accounts.actions.retention import forget_old_audit, note_audit_head
from wirnetz.accounts.models import AuditEntry
from wirnetz.accounts.queries.chain import verify_audit_chain
from wirnetz.core.changes import note_writer, page_of
from wirnetz.core.commands import cli
from wirnetz.core.origin import current_origin, note_origin

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, settings):
    settings.DATA = tmp_path


@pytest.fixture
def entries(alice):
    return [record_audit(by=alice, action=f"act_{number}", record=alice) for number in range(5)]


def tamper(sql, *parameters, tables=("accounts_auditentry", "accounts_auditanchor")):
    """What somebody with the database's password can do: switch the triggers off first."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(sql, parameters)
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def at(number):
    return AuditEntry.objects.unscoped("test").order_by("position")[number]


def test_an_untouched_record_is_sound(entries):
    report = verify_audit_chain()
    assert (report.is_sound, report.count, report.first, report.last) == (True, 5, at(0).position, at(4).position)
    assert report.head == at(4).hash


def test_an_empty_record_is_sound():
    assert verify_audit_chain().is_sound


@pytest.mark.parametrize(
    "change",
    [
        'details = \'{"role": "editing"}\'',
        "action = 'nothing'",
        "person_id = NULL",
        "at = at + interval '1 microsecond'",
        "origin = '10.0.0.0'",
        "record_id = record_id + 1",
    ],
)
def test_a_change_is_found(entries, change):
    third = at(2)
    tamper(f"UPDATE accounts_auditentry SET {change} WHERE id = %s", third.pk)
    assert verify_audit_chain().problems == (f"Eintrag {third.position} wurde nach dem Schreiben geändert.",)


def test_a_change_with_a_new_digest_is_found(entries):
    third = at(2)
    tamper("UPDATE accounts_auditentry SET action = 'nothing' WHERE id = %s", third.pk)
    tamper(
        """UPDATE accounts_auditentry SET hash = encode(sha256(convert_to(concat_ws(E'\\x1f', previous_hash, position,
            to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), coalesce(person_id::text, ''), action,
            record_type, record_id, origin, details::text), 'UTF8')), 'hex') WHERE id = %s""",
        third.pk,
    )
    fourth = third.position + 1
    assert verify_audit_chain().problems == (
        f"Eintrag {fourth} steht nicht an der Stelle, an der er geschrieben wurde.",
    )


def test_a_removed_entry_is_found(entries):
    third = at(2)
    tamper("DELETE FROM accounts_auditentry WHERE id = %s", third.pk)
    assert verify_audit_chain().problems == (f"Vor Eintrag {third.position + 1} fehlen Einträge.",)


def test_a_removed_beginning_is_found(entries):
    first = at(0)
    tamper("DELETE FROM accounts_auditentry WHERE id = %s", first.pk)
    assert verify_audit_chain().problems == (
        f"Der Anfang fehlt: Erwartet war Eintrag {first.position}, der erste ist {first.position + 1}.",
    )


def test_entries_in_another_order_are_found(entries):
    second, third = at(1), at(2)
    tamper("UPDATE accounts_auditentry SET position = -1 WHERE id = %s", second.pk)
    tamper("UPDATE accounts_auditentry SET position = %s WHERE id = %s", second.position, third.pk)
    tamper("UPDATE accounts_auditentry SET position = %s WHERE id = %s", third.position, second.pk)
    assert not verify_audit_chain().is_sound


def test_an_entry_put_in_is_found(entries, alice):
    tamper(
        """INSERT INTO accounts_auditentry (at, person_id, action, record_type, record_id, origin, details, position,
            previous_hash, hash) VALUES (now(), %s, 'nothing', 'accounts.person', 1, '', '{}', %s, %s, 'abc')""",
        alice.pk,
        at(4).position + 1,
        at(4).hash,
    )
    assert verify_audit_chain().problems == (f"Eintrag {at(5).position} wurde nach dem Schreiben geändert.",)


def test_a_cut_off_end_is_found_against_the_note_of_the_day(entries, tmp_path):
    last = at(4)
    (tmp_path / "audit_heads.jsonl").write_text(json.dumps({"position": last.position, "hash": last.hash}) + "\n")
    assert verify_audit_chain().is_sound
    tamper("DELETE FROM accounts_auditentry WHERE id = %s", last.pk)
    assert verify_audit_chain().problems == (
        f"Am Ende fehlen Einträge: Notiert ist Eintrag {last.position}, der letzte ist {last.position - 1}.",
    )


def test_the_command_verifies(entries):
    answer = CliRunner().invoke(cli, ["audit", "verify", "--json"])
    assert (answer.exit_code, json.loads(answer.stdout)["is_sound"]) == (0, True)
    tamper("UPDATE accounts_auditentry SET action = 'nothing' WHERE id = %s", at(2).pk)
    answer = CliRunner().invoke(cli, ["audit", "verify"])
    assert answer.exit_code == 1
    assert "wurde nach dem Schreiben geändert." in answer.stdout


def test_what_time_removed_is_no_tampering(entries):
    later = timezone.localdate() + dt.timedelta(days=365)
    note_audit_head(on=later)
    assert forget_old_audit(on=later) == 0
    assert forget_old_audit(on=later + dt.timedelta(days=2 * 365)) == 5
    assert (verify_audit_chain().problems, verify_audit_chain().count) == ((), 0)


def test_the_chain_goes_on_after_its_beginning_was_removed(entries, alice):
    last = at(4).position
    forget_old_audit(on=timezone.localdate() + dt.timedelta(days=3 * 365))
    entry = record_audit(by=alice, action="send_test_mail", record=alice)
    entry.refresh_from_db()
    assert entry.position == last + 1
    assert verify_audit_chain().is_sound
    tamper("DELETE FROM accounts_auditanchor")
    assert not verify_audit_chain().is_sound


@pytest.mark.parametrize("sql", ["UPDATE accounts_auditentry SET action = 'x'", "DELETE FROM accounts_auditentry"])
def test_the_database_refuses_changes(entries, sql):
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_an_entry_says_who_when_what_and_where(alice, bob):
    request = RequestFactory().post("/konto/", REMOTE_ADDR="203.0.113.77")
    request.user = alice
    entry = note_origin(lambda request: record_audit(by=request.user, action="invite", record=bob))(request)
    assert (entry.person, entry.action, entry.record_type, entry.record_id) == (
        alice,
        "invite",
        "accounts.person",
        bob.pk,
    )
    assert entry.origin == "203.0.113.0"
    assert entry.at is not None
    assert current_origin() == ""


def test_no_address_enters_the_record(alice):
    entry = record_audit(
        by=alice, action="invite", record=alice, details={"to": "b.huber@kammer.example", "n": [1, "x <y@z.example>"]}
    )
    assert entry.details == {"to": "…@kammer.example", "n": [1, "x <…@z.example>"]}


def test_the_history_knows_who_and_on_which_page(alice, bob):
    request = RequestFactory().post("/netzwerke/")
    request.user = alice

    def view(request):
        bob.name = "Bob Berger"
        bob.save()

    note_writer(view)(request)
    event = bob.events.order_by("-pgh_id").first()
    assert event.pgh_context.metadata == {"user": alice.pk, "url": "/netzwerke/"}


def test_what_opens_something_stays_out_of_the_history():
    assert page_of(RequestFactory().post("/region/13004/")) == "/region/…/"
    assert page_of(RequestFactory().post("/gibt-es-nicht/geheim/")) == ""
