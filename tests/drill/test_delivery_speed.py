"""How fast an edition goes out, and what a worker needs for it (REL-19); what visitors notice is not measured here.

`make drill` takes 5,000 recipients, `make soak` 100,000. The mail server answers on the same machine, at once.
"""

import time

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.drill.delivery_world import World, judged
from tests.drill.test_delivery import IS_SOAK, sound
from tests.infoservice.delivery.conftest import committed, release, rows  # noqa: F401  fixtures
from tests.infoservice.delivery.sink import by_address
from wirnetz.infoservice.models import Mailing

pytestmark = pytest.mark.drill
MANY = 100_000 if IS_SOAK else 5_000
AS_FAST = 100_000 / (15 * 60)
MOST_MEGABYTES = 200


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
