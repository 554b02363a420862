"""The plain tables of the pump: states, answers, retries, pace, breakers, envelopes, addresses."""

from datetime import UTC, datetime, timedelta

import pytest

from wirnetz.infoservice import enums
from wirnetz.infoservice.delivery import states
from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.delivery.breakers import Breaker
from wirnetz.infoservice.delivery.pace import Bucket, group_of, group_paces
from wirnetz.infoservice.delivery.relay import Relay
from wirnetz.infoservice.delivery.replies import MEANINGS, Reply, ReplyClass, Stage, classify
from wirnetz.infoservice.delivery.retry import GIVEN_UP_AFTER, next_try
from wirnetz.infoservice.delivery.verp import envelope_sender, row_of

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (states.MailingState, enums.MailingState), (states.RecipientState, enums.RecipientState),
        (states.Reason, enums.HaltReason), (states.Policy, enums.UnknownPolicy),
    ],
)  # fmt: skip
def test_the_words_are_the_same_in_the_pump_and_in_the_room(ours, theirs):
    assert [each.value for each in ours] == theirs.values


def test_final_states_are_left_by_nobody():
    assert {state for state, after in states.TRANSITIONS.items() if not after} == set(states.FINAL) - {"unknown"}
    assert set(states.TRANSITIONS) == set(states.RecipientState)
    assert set(MEANINGS) == set(ReplyClass)


@pytest.mark.parametrize(
    ("stage", "code", "text", "expected"),
    [
        (Stage.END, 250, "2.0.0 ok", ReplyClass.ACCEPTED),
        (Stage.RCPT, 250, "ok", ReplyClass.LOST),
        (Stage.MAIL, 451, "", ReplyClass.SERVER_BUSY),
        (Stage.MAIL, 550, "5.7.1 no", ReplyClass.SENDER_REFUSED),
        (Stage.RCPT, 421, "", ReplyClass.BUSY),
        (Stage.RCPT, 450, "", ReplyClass.TEMPORARY),
        (Stage.RCPT, 550, "5.1.1 unknown", ReplyClass.NO_SUCH_ADDRESS),
        (Stage.RCPT, 550, "5.1.10 x", ReplyClass.NO_SUCH_ADDRESS),
        (Stage.RCPT, 550, "5.1.11 x", ReplyClass.REFUSED),
        (Stage.RCPT, 552, "", ReplyClass.FULL),
        (Stage.END, 554, "5.7.1 spam", ReplyClass.POLICY),
        (Stage.END, 550, "Message rejected by DMARC policy", ReplyClass.POLICY),
        (Stage.RCPT, 550, "5.1.1 blocked by spam filter", ReplyClass.NO_SUCH_ADDRESS),
        (Stage.RCPT, 550, "", ReplyClass.REFUSED),
        (Stage.END, 999, "", ReplyClass.UNCERTAIN),
        (Stage.END, 354, "", ReplyClass.UNCERTAIN),
        (Stage.END, 421, "", ReplyClass.BUSY),
    ],
)
def test_answers_are_classed(stage, code, text, expected):
    assert classify(stage, Reply(code, text)) is expected


def test_the_retry_curve_ends_after_exactly_three_days():
    now, tries = NOW, 1
    waits = []
    while again := next_try(tries, first=NOW, now=now):
        waits.append((again - now) / timedelta(minutes=1))
        now, tries = again, tries + 1
    assert waits[:6] == [5, 15, 60, 240, 480, 480]
    assert now - NOW == GIVEN_UP_AFTER


def test_a_bucket_gives_back_with_time_and_shares_among_workers():
    bucket = Bucket(60, now=0)
    assert [bucket.room(0), bucket.room(10)] == [1, 2]
    bucket.take(2)
    assert [bucket.room(10.5), bucket.room(11)] == [0, 1]
    assert Bucket(60, now=0).room(1, share=10) == 1
    assert Bucket(None, now=0).room(0) is None


def test_providers_are_slowed_down_and_trusted_again():
    pace = group_paces(now=0)["google"]
    pace.slow_down()
    assert pace.bucket.per_minute == 10
    for _ in range(100):
        pace.note_accepted()
    assert round(pace.bucket.per_minute, 6) == 11
    assert [group_of(address) for address in ("a@GMAIL.com", "a@web.de", "a@hwk.de")] == ["google", "united", "rest"]


def noted(size, *answers):
    breaker = Breaker(size)
    return next((reason for reason in [breaker.note(ReplyClass(answer)) for answer in answers] if reason), None)


def test_breakers_trip_where_they_should():
    fine = ["accepted"] * 190
    assert noted(5000, *fine, *["no_such_address"] * 9) is None
    assert noted(5000, *fine, *["no_such_address"] * 10) == "failures"
    assert noted(5000, *["accepted", "policy"] * 3) is None
    assert noted(5000, *["accepted", "policy"] * 4) == "content"
    assert noted(5000, *["uncertain"] * 50) is None
    assert noted(5000, *["uncertain"] * 51) == "ambiguous"
    assert noted(10_000, *["broken"] * 100) is None
    assert noted(5000, "sender_refused") == "sender"


def test_a_server_that_is_away_is_tried_by_one_at_a_time():
    moment = [0.0]
    relay = Relay(2.0, lambda: moment[0])
    assert relay.note_failure("away", "refused") is False
    assert (relay.may_try(), relay.can_work()) == (False, False)
    moment[0] = 2.0
    assert (relay.may_try(), relay.may_try()) == (True, False)
    relay.note_failure("away", "refused")
    moment[0] = 5.9
    assert relay.may_try() is False
    moment[0] = 6.0
    assert relay.may_try()
    relay.note_there()
    assert (relay.may_try(), relay.may_try(), relay.words) == (True, True, "")
    assert [relay.note_failure("sign_in", "no") for _ in range(5)] == [False] * 4 + [True]


def test_an_envelope_names_its_row_and_cannot_be_made_up():
    sender = envelope_sender("rueck@wirnetz.example", 77, b"secret")
    assert (row_of(sender, b"secret"), row_of(sender, b"other")) == (77, None)
    assert row_of(sender.replace("+77.", "+78."), b"secret") is None
    assert envelope_sender("", 77, b"secret") == ""


def test_addresses_are_compared_without_case_and_in_ascii():
    assert canonical(" Max.Muster+x@BÜRO.example ") == "max.muster+x@xn--bro-hoa.example"
    assert canonical("ＭＡＸ@a.example") == "max@a.example"
