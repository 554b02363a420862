"""Loaded before everything else (`-p tests.environment`): the suite's own data folder, before settings are read.

Runs that happen at the same time take different folders, so that they never share a test database.
"""

import atexit
import fcntl
import gc
import os
from pathlib import Path

VAR = Path(__file__).resolve().parents[1] / "var"


def free_folder() -> Path:
    """The first test folder that no other run holds; the lock lasts as long as this process."""
    for number in range(1, 50):
        folder = VAR / ("test" if number == 1 else f"test-{number}")
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "suite.lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            continue
        atexit.register(lock.close)
        return folder
    raise SystemExit("Zu viele Testläufe zugleich.")


if "WIRNETZ_DATA" not in os.environ:
    os.environ["WIRNETZ_DATA"] = str(free_folder())
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright's sync interface runs a loop in this thread


def pytest_collection_finish() -> None:
    """Spare the collector what stays to the end (models, templates, 4,000 tests): a tenth of the computing time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
