"""Workers are killed at every point of their work; nobody is lost, no copy is unaccounted for (REL-1, REL-2).

`make drill` takes 10,000 recipients and 60 kills, or 4,000 and 25 where uncertain mails are held; `make soak` takes
100,000 and 200 for both. Figures are printed.
"""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.db import OperationalError, connection

from tests.drill.delivery_world import PROJECT, World, database_url, judged
from tests.infoservice.delivery.conftest import committed, release, rows  # noqa: F401  fixtures
from wirnetz.core.database.address import embedded_cluster, stop_embedded
from wirnetz.infoservice.enums import UnknownPolicy
from wirnetz.infoservice.models import Mailing, MailingBody
from wirnetz.infoservice.queries.mailing import live_workers, rows_of

pytestmark = pytest.mark.drill
IS_SOAK = os.environ.get("DELIVERY") == "soak"
SIZES = {UnknownPolicy.RESEND: (10_000, 60), UnknownPolicy.HOLD: (4_000, 25)}


@pytest.fixture
def world(rows):  # noqa: F811
    world = World(rows, pause=0.03)  # slow enough that an edition lasts longer than its kills, however fast the pump
    yield world
    world.close()


def sound(count):
    return {"rows": count, "open": 0, "lost": 0, "breaking": 0, "unlike": 0, "strangers": 0}


@pytest.mark.parametrize("policy", list(UnknownPolicy))
def test_kills_lose_nobody(world, policy, capsys):
    people, kills = (100_000, 200) if IS_SOAK else SIZES[policy]
    mailing = release(people, policy=policy)
    world.run_with_kills(mailing, kills=kills, per_life=people // kills // 4, seconds=3600)
    found, numbers = judged(mailing, world.log)
    with capsys.disabled():
        print(f"\n{policy}: {people} recipients, {sum(world.kills.values())} kills {dict(world.kills)}, {numbers}")
    assert found == sound(people)
    assert sum(world.kills.values()) >= kills - 4
    assert numbers["copies"] <= (3 if policy == UnknownPolicy.RESEND else 1)
    assert numbers["doubled"] <= sum(world.kills.values()) * world.connections
    unknown = numbers["states"].get("unknown", 0)
    most = sum(world.kills.values()) * world.connections
    assert unknown <= (0 if policy == UnknownPolicy.RESEND else min(numbers["ambiguous"], most))


RELEASE = """
import django
django.setup()
from tests.infoservice.delivery.conftest import release
release(2_000, family="edition:killed")
"""


def test_a_release_that_is_killed_leaves_nothing_and_can_be_made_again(rows):  # noqa: F811
    """REL-1, in the snapshot: after the bodies, among the recipients, and just before the commit."""
    for point in ("in_freezing:1", "in_staging:0.01", "in_snapshot:1"):
        done = subprocess.run(
            [sys.executable, "-c", RELEASE], check=False, cwd=PROJECT, capture_output=True, text=True,
            env={**os.environ, "DATABASE_URL": database_url(), "WIRNETZ_DATA": str(rows), "WIRNETZ_FAIL_AT": point},
        )  # fmt: skip
        assert (point, done.returncode, done.stderr) == (point, 137, "")
        wait(lambda: not Mailing.objects.exists())
        assert not MailingBody.objects.exists()
    mailing = release(2_000, family="edition:killed")
    assert (mailing.size, rows_of(mailing).filter(state="queued").count()) == (2_000, 2_000)


def test_a_stopped_worker_that_wakes_sends_nothing_of_what_was_taken_from_it(world):
    """REL-8: one is stopped for longer than rows are kept for it, the other finishes, the first wakes."""
    mailing = release(2_000)
    sleeper = world.start_worker()
    wait(lambda: rows_of(mailing).filter(state="accepted").count() > 100)
    sleeper.send_signal(signal.SIGSTOP)
    world.start_worker()
    wait(lambda: set(rows_of(mailing).values_list("state", flat=True)) <= {"accepted", "leased", "sending"})
    left = rows_of(mailing).filter(state__in=["leased", "sending"])
    assert (live_workers(), left.count() > 0) == (2, True)
    left.update(leased_at="2026-01-01T00:00Z")
    wait(lambda: Mailing.objects.get(pk=mailing.pk).state == "finished")
    before = len(world.log.read_text().splitlines())
    sleeper.send_signal(signal.SIGCONT)
    time.sleep(5)
    world.stop_workers()
    found, numbers = judged(mailing, world.log)
    assert (found, numbers["states"]) == (sound(2_000), {"accepted": 2_000})
    assert len(world.log.read_text().splitlines()) - before <= world.connections


def wait(condition, seconds=120):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


@pytest.fixture
def durable(tmp_path, django_db_setup, django_db_blocker):
    """A database server of its own that flushes, and that a test may crash."""
    from django.core.management import call_command  # settings first

    cluster = embedded_cluster(tmp_path / "server", is_durable=True)
    known = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict |= {"HOST": str(cluster.socket), "NAME": known["USER"]}
        call_command("migrate", verbosity=0)
        yield cluster
        connection.close()
        connection.settings_dict |= known
    stop_embedded(tmp_path / "server")


def test_crashes_of_the_database_lose_nobody(durable, tmp_path, capsys):
    """REL-3, a part: the server is ended at once in the middle of an edition and started again."""
    crashes = 20 if IS_SOAK else 6
    mailing = release(6_000 if not IS_SOAK else 50_000)
    world = World(tmp_path, pause=0.01)
    try:
        for _ in range(2):
            world.start_worker()
        waits = []
        for number in range(crashes):
            wait(lambda: accepted(mailing) > (number + 0.5) * mailing.size / (crashes + 1))  # noqa: B023  at once
            connection.close()
            durable.process.send_signal(signal.SIGQUIT)
            durable.process.wait(30)
            durable.revive()
            started, before = time.monotonic(), accepted(mailing)
            wait(lambda: accepted(mailing) > before)  # noqa: B023  at once
            waits.append(time.monotonic() - started)
        wait(lambda: Mailing.objects.get(pk=mailing.pk).state == "finished", 600)
        world.stop_workers()
    finally:
        world.close()
    found, numbers = judged(mailing, world.log)
    with capsys.disabled():
        print(f"\n{mailing.size} recipients, {crashes} crashes, at work again after {max(waits):.1f} s, {numbers}")
    assert found == sound(mailing.size)
    assert max(waits) <= 10


def accepted(mailing):
    try:
        return rows_of(mailing).filter(state="accepted").count()
    except OperationalError:
        connection.close()
        return 0
