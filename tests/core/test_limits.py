"""How often somebody may ask, and who counts as somebody."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.http import HttpResponse
from django.test import RequestFactory

from wirnetz.core.client_address import client_address, client_network, shortened_address
from wirnetz.core.limits import FINDER, allow, forget_old_counts, limited
from wirnetz.core.models import RequestCount

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@limited("test", limit=3, seconds=60)
def view(request):
    return HttpResponse("gern")


def ask(address="198.51.100.7", **more):
    return view(RequestFactory().get("/", REMOTE_ADDR=address, **more))


def test_the_next_request_beyond_the_limit_is_told_when_to_come_again():
    with time_machine.travel(NOON.replace(second=18), tick=False):
        assert [ask().status_code for _ in range(5)] == [200, 200, 200, 429, 429]
        refused = ask()
    assert refused["Retry-After"] == "42"
    assert refused["Cache-Control"] == "no-store"
    assert "In einer Minute geht es weiter." in refused.content.decode()


def test_the_next_window_begins_at_nothing():
    with time_machine.travel(NOON, tick=False) as clock:
        assert [ask().status_code for _ in range(4)][-1] == 429
        clock.shift(60)
        assert ask().status_code == 200


def test_clients_are_counted_apart():
    with time_machine.travel(NOON, tick=False):
        for _ in range(4):
            ask()
        assert ask("198.51.100.8").status_code == 200


def test_one_query_per_request(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert allow("test", "x", limit=1, seconds=60)


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("198.51.100.7", "::ffff:198.51.100.7", True),
        ("198.51.100.7", "198.51.100.8", False),
    ],
)
def test_one_connection_is_one_client(first, second, is_one):
    networks = {client_network(RequestFactory().get("/", REMOTE_ADDR=address)) for address in (first, second)}
    assert (len(networks) == 1) is is_one


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "expected"),
    [
        (False, "203.0.113.9", "198.51.100.7"),
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (True, "203.0.113.9, nonsense", "unknown"),
        (True, "", "198.51.100.7"),
    ],
)
def test_a_forwarded_address_counts_behind_our_own_proxy_only(settings, behind_proxy, forwarded, expected):
    settings.BEHIND_PROXY = behind_proxy
    request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.7", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == expected


def test_nobody_escapes_by_claiming_another_address():
    with time_machine.travel(NOON, tick=False):
        codes = [ask(HTTP_X_FORWARDED_FOR=f"203.0.113.{number}").status_code for number in range(4)]
    assert codes == [200, 200, 200, 429]


def test_no_address_is_stored():
    allow("sign_in", "alice@wirnetz.example", limit=1, seconds=60)
    (key,) = RequestCount.objects.values_list("key", flat=True)
    assert len(key) == 64
    assert set(key) <= set("0123456789abcdef")


@pytest.mark.parametrize(
    ("address", "expected"),
    [("198.51.100.7", "198.51.100.0"), ("2001:db8:1:2::1", "2001:db8:1::"), ("Unfug", "unknown"), ("", "unknown")],
)
def test_a_shortened_address_names_no_household(address, expected):
    assert shortened_address(address) == expected


def test_old_counts_are_forgotten():
    with time_machine.travel(NOON.replace(day=20)):
        allow("test", "old", limit=1, seconds=60)
    with time_machine.travel(NOON):
        allow("test", "new", limit=1, seconds=60)
        assert forget_old_counts() == 1
    assert RequestCount.objects.count() == 1


@pytest.mark.parametrize(
    ("path", "answer"), [pytest.param("/?ort=zz", 200, marks=pytest.mark.drill), ("/suche/?q=zz", 200)]
)
def test_the_finder_answers_sixty_times_a_minute(client, path, answer):
    with time_machine.travel(NOON, tick=False):
        codes = [client.get(path).status_code for _ in range(FINDER["limit"] + 1)]
    assert codes == [answer] * FINDER["limit"] + [429]


def test_pages_that_ask_for_nothing_are_not_counted(client):
    client.get("/")
    client.get("/suche/")
    assert RequestCount.objects.count() == 0
