"""PERF-4: a long document is made within ten seconds, and waiting ones, however many, do not slow the pages down."""

import subprocess
import sys
import time
from dataclasses import replace

import pytest
from django.test import Client

from tests.documents.pptx_samples import full_deck
from tests.documents.templates import TEMPLATES
from tests.documents.test_brochure import hostile
from tests.factories.networks import make_network
from wirnetz.core.work import AFTER_PAGES
from wirnetz.documents.pptx.house import build_apart
from wirnetz.documents.typst.brochure import write_brochure

pytestmark = [pytest.mark.drill, pytest.mark.django_db]
MOST_SECONDS, SLIDES, ROUNDS = 10, 40, 120
SLOWER, TRIES = 1.5, 3
QUEUE = f"""
import os
os.nice({AFTER_PAGES})
from tests.documents.pptx_samples import full_deck
from tests.documents.templates import TEMPLATES
from wirnetz.documents.pptx.house import build
template = TEMPLATES["kammer"]()
print("begun", flush=True)
while True:
    build(full_deck(), template)
"""


def long_deck():
    slides = full_deck().slides
    chosen = [replace(slides[at % len(slides)], title=f"{slides[at % len(slides)].title} {at}") for at in range(SLIDES)]
    return replace(full_deck(), slides=tuple(chosen))


@pytest.mark.parametrize("template", TEMPLATES)
def test_forty_slides_are_built_apart_within_ten_seconds(template):
    data = TEMPLATES[template]()
    started = time.perf_counter()
    built = build_apart(long_deck(), data)
    assert time.perf_counter() - started < MOST_SECONDS
    assert len(built.data) > 50_000


def test_a_brochure_without_measure_is_set_within_ten_seconds():
    started = time.perf_counter()
    write_brochure(hostile())
    assert time.perf_counter() - started < MOST_SECONDS


def slowest_but_few(client):
    """Seconds within which 19 of 20 pages are answered."""
    times = []
    for turn in range(ROUNDS):
        started = time.perf_counter()
        assert client.get(f"/netzwerke/?nach={turn}" if turn % 2 else "/netzwerke/runder-tisch/").status_code == 200
        times.append(time.perf_counter() - started)
    return sorted(times)[int(ROUNDS * 0.95)]


def test_a_queue_of_decks_that_never_ends_does_not_slow_the_pages():
    """Worse than fifty. Measured side by side up to three times: what else this machine does must not decide."""
    make_network("Runder Tisch", slug="runder-tisch")
    client, found = Client(), []
    for _ in range(TRIES):
        slowest_but_few(client)
        quiet = slowest_but_few(client)
        with subprocess.Popen([sys.executable, "-c", QUEUE], stdout=subprocess.PIPE) as queue:
            try:
                queue.stdout.readline()
                busy = slowest_but_few(client)
                was_at_work = queue.poll() is None
            finally:
                queue.kill()
        assert was_at_work
        found.append(round(busy / quiet, 2))
        if found[-1] <= SLOWER:
            return
    assert found == []
