"""Test databases are copies of one that is migrated once: workers and later runs do not migrate again.

The original is named after what its tables come from (migrations and models); it is made anew when that changes.
"""

import fcntl
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

SOURCE = Path(__file__).resolve().parents[1] / "src" / "wirnetz"
LOCK = Path(__file__).resolve().parents[1] / "requirements" / "runtime.txt"
NAME = "original_"


def original_name() -> str:
    """The name of the database that fits the present code and packages."""
    digest = sha256(LOCK.read_bytes())
    for path in sorted(
        [
            *SOURCE.glob("*/migrations/*.py"),
            *SOURCE.glob("core/kept/*.py"),
            SOURCE / "core/migrating.py",
            *SOURCE.glob("*/apps.py"),
        ]
    ):
        digest.update(path.read_bytes())
    return NAME + digest.hexdigest()[:16]


def make_original(name: str) -> None:
    """Migrate an empty database and give it its name only then; drop those of other states of the code."""
    own, draft = connection.settings_dict["NAME"], f"{NAME}draft"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{NAME}%"])
        for (old,) in cursor.fetchall():
            cursor.execute(f'DROP DATABASE "{old}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{draft}"')
    connection.close()
    connection.settings_dict["NAME"] = draft
    try:
        call_command("migrate", verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'ALTER DATABASE "{draft}" RENAME TO "{name}"')


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """Name the original as template of the test database; whoever comes first makes it, the others wait."""
    folder = Path(settings.DATA)
    with (folder / "original.lock").open("w") as lock, django_db_blocker.unblock():
        fcntl.flock(lock, fcntl.LOCK_EX)
        name = original_name()
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            is_there = cursor.fetchone() is not None
        if not is_there:
            make_original(name)
        connection.settings_dict["TEST"]["TEMPLATE"] = name
