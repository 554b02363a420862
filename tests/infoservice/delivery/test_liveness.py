"""Workers that are gone, that hang, that have lost the database; a database that was put back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.infoservice.delivery.conftest import drain, release, settings_for
from tests.infoservice.delivery.sink import Sink
from tests.infoservice.delivery.test_pump import halted, pumping, states_of, wait_until
from wirnetz.core.health import faults
from wirnetz.core.models import Installation, OutboxMail
from wirnetz.infoservice.actions.pumping import confirm_database
from wirnetz.infoservice.actions.steering import resume_mailing
from wirnetz.infoservice.actions.telling import tell_operator
from wirnetz.infoservice.delivery.claiming import Claims
from wirnetz.infoservice.delivery.replies import ReplyClass
from wirnetz.infoservice.delivery.retry import LONGEST_WAIT
from wirnetz.infoservice.delivery.rows import Settled
from wirnetz.infoservice.delivery.smtp import Outcome
from wirnetz.infoservice.delivery.statements import CLAIM
from wirnetz.infoservice.delivery.store import Store
from wirnetz.infoservice.enums import HaltReason, MailingState, UnknownPolicy
from wirnetz.infoservice.models import Mailing, PumpGuard
from wirnetz.infoservice.queries.mailing import live_workers, rows_of, worker_notes


def claimed(store, mailing, count):
    """Rows that the store's worker has in hand."""
    claims = Claims(store._settings, store.owner)
    try:
        return claims.claim([(mailing.pk, "rest", count)], {}, store.now())
    finally:
        claims.close()


def die(store):
    """End as by kill -9: the server finds the connection gone."""
    store._connection.close()
    wait_until(lambda: live_workers() == 0)


@pytest.mark.parametrize(
    ("policy", "expected"),
    [(UnknownPolicy.RESEND, {"accepted": 10}), (UnknownPolicy.HOLD, {"accepted": 7, "unknown": 3})],
)
def test_what_a_killed_worker_left_is_taken_back_at_once(rows, sink, policy, expected):
    mailing = release(10, policy=policy)
    store = Store(settings_for(sink, rows))
    store.check_guard()
    jobs = claimed(store, mailing, 6)
    assert store.exchange(jobs[:3], [], store.now()) == {job.id for job in jobs[:3]}
    assert states_of(mailing) == {"queued": 4, "leased": 3, "sending": 3}
    die(store)
    assert drain(sink, rows)
    assert states_of(mailing) == expected
    assert sorted(rows_of(mailing).values_list("ambiguous", flat=True)) == [0] * 7 + [1] * 3
    assert len(sink.taken) == expected["accepted"]


def test_a_mark_writes_no_index_and_words_are_kept_as_they_came(rows, sink):
    """Measured by the database itself: a row is changed in its page, and no index hears of it."""
    words = ['2.0.0 "ok" \\ {a,b}', "größer; NULL", ""]
    mailing = release(3)
    store = Store(settings_for(sink, rows))
    store.check_guard()
    jobs, now = claimed(store, mailing, 3), store.now()
    before = in_place(store)
    store.exchange(jobs, [], now)
    assert in_place(store) - before == 3
    outcomes = [Outcome(ReplyClass.ACCEPTED, 250, text) for text in words]
    store.exchange([], [Settled(job, outcome) for job, outcome in zip(jobs, outcomes, strict=True)], now)
    assert [rows_of(mailing).get(pk=job.id).reply_text for job in jobs] == words
    store.close()


def test_a_claim_takes_rows_where_they_lie(rows, sink):
    """The database's own plan: it never looks through all recipients for those it has just picked."""
    mailing = release(3)
    store = Store(settings_for(sink, rows))
    values = {"mailings": [mailing.pk], "groups": ["rest"], "rooms": [3], "now": store.now(), "longest": LONGEST_WAIT,
              "owner": store.owner}  # fmt: skip
    store._connection.execute("SET enable_seqscan = off")  # as where there are many recipients
    plan = [line.strip() for (line,) in store._connection.execute(f"EXPLAIN (COSTS OFF) {CLAIM}", values)]
    assert plan[0] == "Update on infoservice_mailingrecipient r"
    assert plan[-2] == "->  Tid Scan on infoservice_mailingrecipient r"
    store.close()


def in_place(store):
    """How many recipients were changed without a new entry in an index."""
    store._connection.execute("SELECT pg_stat_force_next_flush()")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_get_tuples_hot_updated('infoservice_mailingrecipient'::regclass)")
        return cursor.fetchone()[0]


def test_a_worker_that_hung_can_change_nothing_any_more(rows, sink):
    mailing = release(4)
    stale, fresh = (Store(settings_for(sink, rows)) for _ in range(2))
    stale.check_guard()
    jobs = claimed(stale, mailing, 4)
    now = stale.now()
    stale.exchange(jobs[:1], [], now)
    assert fresh.recover(now) == 0
    rows_of(mailing).update(leased_at=timezone.now() - timedelta(hours=1))
    assert fresh.recover(now) == 4
    assert stale.exchange(jobs[1:], [Settled(jobs[0], Outcome(ReplyClass.ACCEPTED, 250, "ok"))], now) == set()
    assert states_of(mailing) == {"queued": 4}
    assert rows_of(mailing).get(pk=jobs[0].id).ambiguous == 1
    for store in (stale, fresh):
        store.close()


def test_a_lost_database_connection_is_made_anew(rows, sink):
    sink.script.pause = 0.01
    mailing = release(300)
    with pumping(sink, rows):
        for name in ("worker", "claims", "worker", "claims", "worker"):
            wait_until(lambda: live_workers() == 1)
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE application_name = %s AND datname = current_database()",
                    [f"wirnetz {name}"],
                )
        wait_until(lambda: halted(mailing)[0] == MailingState.FINISHED, seconds=30)
    assert states_of(mailing) == {"accepted": 300}
    ambiguous = sum(rows_of(mailing).values_list("ambiguous", flat=True))
    assert 300 <= len(sink.taken) <= 300 + ambiguous


def test_a_database_that_was_put_back_sends_nothing_until_confirmed(rows, sink, settings):
    settings.DATA = rows
    mailing = release(100)
    assert drain(sink, rows)
    rows_of(mailing).update(state="queued", settled_at=None)
    Mailing.objects.update(state=MailingState.RUNNING)
    PumpGuard.objects.update(generation=0)
    with pumping(sink, rows):
        wait_until(lambda: halted(mailing) == (MailingState.HELD, HaltReason.RESTORED))
        wait_until(lambda: worker_notes() != [])
        assert (live_workers(), len(sink.taken)) == (0, 100)
    assert confirm_database(by=None)
    assert not confirm_database(by=None)
    resume_mailing(mailing, by=None)
    assert drain(sink, rows)
    assert len(sink.taken) == 200


def test_a_machine_that_does_not_know_the_database_sends_nothing(rows, sink, tmp_path_factory):
    release(5, family="first")
    assert drain(sink, rows)
    mailing = release(5, family="second")
    with pumping(sink, tmp_path_factory.mktemp("other")):
        wait_until(lambda: worker_notes() != [])
        assert (halted(mailing), len(sink.taken)) == ((MailingState.RUNNING, ""), 5)


def test_health_is_red_and_the_operator_told_while_no_worker_lives(rows, settings):
    settings.SMTP = {"host": "127.0.0.1", "port": 1}
    settings.MAIL_IN_BACKGROUND = False
    Installation.objects.update_or_create(pk=1, defaults={"operator_email": "betrieb@wirnetz.example"})
    mailing = release(3)
    assert faults() == []
    rows_of(mailing).update(next_at=timezone.now() - timedelta(seconds=31))
    assert [sentence[:39] for sentence in faults()] == ["Der Versand des Infodienstes steht: Es "]
    assert (tell_operator(), tell_operator()) == (1, 0)
    with Sink() as sink:
        store = Store(settings_for(sink, rows))
        assert faults() == []
        store.advance(store.now(), "ConnectionRefusedError: refused")
        assert faults() == [
            "Der Mailserver ist nicht erreichbar: ConnectionRefusedError: refused. Die Mails des Infodienstes warten;"
            " sie gehen von selbst hinaus, sobald er wieder antwortet."
        ]
        die(store)
        assert len(faults()) == 1
        sink.script.mail = lambda sender: "550 no"
        assert drain(sink, rows)
    assert (faults(), tell_operator(), tell_operator()) == ([], 1, 0)
    told = OutboxMail.objects.unscoped("what the operator was told").values_list("text", flat=True)
    assert "nimmt unseren Absender nicht an" in told.last()
    OutboxMail.objects.unscoped("leave nothing behind").delete()
    Installation.objects.all().delete()
