"""What gathers at the desk while the ledger rests."""

import time

from wirnetz.infoservice.delivery.desk import Desk

LONG, SHORT = 5.0, 0.02


def rested(desk, seconds, enough):
    started = time.monotonic()
    desk.let_gather(seconds, enough)
    return time.monotonic() - started


def a_desk(*, is_short_of_lines):
    desk = Desk()
    desk.say_short_of_lines(is_short_of_lines)
    return desk


def test_a_rest_ends_in_time_when_little_comes():
    desk = a_desk(is_short_of_lines=False)
    desk.call()
    assert SHORT <= rested(desk, SHORT, enough=2) < LONG / 2


def test_a_rest_ends_as_soon_as_enough_lies_there():
    desk = a_desk(is_short_of_lines=False)
    desk.call()
    desk.call()
    assert rested(desk, LONG, enough=2) < LONG / 2


def test_nobody_rests_while_letters_are_kept():
    assert rested(a_desk(is_short_of_lines=True), LONG, enough=2) < LONG / 2


def test_nobody_rests_where_whoever_sends_has_said_nothing():
    assert rested(Desk(), LONG, enough=2) < LONG / 2
