"""What goes out, once each; what is put off, refused or uncertain; and what stops a mailing."""

import threading
import time
from base64 import b64encode
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.db import connection
from django.utils import timezone

from tests.infoservice.delivery.conftest import a_body, drain, people, release, settings_for
from tests.infoservice.delivery.sink import DROP, Script, Sink
from tests.infoservice.delivery.test_message import KEY, SIGNER
from tests.infoservice.delivery.verifying import is_signed_by
from wirnetz.core.models import OutboxMail
from wirnetz.infoservice.actions.pumping import envelope_secret
from wirnetz.infoservice.actions.staging import Addressee
from wirnetz.infoservice.actions.steering import (
    cancel_mailing,
    keep_counts,
    pause_mailing,
    resolve_unknown,
    resume_mailing,
    set_pace,
    suppress_address,
)
from wirnetz.infoservice.delivery.marks import FOOTER
from wirnetz.infoservice.delivery.pump import Pump
from wirnetz.infoservice.delivery.verp import row_of
from wirnetz.infoservice.enums import HaltReason, MailingState, UnknownPolicy
from wirnetz.infoservice.models import Mailing, MailingPicture
from wirnetz.infoservice.queries.mailing import overall, rows_of, standing


def states_of(mailing):
    return {state: count for state, count in standing(mailing).counts.items() if count}


def halted(mailing):
    mailing.refresh_from_db()
    return mailing.state, mailing.reason


@contextmanager
def pumping(sink, folder, **changes):
    pump = Pump(settings_for(sink, folder, **changes))
    pump.start()
    try:
        yield pump
    finally:
        pump.stop()


def wait_until(condition, seconds=10):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


@pytest.mark.parametrize("extensions", [("PIPELINING",), ()], ids=["pipelining", "one command at a time"])
def test_everybody_gets_one_copy(rows, sink, extensions):
    sink.script.extensions = extensions
    mailing = release(200)
    assert drain(sink, rows)
    assert Counter(taken.address for taken in sink.taken) == Counter(rows_of(mailing).values_list("address", flat=True))
    assert {taken.message_id for taken in sink.taken} == set(rows_of(mailing).values_list("message_id", flat=True))
    assert halted(mailing) == (MailingState.FINISHED, "")
    assert states_of(mailing) == {"accepted": 200}
    assert 0 < sink.connections <= 4 + 2
    senders = {taken.address: row_of(taken.sender, envelope_secret()) for taken in sink.taken}
    assert senders == dict(rows_of(mailing).values_list("address", "pk"))
    assert set(rows_of(mailing).values_list("token", flat=True)) == {""}


def test_a_mailing_ends_with_its_last_row_and_not_at_the_next_look(rows, sink):
    mailing = release(20)
    assert drain(sink, rows, heartbeat_seconds=60, timeout=15)
    assert states_of(mailing) == {"accepted": 20}


def test_answers_decide_what_becomes_of_a_row(rows, sink):
    answers = {
        "person1@": "550 5.1.1 unknown", "person2@": "552 5.2.2 full", "person3@": "550 5.7.1 rejected",
        "person4@": "550 no", "person5@": "five hundred",
    }  # fmt: skip
    tries = Counter()

    def rcpt(address):
        tries[address] += 1
        if address.startswith("person6@") and tries[address] < 3:
            return "451 4.7.1 later"
        return next((answer for start, answer in answers.items() if address.startswith(start)), "250 ok")

    sink.script.rcpt = rcpt
    mailing = release(8)
    with pumping(sink, rows):
        wait_until(lambda: states_of(mailing) == {"accepted": 3, "failed": 4, "deferred": 1})
    found = {row.address[:7]: (row.state, row.reply, row.score) for row in rows_of(mailing)}
    assert found == {
        "person0": ("accepted", "accepted", ""), "person1": ("failed", "no_such_address", "hard"),
        "person2": ("failed", "full", "soft"), "person3": ("failed", "policy", ""),
        "person4": ("failed", "refused", ""), "person5": ("deferred", "lost", ""),
        "person6": ("accepted", "accepted", ""), "person7": ("accepted", "accepted", ""),
    }  # fmt: skip
    assert rows_of(mailing).get(address__startswith="person6@").attempts == 3
    assert standing(mailing).refusals == {"no_such_address": 1, "full": 1, "policy": 1, "refused": 1}


def test_three_days_end_the_tries(rows, sink):
    sink.script.rcpt = lambda address: "451 4.2.0 later"
    mailing = release(3)
    rows_of(mailing).update(first_tried_at=timezone.now() - timedelta(hours=72))
    assert drain(sink, rows)
    assert (states_of(mailing), halted(mailing)) == ({"expired": 3}, (MailingState.FINISHED, ""))


@pytest.mark.parametrize(("policy", "copies"), [(UnknownPolicy.RESEND, 3), (UnknownPolicy.HOLD, 1)])
def test_what_nobody_can_know_is_counted(rows, sink, policy, copies):
    lost = {"person3@verband3.example", "person4@verband4.example"}
    sink.script.end = lambda address: DROP if address in lost else "250 ok"
    mailing = release(20, policy=policy)
    assert drain(sink, rows)
    assert states_of(mailing) == {"accepted": 18, "unknown": 2}
    got = Counter(taken.address for taken in sink.taken)
    assert {address: got[address] for address in lost} == dict.fromkeys(lost, copies)
    ambiguous = rows_of(mailing).filter(address__in=lost).values_list("ambiguous", flat=True)
    assert set(ambiguous) == {copies}
    for row, arrived in zip(rows_of(mailing).filter(state="unknown"), (True, False), strict=True):
        resolve_unknown(row, arrived=arrived, by=None)
    sink.script.end = lambda address: "250 ok"
    assert drain(sink, rows)
    assert (states_of(mailing), halted(mailing)[0]) == ({"accepted": 20}, MailingState.FINISHED)


REFUSED_SIGN_IN = {"auth": lambda: "535 5.7.8 no", "extensions": ("AUTH PLAIN",)}


@pytest.mark.parametrize(
    ("script", "server", "reason"),
    [
        ({"mail": lambda sender: "550 5.7.1 sender not allowed"}, {}, HaltReason.SENDER),
        (REFUSED_SIGN_IN, {"username": "a", "password": "b"}, HaltReason.SIGN_IN),
        ({}, {"use_tls": True}, HaltReason.ENCRYPTION),
    ],
)  # fmt: skip
def test_a_server_that_refuses_us_pauses_and_burns_nobody(rows, script, server, reason):
    with Sink(Script(**script)) as sink:
        mailing = release(30)
        settings = settings_for(sink, rows)
        changed = {name: getattr(settings.server, name) for name in ("host", "port", "connect_seconds")} | server
        assert drain(sink, rows, server=type(settings.server)(**changed))
        assert sink.connections <= 5 + 1
        assert sink.taken == []
    assert halted(mailing) == (MailingState.PAUSED, reason)
    assert states_of(mailing) == {"queued": 30}
    assert set(rows_of(mailing).values_list("attempts", flat=True)) == {0}


def test_a_server_that_is_away_is_waited_for(rows):
    mailing = release(20)
    with Sink() as gone:
        port = gone.port
    with pumping(gone, rows) as pump:
        wait_until(lambda: pump.relay.is_away)
        with Sink(port=port) as back:
            wait_until(lambda: halted(mailing)[0] == MailingState.FINISHED)
            assert len(back.taken) == 20
    assert set(rows_of(mailing).values_list("attempts", flat=True)) == {1}


def test_many_refusals_pause_and_resuming_goes_on_exactly(rows, sink):
    sink.script.rcpt = lambda address: "550 5.1.1 unknown"
    mailing = release(300)
    assert drain(sink, rows)
    assert halted(mailing) == (MailingState.PAUSED, HaltReason.FAILURES)
    failed = states_of(mailing)["failed"]
    assert states_of(mailing) == {"failed": failed, "queued": 300 - failed}
    assert 10 <= failed <= 10 + 4 * 2
    sink.script.rcpt = lambda address: "250 ok"
    resume_mailing(mailing, by=None)
    assert drain(sink, rows)
    assert states_of(mailing) == {"failed": failed, "accepted": 300 - failed}
    assert max(Counter(taken.address for taken in sink.taken).values()) == 1


def test_calling_off_stops_all_but_what_is_under_way(rows, sink):
    sink.script.pause = 0.02
    mailing = release(500)
    with pumping(sink, rows):
        wait_until(lambda: len(sink.taken) > 30)
        before = len(sink.taken)
        stopped = cancel_mailing(mailing, by=None)
        acknowledged = len(sink.taken)
        time.sleep(0.3)
    assert len(sink.taken) - acknowledged <= 4
    assert before < 500
    assert states_of(mailing) == {"accepted": 500 - stopped, "cancelled": stopped}
    assert halted(mailing) == (MailingState.CANCELLED, "")


def test_pausing_resuming_and_changing_the_pace_lose_and_double_nothing(rows, sink):
    mailing = release(400)
    with pumping(sink, rows):
        for number in range(25):
            pause_mailing(mailing, by=None)
            set_pace(mailing, per_minute=None if number % 2 else 100_000.0, by=None)
            resume_mailing(mailing, by=None)
            time.sleep(0.01)
        wait_until(lambda: halted(mailing)[0] == MailingState.FINISHED)
    assert states_of(mailing) == {"accepted": 400}
    assert max(Counter(taken.address for taken in sink.taken).values()) == 1


def test_broken_rows_do_not_hold_up_the_others(rows, sink):
    recipients = people(600)
    for number in range(0, 600, 120):
        recipients[number] = Addressee("zwei worte@verband.example" + str(number), "base", [], "weil", f"t{number}")
    recipients[1] = Addressee("a@kaputt.example", "broken", [], "weil", "t")
    mailing = release(0, recipients=recipients, bodies=[a_body(), a_body("broken")])
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE infoservice_mailingbody DISABLE TRIGGER USER")
        cursor.execute("UPDATE infoservice_mailingbody SET subject = E'a\\nb' WHERE key = 'broken'")
        cursor.execute("ALTER TABLE infoservice_mailingbody ENABLE TRIGGER USER")
    assert drain(sink, rows)
    assert states_of(mailing) == {"accepted": 594, "broken": 6}
    reasons = set(rows_of(mailing).filter(state="broken").values_list("reply_text", flat=True))
    assert reasons == {"address: not deliverable", "Subject: control character"}
    assert halted(mailing) == (MailingState.FINISHED, "")


def test_who_leaves_gets_nothing_more(rows, sink):
    mailing = release(50)
    assert suppress_address("PERSON3@Verband3.example") == 1
    assert drain(sink, rows)
    assert states_of(mailing) == {"accepted": 49, "suppressed": 1}
    assert "person3@verband3.example" not in {taken.address for taken in sink.taken}


def test_the_first_fifty_go_alone(rows, sink):
    mailing = release(300, canary=50, canary_minutes=10)
    with pumping(sink, rows):
        wait_until(lambda: Mailing.objects.get(pk=mailing.pk).wave_clear_at is not None)
        time.sleep(0.2)
        assert states_of(mailing) == {"accepted": 50, "queued": 250}
        Mailing.objects.filter(pk=mailing.pk).update(wave_clear_at=timezone.now())
        wait_until(lambda: halted(mailing)[0] == MailingState.FINISHED)
    assert states_of(mailing) == {"accepted": 300}


def test_late_is_held_and_early_waits(rows, sink):
    now = timezone.now()
    late = release(5, family="late", not_after=now - timedelta(minutes=1))
    early = release(5, family="early", not_before=now + timedelta(hours=1))
    assert drain(sink, rows)
    assert (halted(late), halted(early)) == ((MailingState.HELD, HaltReason.LATE), (MailingState.RUNNING, ""))
    assert sink.taken == []
    resume_mailing(late, by=None)
    assert drain(sink, rows)
    assert states_of(late) == {"accepted": 5}


def test_pace_holds_back(rows, sink):
    mailing = release(50, per_minute=600.0)
    started = time.monotonic()
    with pumping(sink, rows):
        wait_until(lambda: len(sink.taken) >= 12)
        spent = time.monotonic() - started
    assert len(sink.taken) <= 12 + 2 + 10 * spent
    assert spent > 0.5
    assert states_of(mailing)["queued"] == 50 - len(sink.taken)


def test_without_a_mail_server_mails_are_kept_to_be_read(rows, sink):
    mailing = release(20)
    assert drain(sink, rows, server=None, connections=1)
    kept = OutboxMail.objects.unscoped("what is kept")
    assert set(kept.values_list("to_address", "state", "kind")) == {
        (address, "kept", "edition") for address in rows_of(mailing).values_list("address", flat=True)
    }
    mail = kept.get(to_address="person7@verband7.example")
    assert ("/a/t7" in mail.text, "weil Sie Mitglied 7 sind" in mail.html, states_of(mailing)) == (
        True, True, {"accepted": 20},
    )  # fmt: skip
    assert (standing(mailing).in_outbox, overall()["in_outbox"]) == (20, 20)
    kept.delete()


def test_numbers_outlive_the_rows(rows, sink):
    mailing = release(5)
    assert drain(sink, rows)
    assert [keep_counts(timezone.localdate() + timedelta(days=days)) for days in (29, 31, 32)] == [0, 1, 0]
    rows_of(mailing).delete()
    mailing.refresh_from_db()
    assert states_of(mailing) == {"accepted": 5}


def test_a_connection_that_the_server_left_is_renewed(rows, sink):
    sink.script.end = lambda address: "250 ok"
    release(3, family="first")
    with pumping(sink, rows, connections=1):
        wait_until(lambda: len(sink.taken) == 3)
        threading.Thread(target=sink.drop_all).start()
        time.sleep(0.1)
        second = release(3, family="second")
        wait_until(lambda: halted(second)[0] == MailingState.FINISHED)
    assert set(rows_of(second).values_list("attempts", "ambiguous")) == {(1, 0)}


def test_pictures_go_with_every_body_that_shows_them_and_are_kept_once(rows, sink):
    name, content = "a1@wirnetz.example", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40
    shown = f'<p><img src="cid:{name}" alt="Halle"> {FOOTER}</p>'
    bodies = [a_body(key, html=shown, pictures={name: content}) for key in ("base", "haus")]
    release(0, bodies=[*bodies, a_body("ohne")], recipients=[*people(2), *people(1, "b.example", "haus"),
                                                          *people(1, "c.example", "ohne")])  # fmt: skip
    assert MailingPicture.objects.count() == 1
    drain(sink, rows, signer=SIGNER)
    pictures = {}
    for taken in sink.taken:
        assert is_signed_by(taken.raw, KEY)
        parts = message_from_bytes(taken.raw, policy=policy.SMTP).walk()
        pictures[taken.address] = [each.get_content() for each in parts if each.get_content_type() == "image/jpeg"]
    with_it = ("person0@verband0.example", "person1@verband1.example", "person0@b.example")
    assert pictures == {address: [content] for address in with_it} | {"person0@c.example": []}
    release(1, family="edition:2", bodies=bodies)
    drain(sink, rows, server=None)
    mail = OutboxMail.objects.unscoped("what is kept").get()
    assert f'src="data:image/jpeg;base64,{b64encode(content).decode()}"' in mail.html
    mail.delete()
