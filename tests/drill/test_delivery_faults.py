"""Faults that last: a mix of bad answers, a server away for hours, people who steer and leave meanwhile.

`make drill` takes a fifth of the numbers that `make soak` takes.
"""

import itertools
import random
import time
import zlib
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.drill.test_delivery import IS_SOAK
from tests.infoservice.delivery.conftest import committed, people, release, rows, sink  # noqa: F401  fixtures
from tests.infoservice.delivery.sink import DROP
from tests.infoservice.delivery.test_pump import halted, pumping, states_of, wait_until
from wirnetz.infoservice.actions.steering import pause_mailing, resume_mailing, set_pace, suppress_address
from wirnetz.infoservice.delivery.store import Store
from wirnetz.infoservice.enums import MailingState
from wirnetz.infoservice.models import Mailing
from wirnetz.infoservice.queries.mailing import rows_of

pytestmark = pytest.mark.drill
MANY = 20_000 if IS_SOAK else 4_000


def dice(address, salt):
    """A number below 1,000 that belongs to the address."""
    return zlib.crc32(f"{salt}{address}".encode()) % 1000


def fault_of(address):
    """Which fault an address meets: shares in thousandths."""
    number = dice(address, "fault")
    for share, name in (
        (100, "later"), (20, "unknown"), (10, "policy"), (5, "closing"), (10, "drop"), (10, "tarpit"), (5, "garbage"),
        (5, "lines"),
    ):  # fmt: skip
        if number < share:
            return name
        number -= share
    return ""


def test_a_mix_of_faults_ends_as_documented(rows, sink):  # noqa: F811
    met = Counter()

    def once(address, answer):
        met[address] += 1
        return answer if met[address] == 1 else "250 ok"

    def rcpt(address):
        fault = fault_of(address)
        if fault == "tarpit":
            time.sleep(3 if IS_SOAK else 0.3)
        return {
            "unknown": "550 5.1.1 no such user", "policy": "554 5.7.1 rejected", "lines": "250-one\n250-two\n250 three",
        }.get(fault) or {
            "later": lambda: once(address, "450 4.2.1 later"), "closing": lambda: once(address, "421 4.3.2 closing"),
            "garbage": lambda: once(address, "\x00\xffwhat?"),
        }.get(fault, lambda: "250 ok")()  # fmt: skip

    sink.script.rcpt = rcpt
    sink.script.end = lambda address: once(address, DROP) if fault_of(address) == "drop" else "250 ok"
    mailing = release(MANY)
    resumed, last, idle = 0, (0, time.monotonic()), 0.0
    with pumping(sink, rows, connections=8):
        while halted(mailing)[0] != MailingState.FINISHED:
            if halted(mailing)[0] == MailingState.PAUSED:
                resume_mailing(mailing, by=None)
                resumed += 1
            done = rows_of(mailing).exclude(settled_at=None).count()
            last = (done, time.monotonic()) if done != last[0] else last
            idle = max(idle, time.monotonic() - last[1])
            assert idle < 60
            time.sleep(0.2)
    expected = {"unknown": "failed", "policy": "failed"}
    wrong = [
        (row.address, row.state)
        for row in rows_of(mailing)
        if row.state != expected.get(fault_of(row.address), "accepted")
    ]
    assert wrong == []
    copies = Counter(taken.address for taken in sink.taken)
    breaking = [row.address for row in rows_of(mailing) if copies[row.address] > 1 + row.ambiguous]
    assert breaking == []
    assert {row.address for row in rows_of(mailing) if row.ambiguous} == {
        address for address in copies if fault_of(address) == "drop"
    }
    assert set(rows_of(mailing).filter(reply="policy").values_list("score", flat=True)) == {""}
    print(f"{MANY} recipients, {dict(Counter(map(fault_of, copies)))}, resumed {resumed} times, idle {idle:.1f} s")


@pytest.fixture
def clock(monkeypatch):
    """A database clock that a test moves on."""
    ahead = [timedelta()]
    real = Store.now
    monkeypatch.setattr(Store, "now", lambda self: real(self) + ahead[0])
    return ahead


def test_a_server_away_for_six_hours_costs_nobody_a_try(rows, sink, clock):  # noqa: F811
    mailing = release(300, not_after=timezone.now() + timedelta(hours=6))
    sink.script.greeting = lambda number: "421 4.3.2 down"
    with pumping(sink, rows) as pump:
        wait_until(lambda: pump.relay.is_away)
        for _hour in range(6):
            clock[0] += timedelta(hours=1)
            time.sleep(0.3)
        assert states_of(mailing) == {"queued": 300}
        sink.script.greeting = lambda number: "220 back"
        wait_until(lambda: halted(mailing)[0] == MailingState.FINISHED, 30)
    assert set(rows_of(mailing).values_list("state", "attempts")) == {("accepted", 1)}


AGE = """
    UPDATE infoservice_mailingrecipient SET leased_at = leased_at - %s WHERE id IN (
        SELECT id FROM infoservice_mailingrecipient WHERE leased_at IS NOT NULL FOR UPDATE SKIP LOCKED)
"""


@pytest.mark.parametrize("jump", [timedelta(days=7), timedelta(days=-7), timedelta(hours=1)], ids=str)
def test_a_clock_that_jumps_loses_nobody(rows, sink, clock, jump):  # noqa: F811
    """REL-9: in the middle of an edition, with rows put off and rows on their way, and while another is scheduled.

    The pump's clock is moved; what the database itself noted of the leases is moved the other way.
    """
    tries = Counter()
    sink.script.pause = 0.004

    def rcpt(address):
        tries[address] += 1
        return "450 4.2.1 later" if dice(address, "late") < 200 and tries[address] == 1 else "250 ok"

    sink.script.rcpt = rcpt
    mailing = release(1_500)
    now = timezone.now()
    times = {"not_before": now + timedelta(hours=2), "not_after": now + timedelta(days=1)}
    scheduled = release(20, family="edition:2", recipients=people(20, domain="spaeter{0}.example"), **times)
    with pumping(sink, rows, steps=(timedelta(minutes=5),)):
        wait_until(lambda: states_of(mailing).get("accepted", 0) > 300)
        clock[0] += jump
        with connection.cursor() as cursor:
            cursor.execute(AGE, [jump])
        wait_until(lambda: not {"queued", "leased", "sending"} & states_of(mailing).keys(), 60)
        clock[0] += timedelta(minutes=6)
        wait_until(lambda: halted(mailing)[0] == MailingState.FINISHED, 60)
        wait_until(lambda: halted(scheduled)[0] == (MailingState.HELD if jump.days == 7 else MailingState.RUNNING))
        assert states_of(scheduled) == {"queued": 20}
    copies = Counter(taken.address for taken in sink.taken)
    assert states_of(mailing) == {"accepted": 1_500}
    assert [row.address for row in rows_of(mailing) if not 1 <= copies[row.address] <= 1 + row.ambiguous] == []
    assert halted(scheduled) == ((MailingState.HELD, "late") if jump.days == 7 else (MailingState.RUNNING, ""))


def test_what_is_put_off_follows_the_curve_and_ends_after_three_days(rows, sink, clock):  # noqa: F811
    tried = []
    sink.script.rcpt = lambda address: (tried.append(clock[0]), "450 4.2.1 later")[1]
    mailing = release(1)
    with pumping(sink, rows, steps=[timedelta(minutes=minutes) for minutes in (5, 15, 60, 240, 480)]):
        wait_until(lambda: len(tried) == 1)
        while halted(mailing)[0] != MailingState.FINISHED:
            before = len(tried)
            clock[0] += timedelta(minutes=5 if len(tried) < 4 else 40)
            time.sleep(0.3)  # several looks of the pump
            if len(tried) > before:
                wait_until(lambda: states_of(mailing) != {"sending": 1})
    waits = [round((later - earlier) / timedelta(minutes=5)) for earlier, later in itertools.pairwise(tried)]
    assert (waits[:5], set(waits[5:-1])) == ([1, 3, 12, 48, 96], {96})
    assert abs(tried[-1] - timedelta(hours=72)) <= timedelta(minutes=10)
    assert states_of(mailing) == {"expired": 1}


def test_five_hundred_pauses_resumes_and_paces_lose_and_double_nothing(rows, sink):  # noqa: F811
    mailing = release(MANY)
    sink.script.pause = 0.004
    chance = random.Random(3)
    with pumping(sink, rows, connections=8):
        for _turn in range(500):
            if halted(mailing)[0] != MailingState.RUNNING:
                break
            pause_mailing(mailing, by=None)
            set_pace(mailing, per_minute=chance.choice([None, 60_000.0, 200_000.0]), by=None)
            resume_mailing(mailing, by=None)
            time.sleep(0.005)
        set_pace(mailing, per_minute=None, by=None)
        wait_until(lambda: halted(mailing)[0] == MailingState.FINISHED, 300)
    assert states_of(mailing) == {"accepted": MANY}
    assert set(Counter(taken.address for taken in sink.taken).values()) == {1}
    assert set(rows_of(mailing).values_list("ambiguous", flat=True)) == {0}


def test_who_leaves_while_it_goes_out_gets_nothing_from_then_on(rows, sink):  # noqa: F811
    mailing = release(MANY)
    sink.script.pause = 0.004
    arrived, left = {}, {}
    sink.script.end = lambda address: (arrived.setdefault(address, time.monotonic()), "250 ok")[1]
    chance = random.Random(5)
    addresses = [person.address for person in people(MANY)]
    chance.shuffle(addresses)
    with pumping(sink, rows, connections=8):
        for address in addresses[: MANY // 20]:
            if suppress_address(address):
                left[address] = time.monotonic()
        wait_until(lambda: halted(mailing)[0] == MailingState.FINISHED, 300)
    assert len(left) > MANY // 100
    assert [address for address in left if address in arrived] == []
    assert states_of(mailing) == {"accepted": MANY - len(left), "suppressed": len(left)}
    assert Mailing.objects.count() == 1
