"""Set-up of the whole suite: an embedded database of its own, no network, fast hasher."""

import socket
import tracemalloc  # noqa: F401  whole before a thread needs it for telling of something left open
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connection

from wirnetz.config.startup import open_database

pytest_plugins = ["tests.database", "tests.people", "tests.reference", "tests.portal.asking", "tests.logbook"]


def pytest_configure(config: pytest.Config) -> None:
    """Start the database once; workers of pytest-xdist share the first one's."""
    open_database(is_durable=False)
    # How long an example takes says how busy the machine is, not whether the code is right.
    hypothesis.settings.register_profile(
        "unhurried", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
    )
    hypothesis.settings.load_profile("unhurried")
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)  # whitenoise warns of a folder that is not there
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STEADY_ANSWER_SECONDS = 0
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


NEVER_EMPTIED = ("accounts_auditentry", "infoservice_consententry")
"""Tables that refuse to be emptied: what was done, and who agreed to what."""
LONGEST_FIRST = ("tests/portal/test_url_table.py", "tests/test_static.py")
"""Files that take longest begin, so that no worker waits for the last one alone."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first; every other test stays where it is."""
    places = {name: number for number, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: places.get(item.nodeid.partition("::")[0], len(places)))


@pytest.fixture(autouse=True)
def no_landscape_of_another_test() -> None:
    """No page shows the finished landscape of an earlier test while the background, which does not run, reads anew."""
    from wirnetz.landscape.queries.kept import HERE  # Django is set up by now

    HERE.forget()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that talks to anything but this machine fails."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "localhost", "::1"}:
            raise AssertionError(f"a test tried to reach {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="module")
def audit_may_be_emptied(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """After a committed test every table is emptied; two records refuse that, so their guards rest meanwhile."""

    def let_guards(do: str) -> None:
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            for table in NEVER_EMPTIED:
                cursor.execute(f"ALTER TABLE {table} {do} TRIGGER USER")

    let_guards("DISABLE")
    yield
    let_guards("ENABLE")
