"""The time of an answer says nothing about an address: a classifier on 500 + 500 answers does no better than chance."""

import random
import statistics
import time

import pytest
from django.test import Client

from wirnetz.accounts.models import Person

pytestmark = [pytest.mark.drill, pytest.mark.django_db]
ANSWERS = 500
CHANCE = 0.6
STEP = 0.25  # seconds, as in service


def separation(known, unknown):
    """Area under the curve of the best threshold on time: 0.5 is chance, 1 tells every address."""
    wins = sum((one > other) + (one == other) / 2 for one in known for other in unknown)
    area = wins / (len(known) * len(unknown))
    return max(area, 1 - area)


def times(ask):
    """Seconds per answer for known and unknown addresses, in mixed order."""
    kinds = [True, False] * ANSWERS
    random.Random(4).shuffle(kinds)
    found = {True: [], False: []}
    for number, is_known in enumerate(kinds):
        client = Client(REMOTE_ADDR=f"10.{number // 62_500}.{number // 250 % 250}.{number % 250 + 1}")
        started = time.perf_counter()
        ask(client, number, is_known)
        found[is_known].append(time.perf_counter() - started)
    return found[True], found[False]


@pytest.fixture
def people(settings):
    settings.STEADY_ANSWER_SECONDS = STEP
    Person.objects.bulk_create([Person(email=f"kennt{number}@wirnetz.example") for number in range(2 * ANSWERS)])


def address(number, is_known):
    return f"{'kennt' if is_known else 'fehlt'}{number}@wirnetz.example"


def test_signing_in_takes_the_same_time(people):
    def ask(client, number, is_known):
        assert client.post("/konto/anmelden/", {"email": address(number, is_known)}).status_code == 302

    known, unknown = times(ask)
    assert separation(known, unknown) <= CHANCE, (statistics.median(known), statistics.median(unknown))


def test_signing_up_takes_the_same_time(people):
    def ask(client, number, is_known):
        form = {"name": "Dora", "email": address(number, is_known)}
        assert client.post("/konto/registrieren/", form).status_code == 302

    known, unknown = times(ask)
    assert separation(known, unknown) <= CHANCE, (statistics.median(known), statistics.median(unknown))


def test_the_measure_tells_what_is_different():
    assert separation([2.0, 2.1, 2.2], [1.0, 1.1, 1.2]) == 1
    assert separation([1.0, 3.0], [1.0, 3.0]) == 0.5
