"""Test databases are copies of originals that are made once: workers and later runs neither migrate nor load again.

An original is named after what its contents come from; it is made anew when that changes. A worker that fills tables
for a module turns to a copy of its own for that time, so that no other module meets what stands in it.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

SOURCE = Path(__file__).resolve().parents[1] / "src" / "wirnetz"
LOCK = Path(__file__).resolve().parents[1] / "requirements" / "runtime.txt"
TABLES = ("*/migrations/*.py", "core/kept/*.py", "core/migrating.py", "*/apps.py")
CONTENTS = (
    "core/**/*.py",
    "*/models*/**/*.py",
    "*/models.py",
    "*/actions*/**/*.py",
    "*/search.py",
    "*/reference/**/*",
    "*/finder/*.py",
)
EMPTY = "original"


def state_of(*patterns: str) -> str:
    """Sixteen hexadecimal digits that change with the files of these patterns and with the packages."""
    digest = sha256(LOCK.read_bytes())
    for path in sorted({path for pattern in patterns for path in SOURCE.glob(pattern)}):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def turned_to(name: str) -> Iterator[None]:
    """Let the connection speak to another database for a while."""
    own = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own


def names_like(pattern: str) -> list[str]:
    """The databases of the server whose names begin so."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{pattern}%"])
        return [name for (name,) in cursor.fetchall()]


def original(kind: str, state: str, fill: Callable[[], object], template: str | None = None) -> str:
    """The name of the database of this kind and state; whoever comes first makes it, the others wait.

    It gets its name only when it is whole; those of other states of the code are dropped.
    """
    name, draft = f"{kind}_{state}", f"{kind}_draft"
    with (Path(settings.DATA) / f"{kind}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        there = names_like(f"{kind}_")
        if name in there:
            return name
        with connection._nodb_cursor() as cursor:
            for old in there:
                cursor.execute(f'DROP DATABASE "{old}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{draft}"' + (f' TEMPLATE "{template}"' if template else ""))
        with turned_to(draft):
            fill()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'ALTER DATABASE "{draft}" RENAME TO "{name}"')
    return name


def empty_original() -> str:
    """The name of the database that is migrated and holds nothing."""
    return original(EMPTY, state_of(*TABLES), lambda: call_command("migrate", verbosity=0))


def filled_original(kind: str, fill: Callable[[], object]) -> str:
    """The name of the database that holds what `fill` commits; `kind` names it."""
    return original(kind, state_of(*TABLES, *CONTENTS), fill, template=empty_original())


def own_name() -> str:
    """The name of this worker's test database, also where no test of the run asked for it to be made."""
    told, name = connection.settings_dict["TEST"]["NAME"], str(connection.settings_dict["NAME"])
    return str(told) if told else name if name.startswith("test_") else f"test_{name}"


@contextmanager
def a_copy_of(name: str) -> Iterator[None]:
    """Turn to this worker's own copy of a filled database; it stays for the worker's next module."""
    copy = f"{own_name()}_{name}"
    if copy not in names_like(copy):
        with (Path(settings.DATA) / "copy.lock").open("w") as lock, connection._nodb_cursor() as cursor:
            fcntl.flock(lock, fcntl.LOCK_EX)  # nobody may use a database while it is copied
            cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
    with turned_to(copy):
        yield


@contextmanager
def a_fleeting_copy_of(name: str) -> Iterator[None]:
    """Turn to a copy of a database that is dropped afterwards, whatever was committed there."""
    copy = f"{own_name()}_fleeting"

    def drop() -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')

    drop()
    with (Path(settings.DATA) / "copy.lock").open("w") as lock, connection._nodb_cursor() as cursor:
        fcntl.flock(lock, fcntl.LOCK_EX)
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
    with turned_to(copy):
        yield
    drop()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """Name the original as template of the test database, and drop the copies that earlier runs left."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = empty_original()
        with connection._nodb_cursor() as cursor:
            for kind in (EMPTY, "reference", "areas", "library"):
                for name in names_like(f"{own_name()}_{kind}_"):
                    cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
