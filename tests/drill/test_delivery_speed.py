"""How fast an edition goes out, what a worker needs for it, and what visitors notice meanwhile (REL-19).

`make drill` takes 5,000 recipients, `make soak` 100,000. The mail server answers on the same machine, at once.
"""

import time

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from tests.drill.delivery_world import World, judged
from tests.drill.test_delivery import IS_SOAK, sound
from tests.drill.test_document_load import SLOWER, TRIES, slowest_but_few
from tests.factories.networks import make_network
from tests.infoservice.delivery.conftest import committed, release, rows  # noqa: F401  fixtures
from tests.infoservice.delivery.sink import by_address
from wirnetz.infoservice.actions.steering import cancel_mailing, pause_mailing, resume_mailing
from wirnetz.infoservice.models import Mailing

pytestmark = pytest.mark.drill
MANY = 100_000 if IS_SOAK else 5_000
AS_FAST = 100_000 / (15 * 60)
MOST_MEGABYTES = 200
SENT_BESIDE_PAGES = 60_000 if IS_SOAK else 30_000
"""More than go out while pages are asked for."""


def test_a_signed_edition_to_a_hundred_thousand_takes_a_quarter_of_an_hour(rows, capsys):  # noqa: F811
    key = rsa.generate_private_key(65537, 2048)
    (rows / "dkim.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )  # fmt: skip
    mailing = release(MANY)
    world = World(rows, connections=8, environment={"DKIM_DOMAIN": "wirnetz.example", "DKIM_SELECTOR": "k1"})
    try:
        world.start_worker()
        started, largest = time.monotonic(), 0.0
        while Mailing.objects.get(pk=mailing.pk).state == "running":
            assert time.monotonic() - started < 900
            world.look_after()
            largest = max(largest, world.memory())
            time.sleep(0.2)
        spent = time.monotonic() - started
        world.stop_workers()
    finally:
        world.close()
    found, numbers = judged(mailing, world.log)
    with capsys.disabled():
        print(f"\n{MANY} signed mails in {spent:.0f} s ({MANY / spent:.0f}/s), worker {largest:.0f} MB, {numbers}")
    assert (found, numbers["states"]) == (sound(MANY), {"accepted": MANY})
    assert {entry["signed"] for entries in by_address(world.log).values() for entry in entries} == {True}
    assert MANY / spent >= AS_FAST
    assert largest <= MOST_MEGABYTES


def a_worker_is_sending(world, mailing):
    """Once mails arrive again."""
    before, end = world.log.stat().st_size, time.monotonic() + 60
    while world.log.stat().st_size == before:
        assert time.monotonic() < end and Mailing.objects.get(pk=mailing.pk).state == "running"
        world.look_after()
        time.sleep(0.1)


def it_rests(world):
    before = -1
    while before != (before := world.log.stat().st_size):
        time.sleep(0.5)


def test_pages_are_as_quick_while_an_edition_goes_out(rows, capsys):  # noqa: F811
    """Paused and going in turns, up to three times: what else this machine does must not decide."""
    make_network("Runder Tisch", slug="runder-tisch")
    mailing, world, client, found = release(SENT_BESIDE_PAGES), World(rows, connections=8), Client(), []
    try:
        world.start_worker(beside_pages=True)
        a_worker_is_sending(world, mailing)
        for _ in range(TRIES):
            pause_mailing(mailing, by=None)
            it_rests(world)
            slowest_but_few(client)
            quiet = slowest_but_few(client)
            resume_mailing(mailing, by=None)
            a_worker_is_sending(world, mailing)
            busy = slowest_but_few(client)
            assert Mailing.objects.get(pk=mailing.pk).state == "running", "it was at an end before the pages were"
            found.append((round(quiet * 1000), round(busy * 1000), round(busy / quiet, 2)))
            if found[-1][-1] <= SLOWER:
                break
        cancel_mailing(mailing, by=None)
        world.stop_workers()
    finally:
        world.close()
    with capsys.disabled():
        print(f"\npages beside a mailing, ms quiet and busy, ratio: {found}")
    assert found[-1][-1] <= SLOWER
